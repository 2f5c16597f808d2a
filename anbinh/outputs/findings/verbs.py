"""What this room posts to the journal: history only, no figure counts findings."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.verbs import Verb, declare

FOUND = "findings.finding.found"
GROWN = "findings.finding.grown"
WATCHED = "findings.finding.watched"
DISMISSED = "findings.finding.dismissed"
LINKED = "findings.finding.linked"
DRAFTED = "findings.finding.drafted"
REOPENED = "findings.finding.reopened"
NOTED = "findings.finding.noted"
TAKEN_BACK = "findings.act.taken_back"

declare(
    Verb(FOUND, _("Finding made")),
    Verb(GROWN, _("Finding grown")),
    Verb(WATCHED, _("Finding watched")),
    Verb(DISMISSED, _("Finding dismissed")),
    Verb(LINKED, _("Finding linked to a hot spot")),
    Verb(DRAFTED, _("Warning drafted from a finding")),
    Verb(REOPENED, _("Finding opened again")),
    Verb(NOTED, _("Note added")),
    Verb(TAKEN_BACK, _("Step taken back")),
)
