"""A slow and plain quasi-Poisson regression of one series, step by step as the textbook has it."""

from dataclasses import dataclass

import numpy as np

from anbinh.kernels.signals.surges.counts import Floats, Whole


@dataclass(frozen=True)
class Plain:
    """Coefficients (levels, then the slope), fitted means, dispersion from the last step's weights."""

    coefficients: Floats
    mean: Floats
    dispersion: float
    converged: bool


def regress(y: Floats, level: Whole, time: Floats, *, weights: Floats | None = None, trend: bool) -> Plain:
    prior = np.ones(len(y)) if weights is None else weights
    columns = [(level == one).astype(float) for one in range(level.max() + 1)]
    design = np.column_stack([*columns, time] if trend else columns)
    mean, converged = y + 0.1, False
    before = _deviance(y, mean, prior)
    for _ in range(25):
        used = mean
        root = np.sqrt(prior * mean)
        response = np.log(mean) + (y - mean) / mean
        coefficients = np.linalg.lstsq(root[:, None] * design, root * response, rcond=None)[0]
        mean = np.exp(design @ coefficients)
        now = _deviance(y, mean, prior)
        if abs(now - before) / (abs(now) + 0.1) < 1e-8:
            converged = True
            break
        before = now
    dispersion = (prior * used * ((y - mean) / mean) ** 2).sum() / (len(y) - design.shape[1])
    return Plain(coefficients, mean, float(dispersion), converged)


def _deviance(y: Floats, mean: Floats, prior: Floats) -> float:
    ratio = np.where(y > 0, y / mean, 1.0)
    return float(2 * (prior * (y * np.log(ratio) - (y - mean))).sum())
