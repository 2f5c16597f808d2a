"""Predicting the next count from few counts: a gamma prior with shape ½, nothing fitted, as R's `surveillance::bayes`.

Also the rule of first appearance, which predicts the sum of the last few times from a long quiet before them: a method
that is new, or comes back after years, is seen with its second or third report.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from anbinh.kernels.signals.surges.counts import Counts, Flags, Floats, Whole
from anbinh.kernels.signals.surges.errors import TooShort
from anbinh.kernels.signals.surges.findings import Findings
from anbinh.kernels.signals.surges.settings import Appearance, Bayes
from anbinh.kernels.signals.surges.thresholds import quantile, upper_tail

HALF = 0.5


def bayes(counts: Counts, *, at: Sequence[int], settings: Bayes) -> Findings:
    """Judge the rows `at` by the counts of the times just before and around the same time of earlier years."""
    found = Findings.empty(counts, at)
    yearly, window = counts.step.value, settings.half_window
    needed = settings.years * yearly + window
    if found.at.min() < needed:
        raise TooShort("too_few_before", needed=needed, at=int(found.at.min()) + 1)
    sums = _running(counts.observed)
    total, length = np.zeros(found.observed.shape), 0
    if settings.recent:
        total += sums[found.at] - sums[found.at - window]
        length += window
    for years in range(1, settings.years + 1):
        middle = found.at - years * yearly
        total += sums[middle + window + 1] - sums[middle - window]
        length += 2 * window + 1
    _predict(found, found.observed, total=total, length=length, ahead=1, alpha=settings.alpha)
    return found


@dataclass(frozen=True)
class Appearances:
    """`findings` on the sums of the last few times; who was `quiet` before them; who had no report before that."""

    findings: Findings
    quiet: Flags
    new: Flags


def appearances(counts: Counts, *, at: Sequence[int], settings: Appearance) -> Appearances:
    """Judge the last `within` times at each of the rows `at` by the quiet of up to `silence` times before them."""
    found = Findings.empty(counts, at)
    sums = _running(counts.observed)
    begin = np.maximum(found.at - settings.within + 1, 0)
    silent = np.maximum(begin - settings.silence, 0)
    lately, before = sums[found.at + 1] - sums[begin], sums[begin] - sums[silent]
    length, within = (begin - silent)[:, None], (found.at + 1 - begin)[:, None]
    _predict(found, lately, total=before, length=np.maximum(length, 1), ahead=within, alpha=settings.alpha)
    found.observed = lately
    quiet = (before <= settings.quiet) & (length >= settings.shortest)
    found.alarm &= quiet & (lately >= settings.least)
    return Appearances(found, quiet, quiet & (sums[silent] == 0))


def _running(observed: Floats) -> Floats:
    """Sums up to each row; row 0 is zero."""
    return np.concatenate([np.zeros((1, observed.shape[1])), np.cumsum(observed, axis=0)])


def _predict(
    found: Findings, observed: Floats, *, total: Floats, length: int | Whole, ahead: int | Whole, alpha: float
) -> None:
    """`ahead` times are predicted from `length` times with `total` reports in them: negative binomial."""
    mean = (total + HALF) / length * ahead
    dispersion = np.broadcast_to((np.asarray(length, dtype=np.float64) + ahead) / length, mean.shape)
    found.expected[:] = mean
    found.upperbound[:] = quantile(mean, dispersion, 1 - alpha)
    found.dispersion[:] = dispersion
    found.pvalue[:] = upper_tail(observed - 1, mean, dispersion)
    found.alarm[:] = observed > found.upperbound
    with np.errstate(all="ignore"):
        found.score[:] = (observed - mean) / (found.upperbound - mean)
