"""The tables of a period as they will be published: asked once, as known at a moment, and made safe."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from anbinh.foundation.units.models import Unit
from anbinh.kernels.figures import Answers, Period, Result, book
from anbinh.kernels.figures.disclosure import TOTAL, publishable_list
from anbinh.outputs.figures.asking import ask, coverages, territory
from anbinh.outputs.figures.wording import names_of
from anbinh.outputs.publications.published import MONTH, UNIT, Subject, subjects

REST = "rest"
Table = dict[str, Any]


class NotToBePublished(Exception):
    """Its text says which numbers do not fit together."""


@dataclass(frozen=True)
class Asked:
    """Whose figures, of which period, as known when."""

    unit: Unit
    period: Period
    known_at: datetime

    def answers(self, figures: Sequence[str], by: str | None = None) -> Answers:
        return ask(figures, unit=self.unit, period=self.period, by=by, as_of=self.known_at)

    def coverages(self, units: Sequence[int]) -> dict[int, list[int]]:
        """Communes that closed, of those expected, by unit."""
        found = coverages(units, self.period, as_of=self.known_at, at=self.known_at)
        return {unit: [one.reported, one.expected] for unit, one in found.items()}


def gather(unit: Unit, period: Period, *, known_at: datetime) -> dict[str, Any]:
    """Everything that is kept and read of a publication. Small counts and their companions are None already."""
    asked = Asked(unit, period, known_at)
    return {
        "unit": unit.name,
        "coverage": asked.coverages([unit.pk])[unit.pk],
        "subjects": [_subject(one, asked) for one in subjects()],
    }


def _subject(subject: Subject, asked: Asked) -> dict[str, Any]:
    answers = asked.answers((*subject.counts, subject.rate))
    totals = {name: _count(answers.one(name)) for name in subject.counts}
    printed = {name: publishable_list({name: count}, threshold=threshold())[TOTAL] for name, count in totals.items()}
    cuts = [by for by in subject.by if by != MONTH or len(asked.period.months()) > 1]
    return {
        "key": subject.key,
        "totals": printed,
        "rate": _rate(answers.one(subject.rate), printed),
        "tables": [_table(subject, by, totals, asked) for by in cuts],
    }


def threshold() -> int:
    """The smallest count that is printed."""
    smallest: int = settings.FIGURES_SMALLEST
    return smallest


def _count(result: Result) -> int:
    count = result.numerator or 0
    if count < 0 or result.low != result.high:
        said = {"figure": result.figure.name.vi}
        raise NotToBePublished(_("“%(figure)s” is no plain count in this period and cannot be published.") % said)
    return count


def _rate(result: Result, totals: dict[str, int | None]) -> list[int | None]:
    """What is divided by what: nothing where one of them is small, or where the count itself is hidden."""
    top, bottom = result.numerator, result.denominator
    if top is None or not bottom or min(top, bottom) < threshold() or None in totals.values():
        return [None, None]
    return [top, bottom]


def _table(subject: Subject, by: str, totals: dict[str, int], asked: Asked) -> Table:
    answers = asked.answers(subject.counts, by)
    counts: dict[str, dict[str, int]] = {}
    for name in subject.counts:
        found = {_row_key(result, by): _count(result) for result in answers.of(name)}
        counts[name] = {**found, REST: totals[name] - sum(found.values())}
    if any(one[REST] < 0 for one in counts.values()):
        raise NotToBePublished(_("The parts of a table are more than its total. Have the journal verified."))
    keys = [key for key in counts[subject.counts[0]] if key != REST or any(one[REST] for one in counts.values())]
    safe = {
        name: publishable_list({key: one[key] for key in keys}, threshold=threshold()) for name, one in counts.items()
    }
    names = names_of(book().find(subject.counts[0]), by, on=asked.period.last_day)
    covered = asked.coverages([int(key) for key in keys if key != REST]) if by == UNIT else {}
    rows = [
        {
            "key": key,
            "name": _name(key, by, names),
            "until": _until(key, asked.period) if by == UNIT and key != REST else None,
            "counts": [safe[name][key] for name in subject.counts],
            "coverage": covered.get(int(key)) if by == UNIT and key != REST else None,
        }
        for key in keys
    ]
    return {"by": by, "counts": list(subject.counts), "rows": rows}


def _row_key(result: Result, by: str) -> str:
    if by == UNIT:
        return str(result.unit)
    return result.period.key if by == MONTH else result.cell or ""


def _until(key: str, period: Period) -> str | None:
    """The last day of a unit that ended within the period."""
    ended = territory().unit(int(key)).valid_to
    return None if ended is None or ended > period.last_day else (ended - timedelta(days=1)).isoformat()


def _name(key: str, by: str, names: Mapping[str, str]) -> str:
    """What a unit or a code was called on the last day; months are named when they are read."""
    if by == MONTH or key == REST:
        return ""
    if by == UNIT:
        return territory().unit(int(key)).name
    return names.get(key, key)
