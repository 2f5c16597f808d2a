"""The suggested plan: units in the order of what the journal counts of them, each number opening to its entries."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.wording import Text
from anbinh.foundation.units.models import Unit
from anbinh.records.oversight import rules
from anbinh.records.oversight.querysets import signs, units_coded

LOOKED_AT = timedelta(days=365)
MOST = 20
LABELS: dict[str, Text] = {
    "custody": _("Custody past its end"),
    "limits": _("Reports past a time limit"),
    "investigation": _("Investigations past their time"),
    "reviews": _("Reviews of hot spots missed"),
    "corrections": _("Corrections of reports"),
    "taken_back": _("Steps taken back"),
}


@dataclass(frozen=True)
class Cell:
    """One number with the entries it counts."""

    count: int
    href: str


@dataclass(frozen=True)
class Line:
    """One unit: its numbers in the order of the signs, and their weighted sum."""

    unit: Unit
    cells: Sequence[Cell]
    score: int

    @property
    def reason(self) -> str:
        """What was counted, in words, kept with the plan."""
        pairs = zip(LABELS.values(), self.cells, strict=True)
        return "; ".join(f"{label}: {cell.count}" for label, cell in pairs if cell.count)


def heads() -> list[tuple[Text, int]]:
    """What each column counts, and its weight."""
    return [(LABELS[name], sign.weight) for name, sign in rules.SIGNS.items()]


def suggested(*, on: date) -> list[Line]:
    """The units of today with the highest sums over the last twelve months."""
    first = on - LOOKED_AT
    counted = signs(first=first, last=on)
    scores = {
        code: rules.score({name: counts[code] for name, counts in counted.items()})
        for code in {code for counts in counted.values() for code in counts}
    }
    best = sorted((code for code in scores if scores[code]), key=lambda code: (-scores[code], code))[: MOST * 4]
    units = units_coded(best, on=on)
    found = [code for code in best if code in units][:MOST]
    return [Line(units[code], _cells(units[code], counted, first, on), scores[code]) for code in found]


def _cells(unit: Unit, counted: Mapping[str, Counter[str]], first: date, last: date) -> list[Cell]:
    return [
        Cell(counted[name][unit.code], _entries(sign.verb, unit, first, last)) for name, sign in rules.SIGNS.items()
    ]


def _entries(verb: str, unit: Unit, first: date, last: date) -> str:
    asked = {"verb": verb, "unit": unit.code, "first": f"{first:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"}
    return f"{reverse('journal:log')}?{urlencode(asked)}"
