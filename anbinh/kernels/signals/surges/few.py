"""One count predicted from few: the plain prediction of `bayes`, for whoever has a single number in hand."""

from dataclasses import dataclass

import numpy as np

from anbinh.kernels.signals.surges.bayes import HALF
from anbinh.kernels.signals.surges.thresholds import quantile, upper_tail


@dataclass(frozen=True)
class Predicted:
    """What the times before lead one to expect, the highest usual count, and how seldom one so high comes."""

    expected: float
    bound: float
    seldom: float


def predicted(observed: int, *, total: int, length: int, ahead: int, alpha: float) -> Predicted:
    """`observed` in `ahead` times, after `total` in the `length` times before them; the bound at level alpha."""
    mean = np.array([(total + HALF) / length * ahead])
    dispersion = np.array([(length + ahead) / length])
    seldom = upper_tail(np.array([observed - 1.0]), mean, dispersion)
    return Predicted(float(mean[0]), float(quantile(mean, dispersion, 1 - alpha)[0]), float(seldom[0]))
