"""Rows of the plan: numbers only, so that a year of a hundred thousand reports is one array."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from anbinh.kernels.city.moments import NEVER

PROSECUTED, NOT_PROSECUTED, ADMINISTRATIVE, SUSPENDED, TRANSFERRED = range(5)
OUTCOMES = ("prosecuted", "not_prosecuted", "administrative", "suspended", "transferred")
Rows = NDArray[np.void]


class ReportRow(NamedTuple):
    """A planned report; moments in minutes. `ended` is the first end, `ended_again` the one after it was resumed."""

    key: int
    number: int
    entry: int
    place: int
    happened: int
    received: int
    ended: int
    outcome: int
    resumed: int
    ended_again: int
    outcome_again: int
    extensions: int
    desk: int
    seat: int
    series: int
    plant: int
    case: int
    case_year: int


class CaseRow(NamedTuple):
    """A planned case. `received` is its report's receipt, NEVER where it was found directly."""

    key: int
    number: int
    report: int
    entry: int
    place: int
    happened: int
    received: int
    opened: int
    cleared: int
    extensions: int
    seat: int
    plant: int


def _type(row: type[Any]) -> np.dtype[np.void]:
    return np.dtype([(name, np.int64) for name in row._fields])


REPORT, CASE = _type(ReportRow), _type(CaseRow)


def blank_reports(count: int, rng: np.random.Generator) -> Rows:
    """So many reports of nothing yet, each with dice of its own."""
    rows = np.zeros(count, dtype=REPORT)
    rows["key"] = rng.integers(0, 2**62, count)
    for name in ("resumed", "ended_again"):
        rows[name] = NEVER
    rows["plant"] = rows["case"] = -1
    rows["desk"], rows["seat"] = rng.integers(0, 100, count), rng.integers(0, 100, count)
    return rows


def blank_cases(count: int, rng: np.random.Generator) -> Rows:
    """So many cases of nothing yet."""
    rows = np.zeros(count, dtype=CASE)
    rows["key"] = rng.integers(0, 2**62, count)
    for name in ("received", "cleared"):
        rows[name] = NEVER
    rows["plant"] = -1
    rows["seat"] = rng.integers(0, 100, count)
    return rows
