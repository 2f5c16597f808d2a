"""Simulated weekly counts with planted surges: the 42 scenarios of Noufaily et al. 2013, a city of many series.

A scenario is a mean exp(θ + βt + Σ γ₁cos(2πjt/52) + γ₂sin(2πjt/52)), j up to `waves`, and a variance φ times the mean.
A surge begins in some week, brings a Poisson number of reports with mean `strength` times the standard deviation of
that week, and spreads them over the weeks after by a log-normal delay.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from anbinh.kernels.signals.surges.counts import Counts, Flags, Floats, Step

YEAR = 52
DELAY = 0.5  # sdlog of the delay between the begin of a surge and a report of it
MONDAY = date(2012, 1, 2)


@dataclass(frozen=True)
class Scenario:
    """θ, β, γ₁, γ₂, φ of the source; `waves` in a year (0 is no season)."""

    level: float
    slope: float
    cosine: float
    sine: float
    dispersion: float
    waves: int

    def mean(self, weeks: int) -> Floats:
        """The mean of each week."""
        week = np.arange(1, weeks + 1)
        eta = self.level + self.slope * week
        for wave in range(1, self.waves + 1):
            angle = 2 * np.pi * wave * week / YEAR
            eta += self.cosine * np.cos(angle) + self.sine * np.sin(angle)
        mean: Floats = np.exp(eta)
        return mean


# θ, β, γ₁, γ₂, φ
PARAMETERS = (
    (0.1, 0.0025, 0.6, 0.6, 1.5),
    (-2.0, 0.005, 0.1, 0.3, 2.0),
    (1.5, 0.003, 0.2, -0.4, 1.0),
    (0.5, 0.002, 0.5, 0.5, 5.0),
    (2.5, 0.001, 1.0, 0.1, 3.0),
    (3.75, 0.001, 0.1, -0.1, 1.1),
    (5.0, 0.0001, 0.05, 0.01, 1.2),
)
SCENARIOS: tuple[Scenario, ...] = tuple(
    Scenario(level, slope if rising else 0.0, cosine, sine, dispersion, waves)
    for level, slope, cosine, sine, dispersion in PARAMETERS
    for rising in (False, True)
    for waves in (0, 1, 2)
)


@dataclass(frozen=True)
class Simulated:
    """`counts` and, time × series, whether a planted surge brought reports in that week."""

    counts: Counts
    surging: Flags


def draw(mean: Floats, dispersion: Floats | float, rng: np.random.Generator) -> Floats:
    """Counts with this mean and a variance `dispersion` times it."""
    spread = np.broadcast_to(np.asarray(dispersion, dtype=np.float64), mean.shape)
    over = spread > 1
    rate = mean.copy()
    rate[over] = rng.gamma(mean[over] / (spread[over] - 1), spread[over] - 1)
    return rng.poisson(rate).astype(np.float64)


def simulate(
    scenarios: Sequence[Scenario],
    *,
    weeks: int,
    surges: Sequence[tuple[range, int, Sequence[float]]],
    rng: np.random.Generator,
) -> Simulated:
    """One series for each scenario; `surges` says (weeks, how many, strengths to choose from) of those planted."""
    mean = np.column_stack([scenario.mean(weeks) for scenario in scenarios])
    dispersion = np.array([scenario.dispersion for scenario in scenarios])
    observed = draw(mean, dispersion, rng)
    surging = np.zeros(observed.shape, dtype=np.bool_)
    for column in range(len(scenarios)):
        for period, number, strengths in surges:
            for begin in rng.choice(period, size=number, replace=False):
                spread = np.sqrt(mean[begin, column] * dispersion[column])
                reports = _surge(float(rng.choice(strengths)) * spread, weeks - begin, rng)
                observed[begin : begin + len(reports), column] += reports
                surging[begin : begin + len(reports), column] |= reports > 0
    names = tuple(f"s{number:04}" for number in range(len(scenarios)))
    dates = tuple(MONDAY + timedelta(weeks=week) for week in range(weeks))
    return Simulated(Counts(names, observed, Step.WEEK, dates), surging)


def _surge(expected: float, weeks: int, rng: np.random.Generator) -> Floats:
    """Reports a week of one surge, at least one in the first week so that it has a begin."""
    reports = max(int(rng.poisson(expected)), 1)
    delays = np.floor(rng.lognormal(0.0, DELAY, reports)).astype(np.int64)
    delays -= delays.min()
    return np.bincount(delays)[:weeks].astype(np.float64)


def city(series: int, weeks: int, rng: np.random.Generator) -> list[Scenario]:
    """Units × methods as a city has them: most of them rare, some frequent, a few rising."""
    return [
        Scenario(
            level=float(rng.normal(1.0, 1.2)),
            slope=float(rng.normal(0.0, 0.3) / weeks),
            cosine=float(rng.uniform(-0.4, 0.4)),
            sine=float(rng.uniform(-0.4, 0.4)),
            dispersion=float(1 + rng.gamma(1.5, 0.5)),
            waves=1,
        )
        for _ in range(series)
    ]
