"""What this room posts to the journal. Models, sites and places kept, and reviews in time, are sums over these."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.verbs import Verb, declare
from anbinh.foundation.notices import kinds

PLANNED = "movement.model.planned"
PREPARED = "movement.model.prepared"
OPENED = "movement.model.opened"
CLOSED = "movement.model.closed"
RECOGNISED = "movement.model.recognised"
EVALUATED = "movement.model.evaluated"
REPLICATED = "movement.model.replicated"
MET = "movement.meeting.held"
REVIEWED = "movement.review.done"
SITE_OPENED = "movement.site.opened"
SITE_CLOSED = "movement.site.closed"
COVERED = "movement.place.covered"
JUDGED = "movement.place.judged"
CORRECTED = "movement.record.corrected"
NOTED = "movement.record.noted"
TAKEN_BACK = "movement.act.taken_back"

BOTH = ("model_type", "site_type")
declare(
    Verb(PLANNED, _("Survey for a model planned")),
    Verb(PREPARED, _("Model prepared further")),
    Verb(OPENED, _("Model launched"), counts="models", dimensions=("model_type",)),
    Verb(CLOSED, _("Model retired"), counts="models", dimensions=("model_type",)),
    Verb(RECOGNISED, _("Model recognised"), counts="models", dimensions=("model_type", "level")),
    Verb(EVALUATED, _("Model evaluated")),
    Verb(REPLICATED, _("Replication of a model decided")),
    Verb(MET, _("Meeting or report of a model")),
    Verb(REVIEWED, _("Model reviewed"), counts="reviews", dimensions=(*BOTH, "in_time")),
    Verb(SITE_OPENED, _("Site opened"), counts="sites", dimensions=BOTH),
    Verb(SITE_CLOSED, _("Site closed"), counts="sites", dimensions=BOTH),
    Verb(COVERED, _("Place with a model"), counts="places", dimensions=("site_type",)),
    Verb(JUDGED, _("Place judged for its safety"), counts="places", dimensions=("site_type", "passed")),
    Verb(CORRECTED, _("Record corrected")),
    Verb(NOTED, _("Note added")),
    Verb(TAKEN_BACK, _("Step taken back")),
)

REVIEWS_ARE_DUE = kinds.declare(kinds.Kind("movement.review.due", _("Reviews soon due"), "movement.handle"))
REVIEWS_ARE_MISSED = kinds.declare(kinds.Kind("movement.review.missed", _("Reviews missed"), "movement.handle"))
