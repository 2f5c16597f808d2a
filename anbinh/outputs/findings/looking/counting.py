"""Reports as counts by week: of the city by method, line and offence, and of each commune of today by method and line.

Where a report of a former unit lies today is known only if the unit went whole into one commune; the others count for
the city alone, and are never shared out.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from anbinh.kernels.figures.territory import Rollup
from anbinh.kernels.signals.surges import Counts
from anbinh.outputs.findings.querysets import THEMES, Received

WEEK = timedelta(days=7)
# Of a commune, offences are too few to be compared week by week.
OF_COMMUNES = frozenset({"method", "line"})
# Who is counted: theme, code, unit.
Name = tuple[str, str, int]
Where = Callable[[int, date], int | None]


@dataclass(frozen=True)
class Weekly:
    """Counts with the name of each series, in its order."""

    counts: Counts
    names: tuple[Name, ...]
    city: int

    @property
    def weeks(self) -> tuple[date, ...]:
        """The Monday of each week."""
        assert self.counts.dates is not None
        return self.counts.dates


def monday(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def where_today(rollup: Rollup) -> Where:
    """The target (its key) in which wholly lies what a unit recorded on a day; None where that is not known."""
    by_unit: dict[int, list[tuple[date | None, date | None, int]]] = defaultdict(list)
    for place in rollup.places:
        if len(place.wholly) == 1 and not place.partly:
            for group in place.groups:
                by_unit[group.unit].append((group.since, group.until, rollup.targets[place.wholly[0]]))

    def find(unit: int, day: date) -> int | None:
        for since, until, target in by_unit.get(unit, ()):
            if (since is None or since <= day) and (until is None or day < until):
                return target
        return None

    return find


def weekly(rows: Iterable[Received], *, first: date, last: date, city: int, where: Where) -> Weekly | None:
    """Whole weeks from that of `first` to the last that had ended on `last`; None where there is none."""
    start, end = monday(first), monday(last + timedelta(days=1))
    weeks = tuple(start + WEEK * number for number in range((end - start) // WEEK))
    tally: dict[Name, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        at = (row.day - start).days // WEEK.days
        if 0 <= at < len(weeks):
            for name in _names(row, city, where):
                tally[name][at] += row.quantity
    if not weeks or not tally:
        return None
    names = tuple(sorted(tally))
    observed = np.zeros((len(weeks), len(names)))
    for column, name in enumerate(names):
        for at, count in tally[name].items():
            observed[at, column] = max(count, 0)
    return Weekly(Counts(tuple("|".join(map(str, name)) for name in names), observed, dates=weeks), names, city)


def _names(row: Received, city: int, where: Where) -> Iterable[Name]:
    commune = where(row.unit, row.day)
    for theme in THEMES:
        if code := row.codes.get(theme):
            yield theme, code, city
            if commune is not None and theme in OF_COMMUNES:
                yield theme, code, commune
