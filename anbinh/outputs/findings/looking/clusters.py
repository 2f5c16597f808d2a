"""Communes and days in which reports of one method or line gather more than chance would show, going on now.

The permutation model: no population is needed, and what is always more in one place, or everywhere at one time, is no
cluster. Settings of the night as kernels/signals recommends: a year, windows of 1 to 28 days, zones of at most 5 km.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from anbinh.foundation.units.models import Unit
from anbinh.kernels.signals.clusters import NIGHTLY, Cluster, Places, Scan, Study, scan
from anbinh.outputs.findings.looking.counting import OF_COMMUNES, Where
from anbinh.outputs.findings.looking.seen import Seen
from anbinh.outputs.findings.querysets import Received

YEAR = timedelta(days=365)
FEWEST, FEWEST_IN_ONE = 20, 4
# Shown when chance alone would show as much less than once in so many days.
SELDOM = 365


def clusters(rows: Iterable[Received], *, last: date, communes: Sequence[Unit], where: Where) -> list[Seen]:
    """What gathers up to the day `last`."""
    cases: dict[tuple[str, str], dict[tuple[int, date], int]] = defaultdict(lambda: defaultdict(int))
    there = {unit.pk for unit in communes}
    for row in rows:
        if last - YEAR < row.day <= last and (commune := where(row.unit, row.day)) in there and commune is not None:
            for theme in sorted(OF_COMMUNES & row.codes.keys()):
                cases[theme, row.codes[theme]][commune, row.day] += row.quantity
    if not communes:
        return []
    points = np.array([(unit.latitude, unit.longitude) for unit in communes], dtype=np.float64)
    places = Places(tuple(str(unit.pk) for unit in communes), points)
    settings = replace(NIGHTLY, end=f"{last}", early_stop=50)
    return [one for about in sorted(cases) for one in _of(about, cases[about], settings, places, communes)]


def _of(
    about: tuple[str, str], found: dict[tuple[int, date], int], settings: Scan, places: Places, communes: Sequence[Unit]
) -> Iterator[Seen]:
    rows = [(str(unit), day, count) for (unit, day), count in sorted(found.items()) if count > 0]
    if sum(count for _unit, _day, count in rows) < FEWEST:
        return
    named = {str(unit.pk): unit for unit in communes}
    for one in scan(Study.of(scan=settings, places=places, cases=rows), workers=1).clusters:
        if one.observed >= FEWEST_IN_ONE and (seldom := _seldom(one)) is not None and seldom >= SELDOM:
            yield _seen(about, one, seldom, [named[name] for name in one.locations])


def _seldom(one: Cluster) -> float | None:
    return one.recurrence_days_gumbel or one.recurrence_days


def _seen(about: tuple[str, str], one: Cluster, seldom: float, communes: Sequence[Unit]) -> Seen:
    assert one.first_day is not None and one.last_day is not None
    return Seen(
        kind="cluster",
        theme=about[0],
        value=about[1],
        unit=communes[0].pk,
        first_on=one.first_day,
        last_on=one.last_day,
        observed=one.observed,
        expected=round(one.expected, 3),
        bound=None,
        seldom=round(seldom),
        told={
            "radius_km": round(one.radius, 2),
            "places": [{"unit": unit.pk, "code": unit.code, "name": unit.name} for unit in communes],
        },
    )
