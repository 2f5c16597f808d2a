"""What this room posts to the journal: the acts of people. What follows from the ties alone is posted nowhere."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.verbs import Verb, declare
from anbinh.foundation.notices import kinds

TOGETHER = "series.ruling.together"
APART = "series.ruling.apart"
WITHDRAWN = "series.ruling.withdrawn"
STANDING = "series.identifier.set"
LED = "series.lead.named"
NOTED = "series.act.noted"
TAKEN_BACK = "series.act.taken_back"
MENDED = "series.books.mended"
REREAD = "series.report.reread"

declare(
    Verb(TOGETHER, _("Reports put together in a series")),
    Verb(APART, _("Reports parted from a series")),
    Verb(WITHDRAWN, _("Ruling on a series withdrawn")),
    Verb(STANDING, _("What an identifier ties decided")),
    Verb(LED, _("Lead unit of a series named")),
    Verb(NOTED, _("Note added")),
    Verb(TAKEN_BACK, _("Step taken back")),
    Verb(REREAD, _("Report of a series read anew")),
    Verb(MENDED, _("Series brought in line with what ties them")),
)

CAME_IN = kinds.declare(kinds.Kind("series.report.came_in", _("Report in a series"), "series.read"))
LEADS = kinds.declare(kinds.Kind("series.lead.told", _("Lead unit of a series"), "series.read"))
