"""Opening a figure: which entries of the journal it sums, said plainly enough to be asked of any store of entries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from anbinh.kernels.figures.asking import Entry
from anbinh.kernels.figures.evaluating import Answers
from anbinh.kernels.figures.narrowing import Codes, Where, holds, narrowed
from anbinh.kernels.figures.results import Result
from anbinh.kernels.figures.territory import Group


@dataclass(frozen=True)
class Selection:
    """Entries of one verb in a span of days `since ≤ day < until`, of some units, with certain codes, once known.

    Each counts `sign` times its quantity. `partly`: the units were split, so the figure has these entries wholly, in
    part or not at all.
    """

    verb: str
    sign: int
    where: Where
    since: date | None
    until: date
    groups: tuple[Group, ...]
    known_before: datetime | None
    partly: bool = False

    def holds(self, entry: Entry) -> bool:
        """True for an entry it selects."""
        return (
            entry.verb == self.verb
            and (self.since is None or self.since <= entry.occurred_on)
            and entry.occurred_on < self.until
            and (self.known_before is None or entry.recorded_at < self.known_before)
            and holds(self.where, entry.dimensions)
            and any(group.holds(entry.unit, entry.occurred_on) for group in self.groups)
        )


def selections(
    answers: Answers, result: Result, *, of: Literal["numerator", "denominator"] = "numerator"
) -> tuple[Selection, ...]:
    """What one result sums, term by term; a figure that does not divide has only a numerator."""
    lines = answers.places[answers.figures.index(result.figure)]
    at = lines.top if of == "numerator" else lines.bottom
    if at is None:
        return ()
    one = answers.asked.slices[answers.periods.index(result.period)]
    found = []
    for part in answers.asked.lines[at]:
        window = one.window(part.at, year_before=part.year_before)
        where = part.atom.where if result.cell is None else _with_cell(part.atom.where, answers.cut, result.cell)
        if where is None:
            continue
        for partly, groups in _groups(answers, result.unit):
            found.append(
                Selection(
                    part.atom.verb,
                    part.sign,
                    where,
                    window.start,
                    window.end,
                    groups,
                    answers.asked.known_before,
                    partly,
                )
            )
    return tuple(found)


def _with_cell(where: Where, cut: str | None, cell: str) -> Where | None:
    """Narrowed to the code of one cell; None where the term wants other codes."""
    assert cut is not None, "only a cut has cells"
    return narrowed(where, [Codes(cut, (cell,))])


def _groups(answers: Answers, unit: int) -> Iterator[tuple[bool, tuple[Group, ...]]]:
    target = answers.units.index(unit)
    places = answers.asked.rollup.places
    wholly = tuple(group for place in places if target in place.wholly for group in place.groups)
    partly = tuple(group for place in places if target in place.partly for group in place.groups)
    if wholly:
        yield False, wholly
    if partly:
        yield True, partly
