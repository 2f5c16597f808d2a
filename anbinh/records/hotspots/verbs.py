"""What this room posts to the journal. Open, opened and cleared hot spots and overdue reviews are sums over these."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.verbs import Verb, declare
from anbinh.foundation.notices import kinds

OPENED = "hotspots.spot.opened"
CLEARED = "hotspots.spot.cleared"
OVERDUE = "hotspots.review.overdue"
REVIEWED = "hotspots.review.held"
MEASURE = "hotspots.measure.taken"
CORRECTED = "hotspots.spot.corrected"
NOTED = "hotspots.spot.noted"
TAKEN_BACK = "hotspots.act.taken_back"

declare(
    Verb(OPENED, _("Hot spot opened"), counts="hot spots", dimensions=("kind",)),
    Verb(CLEARED, _("Hot spot cleared"), counts="hot spots", dimensions=("kind",)),
    Verb(OVERDUE, _("Review overdue"), counts="reviews", dimensions=("kind",)),
    Verb(REVIEWED, _("Review held")),
    Verb(MEASURE, _("Measure taken")),
    Verb(CORRECTED, _("Hot spot corrected")),
    Verb(NOTED, _("Note added")),
    Verb(TAKEN_BACK, _("Step taken back")),
)

REVIEW_IS_OVERDUE = kinds.declare(kinds.Kind("hotspots.review.overdue", _("Review overdue"), "hotspots.handle"))
