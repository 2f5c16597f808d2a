"""Counts of many series on one calendar: the input of every method."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from anbinh.kernels.signals.surges.errors import UnclearCounts

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Step(Enum):
    """How far two neighbouring counts are apart; the value is how many make a year."""

    DAY = 365
    WEEK = 52
    MONTH = 12


@dataclass(frozen=True)
class Counts:
    """`observed[t, s]`: the count of series s at time t, whole and not negative; time runs down, series run across.

    `dates` holds the first day of each time, or nothing when times are only numbered; `population[t, s]` what the
    counts come from, where a method is asked to divide by it.
    """

    series: tuple[str, ...]
    observed: Floats
    step: Step = Step.WEEK
    dates: tuple[date, ...] | None = None
    population: Floats | None = None

    def __post_init__(self) -> None:
        times, width = self.observed.shape
        if not times or not width:
            raise UnclearCounts("no_counts")
        if width != len(self.series) or (self.dates is not None and len(self.dates) != times):
            raise ValueError("series and dates must be as many as the counts are wide and long")
        if self.population is not None and self.population.shape != self.observed.shape:
            raise ValueError("the population must have the shape of the counts")
        if not np.isfinite(self.observed).all() or (self.observed < 0).any():
            raise ValueError("counts are finite and not negative")

    @property
    def times(self) -> int:
        return len(self.observed)

    def columns(self, which: Whole) -> "Counts":
        """Only these series."""
        population = None if self.population is None else self.population[:, which]
        names = tuple(self.series[number] for number in which)
        return Counts(names, self.observed[:, which], self.step, self.dates, population)

    @cached_property
    def ordinals(self) -> Whole:
        """The day number of each time; the number of the time itself where there are no dates."""
        if self.dates is None:
            return np.arange(1, self.times + 1, dtype=np.int64)
        return np.array([day.toordinal() for day in self.dates], dtype=np.int64)
