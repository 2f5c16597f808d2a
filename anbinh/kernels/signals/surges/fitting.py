"""Quasi-Poisson regressions of many series at once: a seasonal factor, a slope in time, a log link.

The design is a factor and one slope, so each step of iterated weighted least squares is an analysis of covariance: per
level the sums of w, wt and wt² give the new slope and intercepts without solving a matrix. With the log link those
sums need only exp(slope × time), so a step costs one exponential and one matrix product for all series together.

Steps, start and stopping rule are those of R's `glm.fit`, since dispersion and standard errors are read off the last
step. Arrays are baseline time × series (`n × m`) or level × series (`l × m`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from anbinh.kernels.signals.surges.baseline import Baseline
from anbinh.kernels.signals.surges.counts import Flags, Floats, Whole

STEPS = 25
CLOSE = 1e-8
START = 0.1
CROWDED = 0.6  # fewer series than this share still going are moved together
SMALLEST_MEAN = float(np.finfo(np.float64).eps)


@dataclass(frozen=True)
class Sample:
    """The counts a model is fitted to, `n × m`, with what is needed of them more than once.

    `working` is the first step's weight times its response, `surplus` the part of the deviance that no fit changes.
    """

    y: Floats
    working: Floats
    surplus: Floats
    y_two_thirds: Floats
    population: Floats | None = None

    @classmethod
    def of(cls, y: Floats, population: Floats | None = None) -> "Sample":
        start = y + START
        working = start * np.log(start) - START
        surplus = y * np.log(np.where(y > 0, y, 1.0)) - y
        if population is not None:
            working -= start * np.log(population)
            surplus -= y * np.log(population)
        return cls(y, working, surplus, np.cbrt(y) ** 2, population)

    def rows(self, which: Whole) -> "Sample":
        population = None if self.population is None else self.population[which]
        return Sample(self.y[which], self.working[which], self.surplus[which], self.y_two_thirds[which], population)

    def columns(self, which: Flags) -> "Sample":
        at = np.flatnonzero(which)
        population = None if self.population is None else self.population[:, at]
        return Sample(self.y[:, at], self.working[:, at], self.surplus[:, at], self.y_two_thirds[:, at], population)


@dataclass(frozen=True)
class Design:
    """The rows of a baseline as sums by level: of a quantity, and of the quantity times t and t²."""

    level: Whole
    time: Floats
    levels: int

    @classmethod
    def of(cls, baseline: Baseline) -> "Design":
        return cls(baseline.level, baseline.time, baseline.levels)

    @cached_property
    def moments(self) -> Floats:
        member = (self.level == np.arange(self.levels)[:, None]).astype(np.float64)
        return np.concatenate([member, member * self.time, member * self.time**2])

    def sums(self, quantity: Floats, powers: int) -> Floats:
        """`powers × l × m`: sums by level of quantity × t⁰, t¹ …"""
        total = self.moments[: powers * self.levels] @ quantity
        return total.reshape(powers, self.levels, quantity.shape[1])

    def spread(self, by_level: Floats) -> Floats:
        """Give every row the value of its level."""
        return np.take(by_level, self.level, axis=0)


@dataclass
class Fit:
    """What a fit ended with; `weight_sum`, `centre` and `squares` come from the weights of its last step.

    `weight_sum[l, m]` is the sum of the weights of a level, `centre` its weighted mean time, `squares[m]` the weighted
    sum of squares of time within levels (infinite without a slope).
    """

    intercept: Floats
    slope: Floats
    intercept_before: Floats
    slope_before: Floats
    weight_sum: Floats
    centre: Floats
    squares: Floats
    converged: Flags

    @classmethod
    def empty(cls, levels: int, width: int) -> "Fit":
        def by_level() -> Floats:
            return np.full((levels, width), np.nan)

        return cls(
            by_level(),
            np.zeros(width),
            by_level(),
            np.zeros(width),
            by_level(),
            np.zeros((levels, width)),
            np.full(width, np.inf),
            np.zeros(width, dtype=np.bool_),
        )

    def keep(self, at: Whole, step: "_Step", *, converged: bool) -> None:
        """Write down the state of the series `at`."""
        self.intercept[:, at], self.slope[at] = step.intercept, step.slope
        self.intercept_before[:, at], self.slope_before[at] = step.intercept_before, step.slope_before
        self.weight_sum[:, at], self.centre[:, at], self.squares[at] = step.weight_sum, step.centre, step.squares
        self.converged[at] = converged


@dataclass
class _Step:
    intercept: Floats
    slope: Floats
    intercept_before: Floats
    slope_before: Floats
    weight_sum: Floats
    centre: Floats
    squares: Floats

    def columns(self, which: Flags) -> "_Step":
        return _Step(
            self.intercept[:, which],
            self.slope[which],
            self.intercept_before[:, which],
            self.slope_before[which],
            self.weight_sum[:, which],
            self.centre[:, which],
            self.squares[which],
        )


@dataclass
class _Totals:
    """What the steps need of the counts: their weighted sums by level and by level × time, and of their deviance."""

    y: Floats
    y_time: Floats
    surplus: Floats

    def columns(self, which: Flags) -> "_Totals":
        return _Totals(self.y[:, which], self.y_time[which], self.surplus[which])

    def deviance(self, intercept: Floats, slope: Floats, mean_sum: Floats) -> Floats:
        fitted: Floats = (mean_sum - intercept * self.y).sum(axis=0)
        return 2 * (self.surplus - slope * self.y_time + fitted)


def fit(design: Design, sample: Sample, *, weights: Floats | None, trend: bool) -> Fit:
    """Fit every series; `weights` are prior weights `n × m`."""
    with np.errstate(all="ignore"):
        return _with_slope(design, sample, weights) if trend else _without_slope(design, sample, weights)


def _weighted(quantity: Floats, weights: Floats | None) -> Floats:
    return quantity if weights is None else quantity * weights


def _start(design: Design, sample: Sample, weights: Floats | None, powers: int) -> tuple[_Totals, Floats, Floats]:
    """The totals; and by level the sums of the first step's weights and of weights × working response."""
    y = design.sums(_weighted(sample.y, weights), powers)
    one = np.ones((len(design.level), 1)) if weights is None else weights
    mass = y + START * design.sums(one, powers)
    working = design.sums(_weighted(sample.working, weights), max(powers - 1, 1))
    surplus = sample.surplus.sum(axis=0) if weights is None else np.einsum("ij,ij->j", sample.surplus, weights)
    y_time = y[1].sum(axis=0) if powers > 1 else np.zeros(y.shape[2])
    return _Totals(y[0], y_time, surplus), mass, working


