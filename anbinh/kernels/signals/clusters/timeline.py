"""The study period cut into steps, and the windows of time that are looked at."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anbinh.kernels.signals.clusters.errors import ClusterError
from anbinh.kernels.signals.clusters.settings import Scan, TimeUnit

_ISO = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?")
_AS_WRITTEN_HERE = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
# Gregorian days to a unit, for how often something comes by itself.
DAYS: dict[TimeUnit, float] = {"day": 1.0, "month": 365.2425 / 12, "year": 365.2425}

# A century of days and more: a longer study is a slip of the pen in a date.
MOST_STEPS = 40_000
EARLIEST: dict[TimeUnit, int] = {"day": 1, "month": 12, "year": 1}


def number_of(text: str, unit: TimeUnit) -> int:
    """The running number of the unit that a written period lies in: `2024-03-06`, `06/03/2024`, `2024-03`, `2024`."""
    written = text.strip()
    try:
        if found := _ISO.fullmatch(written):
            year, month, day = found.groups()
        elif found := _AS_WRITTEN_HERE.fullmatch(written):
            day, month, year = found.groups()
        else:
            raise ValueError(written)
        if (unit == "day" and day is None) or (unit == "month" and month is None):
            raise ValueError(written)
        moment = date(int(year), int(month or 1), int(day or 1))
    except ValueError as wrong:
        raise ClusterError(f"not_a_{unit}", given=text) from wrong
    return {"day": moment.toordinal(), "month": moment.year * 12 + moment.month - 1, "year": moment.year}[unit]


def label(number: int, unit: TimeUnit) -> str:
    """A unit as the files write it: `2024-03-06`, `2024-03`, `2024`."""
    if unit == "day":
        return date.fromordinal(number).isoformat()
    return f"{number // 12:04}-{number % 12 + 1:02}" if unit == "month" else f"{number:04}"


def first_day(number: int, unit: TimeUnit) -> date:
    """The day a unit begins on."""
    if unit == "day":
        return date.fromordinal(number)
    return date(number // 12, number % 12 + 1, 1) if unit == "month" else date(number, 1, 1)


@dataclass(frozen=True)
class Timeline:
    """`steps` steps of `step` units up to and with `last`; the first may be shorter. Without time: one step."""

    unit: TimeUnit | None
    first: int = 0
    last: int = 0
    step: int = 1

    @property
    def steps(self) -> int:
        return -(-(self.last - self.first + 1) // self.step)

    def index(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        """The step each unit lies in; steps are counted back from the end, so that the newest is whole."""
        return self.steps - 1 - (self.last - numbers) // self.step

    def units(self, first: int, last: int) -> tuple[int, int]:
        """The first and the last unit of the steps `first` … `last`."""
        begins = self.last + 1 - (self.steps - first) * self.step
        return max(begins, self.first), self.last - (self.steps - 1 - last) * self.step

    def days(self, first: int, last: int) -> tuple[date, date] | None:
        """The same as days, both inclusive."""
        if self.unit is None:
            return None
        begins, ends = self.units(first, last)
        return first_day(begins, self.unit), first_day(ends + 1, self.unit) - timedelta(days=1)


def timeline(scan: Scan, unit: TimeUnit, numbers: Iterable[int]) -> Timeline:
    """The study period: as asked, or as far as the cases go."""
    there = list(numbers)
    last = number_of(scan.end, unit) if scan.end else max(there)
    first = min(there)
    if scan.start:
        first = number_of(scan.start, unit)
    elif scan.study_units:
        first = last - scan.study_units + 1
    if first > last:
        raise ClusterError("ends_before_it_starts", start=label(first, unit), end=label(last, unit))
    span = Timeline(unit, first, last, scan.time_step)
    if span.steps > MOST_STEPS or first < EARLIEST[unit]:
        raise ClusterError("study_too_long", count=span.steps, most=MOST_STEPS)
    return span


@dataclass(frozen=True)
class Windows:
    """The windows of time as steps, both ends inclusive, the shortest first. All lie in `since` … the last step."""

    first: NDArray[np.int64]
    last: NDArray[np.int64]

    @property
    def since(self) -> int:
        return int(self.first.min())

    def sums(self, running: NDArray[Any], chosen: slice) -> NDArray[Any]:
        """From running sums over steps since `since` (axis 1, one more than steps): the sum of each window."""
        sums: NDArray[Any] = running[:, self.last[chosen] + 1 - self.since]
        sums -= running[:, self.first[chosen] - self.since]
        return sums


def windows(scan: Scan, steps: int) -> Windows:
    """Every window the scan looks at; prospective ones end with the study."""
    longest = 1 if scan.mode == "spatial" else min(scan.max_windows or max(steps // 2, 1), steps)
    if scan.mode != "retrospective":
        lengths = np.arange(1, longest + 1)
        last = np.full(longest, steps - 1)
        return Windows(last + 1 - lengths, last)
    pairs = [(begins, begins + length - 1) for length in range(1, longest + 1) for begins in range(steps - length + 1)]
    both = np.array(pairs)
    return Windows(both[:, 0], both[:, 1])
