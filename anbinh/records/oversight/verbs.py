"""What this room posts to the journal. Inspections held, findings and recommendations are sums over these."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.verbs import Verb, declare
from anbinh.foundation.notices import kinds

PLANNED = "oversight.inspection.planned"
OPENED = "oversight.inspection.opened"
SEED = "oversight.seed.committed"
DRAWN = "oversight.sample.drawn"
FINDING = "oversight.finding.made"
OPEN = "oversight.recommendation.open"
DONE = "oversight.recommendation.done"
OVERDUE = "oversight.recommendation.overdue"
HELD = "oversight.inspection.held"
CLOSED = "oversight.inspection.closed"
NOTED = "oversight.inspection.noted"
TAKEN_BACK = "oversight.act.taken_back"

CUTS = ("kind", "topic")

declare(
    Verb(PLANNED, _("Inspection put into the plan")),
    Verb(OPENED, _("Inspection opened")),
    Verb(SEED, _("Seed of a draw committed"), dimensions=("seed", "book", "size")),
    Verb(DRAWN, _("Records drawn"), dimensions=("seed", "book", "size")),
    Verb(FINDING, _("Finding of an inspection"), counts="findings", dimensions=CUTS),
    Verb(OPEN, _("Recommendation open"), counts="recommendations", dimensions=CUTS),
    Verb(DONE, _("Recommendation done"), counts="recommendations", dimensions=(*CUTS, "in_time")),
    Verb(OVERDUE, _("Recommendation overdue"), counts="recommendations", dimensions=CUTS),
    Verb(HELD, _("Inspection held"), counts="inspections", dimensions=CUTS),
    Verb(CLOSED, _("Inspection closed")),
    Verb(NOTED, _("Note added")),
    Verb(TAKEN_BACK, _("Step taken back")),
)

RECOMMENDED = kinds.declare(
    kinds.Kind("oversight.recommendation.made", _("Recommendation to your unit"), "oversight.answer", kinds.Way.AT_ONCE)
)
SOON_DUE = kinds.declare(kinds.Kind("oversight.recommendation.due", _("Recommendation soon due"), "oversight.answer"))
NOT_DONE = kinds.declare(kinds.Kind("oversight.recommendation.late", _("Recommendation overdue"), "oversight.answer"))
ANSWERED = kinds.declare(
    kinds.Kind("oversight.recommendation.answered", _("Recommendation followed"), "oversight.inspect")
)