def _base(sample: Sample, weights: Floats | None) -> Floats | None:
    """What multiplies the mean in every sum: prior weights × population."""
    if sample.population is None:
        return weights
    return _weighted(sample.population, weights)


def _near(now: Floats, before: Floats) -> Flags:
    """R's stopping rule; a first step is never the last."""
    return np.abs(now - before) / (np.abs(now) + 0.1) < CLOSE


def _with_slope(design: Design, sample: Sample, weights: Floats | None) -> Fit:
    totals, mass, working = _start(design, sample, weights, 3)
    base, time = _base(sample, weights), design.time[:, None]
    width = sample.y.shape[1]
    done, active = Fit.empty(design.levels, width), np.arange(width)
    centre = mass[1] / mass[0]
    squares = (mass[2] - mass[1] * centre).sum(axis=0)
    slope = (working[1] - centre * working[0]).sum(axis=0) / squares
    intercept = working[0] / mass[0] - slope * centre
    step = _Step(intercept, slope, intercept, slope, mass[0], centre, squares)
    before, going = np.full(width, np.inf), np.ones(width, dtype=np.bool_)
    for number in range(STEPS):
        rising = time * step.slope
        np.exp(rising, out=rising)
        if base is not None:
            rising *= base
        sums = design.sums(rising, 3)
        level = np.exp(step.intercept)
        mean_sum = level * sums[0]
        deviance = totals.deviance(step.intercept, step.slope, mean_sum)
        arrived = going & _near(deviance, before)
        before = deviance
        if arrived.any():
            done.keep(active[arrived], step.columns(arrived), converged=True)
            going &= ~arrived
            if not going.any():
                return done
            if going.mean() < CROWDED:
                active, step, totals, before = active[going], step.columns(going), totals.columns(going), before[going]
                level, mean_sum, sums = level[:, going], mean_sum[:, going], sums[:, :, going]
                base = None if base is None else base[:, going]
                going = np.ones(len(active), dtype=np.bool_)
        if number == STEPS - 1:
            break
        centre = sums[1] / sums[0]
        squares = (level * (sums[2] - sums[1] * centre)).sum(axis=0)
        slope = step.slope + (totals.y_time - (centre * totals.y).sum(axis=0)) / squares
        intercept = step.intercept + (step.slope - slope) * centre + totals.y / mean_sum - 1
        step = _Step(intercept, slope, step.intercept, step.slope, mean_sum, centre, squares)
    done.keep(active[going], step.columns(going), converged=False)
    return done


def _without_slope(design: Design, sample: Sample, weights: Floats | None) -> Fit:
    """Without a slope levels do not touch each other, and no row is looked at again after the first step."""
    totals, mass, working = _start(design, sample, weights, 1)
    base = _base(sample, weights)
    width = sample.y.shape[1]
    ones = np.ones((len(design.level), 1)) if base is None else base
    exposure = np.broadcast_to(design.sums(ones, 1)[0], totals.y.shape)
    done, active = Fit.empty(design.levels, width), np.arange(width)
    slope, flat, unbounded = np.zeros(width), done.centre, done.squares
    intercept = working[0] / mass[0]
    step = _Step(intercept, slope, intercept, slope, mass[0], flat, unbounded)
    before = np.full(width, np.inf)
    for number in range(STEPS):
        mean_sum = np.exp(step.intercept) * exposure
        deviance = totals.deviance(step.intercept, step.slope, mean_sum)
        arrived = _near(deviance, before)
        before = deviance
        if arrived.any():
            done.keep(active[arrived], step.columns(arrived), converged=True)
            going = ~arrived
            active, step, totals, before = active[going], step.columns(going), totals.columns(going), before[going]
            mean_sum, exposure = mean_sum[:, going], exposure[:, going]
        if not active.size or number == STEPS - 1:
            break
        intercept = step.intercept + totals.y / mean_sum - 1
        step = _Step(intercept, step.slope, step.intercept, step.slope, mean_sum, step.centre, step.squares)
    done.keep(active, step, converged=False)
    return done


def chunks(width: int, size: int) -> Iterator[slice]:
    """Columns in portions that stay in the processor's cache."""
    return (slice(first, min(first + size, width)) for first in range(0, width, size))
