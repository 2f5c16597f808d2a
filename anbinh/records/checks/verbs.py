"""What this room posts to the journal; nothing of it is counted."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.verbs import Verb, declare

OPENED = "checks.listing.opened"
CONFIRMED = "checks.listing.confirmed"
PROLONGED = "checks.listing.prolonged"
WITHDRAWN = "checks.listing.withdrawn"
EXPIRED = "checks.listing.expired"
CONTESTED = "checks.contest.received"
ANSWERED = "checks.contest.answered"
NOTED = "checks.act.noted"
TAKEN_BACK = "checks.act.taken_back"

declare(
    Verb(OPENED, _("Number put on the list as being checked")),
    Verb(CONFIRMED, _("Number on the list confirmed")),
    Verb(PROLONGED, _("Time on the list prolonged")),
    Verb(WITHDRAWN, _("Number taken off the list")),
    Verb(EXPIRED, _("Time on the list over")),
    Verb(CONTESTED, _("Objection to the list received")),
    Verb(ANSWERED, _("Objection to the list answered")),
    Verb(NOTED, _("Note added")),
    Verb(TAKEN_BACK, _("Step taken back")),
)
