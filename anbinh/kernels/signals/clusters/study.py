"""The cases of a study, each at a location and in a step of time, and what was expected there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from anbinh.kernels.signals.clusters.errors import ClusterError
from anbinh.kernels.signals.clusters.places import Places
from anbinh.kernels.signals.clusters.settings import Scan, TimeUnit
from anbinh.kernels.signals.clusters.timeline import Timeline, number_of, timeline

Period = str | date | None
# A location, a period (None where time plays no part), and how many.
CaseRow = tuple[str, Period, int]
ExpectedRow = tuple[str, Period, float]
NO_TIME = Timeline(None)


@dataclass(frozen=True)
class Study:
    """One entry of `case_places` and `case_steps` for every single case; `expected` is locations × steps, its sum the
    number of cases (None for the permutation model, which needs none); `measure` is what a zone is limited by."""

    scan: Scan
    places: Places
    timeline: Timeline
    case_places: NDArray[np.int64]
    case_steps: NDArray[np.int64]
    expected: NDArray[np.float64] | None
    measure: NDArray[np.float64]

    @property
    def total(self) -> int:
        return len(self.case_places)

    @property
    def steps(self) -> int:
        return 1 if self.scan.mode == "spatial" else self.timeline.steps

    @classmethod
    def of(
        cls,
        *,
        scan: Scan,
        places: Places,
        cases: Iterable[CaseRow],
        expected: Sequence[ExpectedRow] | None = None,
        population: NDArray[np.float64] | None = None,
    ) -> "Study":
        """Put cases and expectations into their places and steps. Rows outside the study period are left out."""
        rows = [row for row in cases if row[2]]
        if not rows:
            raise ClusterError("no_cases")
        _radius_fits(scan, places)
        scan = replace(scan, coordinates=places.coordinates, time_unit=_unit(scan, rows))
        numbers = {name: number for number, name in enumerate(places.names)}
        where, when, counts = _columns(rows, numbers, scan)
        span = timeline(scan, scan.time_unit, when.tolist()) if scan.time_unit else NO_TIME
        inside = (when >= span.first) & (when <= span.last)
        if not inside.any():
            raise ClusterError("no_cases_in_study")
        times = counts[inside].astype(np.int64)
        study = cls(
            scan=scan,
            places=places,
            timeline=span,
            case_places=np.repeat(where[inside], times),
            case_steps=np.repeat(_steps(span, when[inside], scan), times),
            expected=None,
            measure=np.zeros(0),
        )
        if scan.model == "poisson":
            study = replace(study, expected=_expected(study, expected, population, numbers))
        return replace(study, measure=_measure(study, population))


def _radius_fits(scan: Scan, places: Places) -> None:
    """Kilometres are of the earth; a plane has units of its own."""
    if places.coordinates == "cartesian" and scan.max_radius_km:
        raise ClusterError("radius_of_the_other_kind", given="max_radius_km", other="max_radius")
    if places.coordinates == "latlon" and scan.max_radius:
        raise ClusterError("radius_of_the_other_kind", given="max_radius", other="max_radius_km")


def _unit(scan: Scan, rows: Sequence[CaseRow | ExpectedRow]) -> TimeUnit | None:
    """The unit asked for, or the one the first row is written in."""
    period = rows[0][1]
    if period is None:
        if scan.mode != "spatial":
            raise ClusterError("time_missing", mode=scan.mode)
        return None
    if scan.time_unit or isinstance(period, date):
        return scan.time_unit or "day"
    written = period.strip()
    if written.isdigit():
        return "year"
    return "month" if len(written) == len("2024-03") and written[:4].isdigit() else "day"


def _columns(
    rows: Sequence[CaseRow | ExpectedRow], numbers: dict[str, int], scan: Scan
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    unknown = sorted({name for name, _, _ in rows if name not in numbers})
    if unknown:
        raise ClusterError("unknown_location", given=unknown[0], count=len(unknown))
    unit, known = scan.time_unit, dict[Period, int]()
    for _, period, _ in rows:
        if period not in known:
            known[period] = number_of(str(period), unit) if unit and period is not None else 0
    where = np.array([numbers[name] for name, _, _ in rows], dtype=np.int64)
    when = np.array([known[period] for _, period, _ in rows], dtype=np.int64)
    return where, when, np.array([count for _, _, count in rows], dtype=np.float64)


def _steps(span: Timeline, when: NDArray[np.int64], scan: Scan) -> NDArray[np.int64]:
    return np.zeros(len(when), dtype=np.int64) if scan.mode == "spatial" else span.index(when)


def _expected(
    study: Study,
    rows: Sequence[ExpectedRow] | None,
    population: NDArray[np.float64] | None,
    numbers: dict[str, int],
) -> NDArray[np.float64]:
    """Locations × steps, scaled to the number of cases; a location's number without a period is spread evenly."""
    table = np.zeros((len(study.places.names), study.steps))
    if rows and rows[0][1] is not None:
        where, when, counts = _columns(rows, numbers, study.scan)
        inside = (when >= study.timeline.first) & (when <= study.timeline.last)
        np.add.at(table, (where[inside], _steps(study.timeline, when[inside], study.scan)), counts[inside])
    elif rows or population is not None:
        each = np.zeros(len(table)) if population is None or rows else population.astype(np.float64)
        if rows:
            where, _, counts = _columns([(name, None, number) for name, _, number in rows], numbers, NO_UNIT)
            np.add.at(each, where, counts)
        table += np.outer(each, _lengths(study))
    else:
        raise ClusterError("expected_missing")
    if not table.sum() > 0:
        raise ClusterError("nothing_expected")
    bare = np.flatnonzero(table[study.case_places, study.case_steps] <= 0)
    if bare.size:
        raise ClusterError("case_not_expected", given=study.places.names[study.case_places[bare[0]]])
    scaled: NDArray[np.float64] = table * (study.total / table.sum())
    return scaled


NO_UNIT = Scan()


def _lengths(study: Study) -> NDArray[np.float64]:
    """How many units each step holds: the first may be shorter."""
    if study.steps == 1:
        return np.ones(1)
    both = [study.timeline.units(step, step) for step in range(study.steps)]
    return np.array([last - first + 1 for first, last in both], dtype=np.float64)


def _measure(study: Study, population: NDArray[np.float64] | None) -> NDArray[np.float64]:
    """For each location, what `max_fraction` counts."""
    match study.scan.measure:
        case "population":
            if population is None:
                raise ClusterError("population_missing")
            return population.astype(np.float64)
        case "expected" if study.expected is not None:
            total: NDArray[np.float64] = study.expected.sum(axis=1)
            return total
        case _:
            return np.bincount(study.case_places, minlength=len(study.places.names)).astype(np.float64)
