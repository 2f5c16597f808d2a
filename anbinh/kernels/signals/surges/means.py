"""What is usual over the year: a mean with harmonics (and a trend) of counts, Poisson or negative binomial.

The negative binomial fit goes between the regression for a given dispersion and the dispersion for given means until
neither moves, which is maximum likelihood for both.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import digamma, polygamma

from anbinh.kernels.signals.surges.counts import Floats, Whole
from anbinh.kernels.signals.surges.errors import UnclearCounts

ROUNDS = 100
CLOSE = 1e-12
POISSON = 1e-7


@dataclass(frozen=True)
class Usual:
    """The mean at the times asked for, and alpha: the variance is mean + alpha mean²."""

    mean: Floats
    alpha: float


def fit_usual(y: Floats, *, until: int, harmonics: int, trend: bool, yearly: int, alpha: float | None = None) -> Usual:
    """Fit to the first `until` times of a series and answer for the rest; `alpha` is fitted when not given."""
    times = np.arange(1, len(y) + 1)
    design = _design(times, harmonics, trend, yearly)
    seen, past = y[:until], design[:until]
    if until <= design.shape[1] or not seen.any():
        raise UnclearCounts("nothing_usual", until=until)
    beta = _regress(past, seen, np.log(seen.mean()) * np.eye(design.shape[1])[0], alpha or 0.0)
    found = alpha
    if alpha is None:
        found = 0.0
        for _ in range(ROUNDS):
            before, found = found, _alpha(seen, np.exp(past @ beta))
            beta = _regress(past, seen, beta, found)
            if abs(found - before) <= CLOSE * max(found, POISSON):
                break
    return Usual(np.exp(design[until:] @ beta), float(found or 0.0))


def _design(times: Whole, harmonics: int, trend: bool, yearly: int) -> Floats:
    columns = [np.ones(len(times))]
    if trend:
        columns.append(times / len(times))
    for number in range(1, harmonics + 1):
        angle = 2 * np.pi * number * times / yearly
        columns += [np.cos(angle), np.sin(angle)]
    return np.column_stack(columns)


def _regress(design: Floats, y: Floats, beta: Floats, alpha: float) -> Floats:
    """Iterated weighted least squares with a log link and the variance mean + alpha mean²."""
    for _ in range(ROUNDS):
        mean = np.exp(design @ beta)
        weights = mean / (1 + alpha * mean)
        step = np.linalg.solve(design.T @ (weights[:, None] * design), design.T @ (weights * (y - mean) / mean))
        beta = beta + step
        if np.abs(step).max() <= CLOSE * max(1.0, np.abs(beta).max()):
            break
    return beta


def _alpha(y: Floats, mean: Floats) -> float:
    """The dispersion by maximum likelihood; 0 when the counts scatter no more than Poisson's."""
    excess = ((y - mean) ** 2 - mean).sum() / (mean**2).sum()
    if excess <= POISSON:
        return 0.0
    theta = 1 / excess
    for _ in range(ROUNDS):
        score = (
            digamma(y + theta)
            - digamma(theta)
            + np.log(theta)
            + 1
            - np.log(theta + mean)
            - (y + theta) / (mean + theta)
        )
        slope = (
            polygamma(1, y + theta)
            - polygamma(1, theta)
            + 1 / theta
            - 2 / (mean + theta)
            + (y + theta) / (mean + theta) ** 2
        )
        moved = theta - score.sum() / slope.sum()
        moved = moved if moved > 0 else theta / 2
        if not np.isfinite(moved) or moved > 1 / POISSON:
            return 0.0
        if abs(moved - theta) <= CLOSE * theta:
            return float(1 / moved)
        theta = moved
    return float(1 / theta)
