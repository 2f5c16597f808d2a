"""What this room posts to the journal: the history of a report. No figure counts any of it."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.verbs import Verb, declare

DRAFTED = "briefs.brief.drafted"
REFRESHED = "briefs.brief.refreshed"
PREPARED = "briefs.brief.prepared"
SUBMITTED = "briefs.brief.submitted"
RETURNED = "briefs.brief.returned"
APPROVED = "briefs.brief.approved"
ISSUED = "briefs.brief.issued"
WRITTEN = "briefs.passage.written"
RESTORED = "briefs.passage.restored"
CARRIED = "briefs.passage.carried"
COMMENTED = "briefs.comment.made"
SETTLED = "briefs.comment.settled"

declare(
    Verb(DRAFTED, _("Report drafted")),
    Verb(REFRESHED, _("Figures of the report refreshed")),
    Verb(PREPARED, _("Number and signature of the report set")),
    Verb(SUBMITTED, _("Report submitted")),
    Verb(RETURNED, _("Report returned to its writers")),
    Verb(APPROVED, _("Report approved")),
    Verb(ISSUED, _("Report issued")),
    Verb(WRITTEN, _("Passage written")),
    Verb(RESTORED, _("Passage taken back to what the figures say")),
    Verb(CARRIED, _("New numbers carried into a passage")),
    Verb(COMMENTED, _("Comment made on a passage")),
    Verb(SETTLED, _("Comment settled")),
)
