"""Cumulative sum of standardised counts (Rossi et al. 1999), as R's `surveillance::cusum`: no reset after an alarm."""

from collections.abc import Sequence

import numpy as np

from anbinh.kernels.signals.surges.counts import Counts, Floats
from anbinh.kernels.signals.surges.errors import TooShort
from anbinh.kernels.signals.surges.findings import Findings
from anbinh.kernels.signals.surges.means import fit_usual
from anbinh.kernels.signals.surges.settings import Cusum


def cusum(counts: Counts, *, at: Sequence[int], settings: Cusum) -> Findings:
    """Judge the rows `at`, which follow one another; the sum begins at zero before the first."""
    found = Findings.empty(counts, at)
    mean = _mean(counts, found, settings)
    found.expected[:] = mean
    k, h = settings.reference, settings.decision
    standard = _standard(found.observed, mean, settings)
    total = np.zeros(len(counts.series))
    with np.errstate(all="ignore"):
        for number in range(len(found.at)):
            bound = _bound(mean[number], h + k - total, settings)
            found.upperbound[number] = np.maximum(np.nan_to_num(bound, nan=0.0), 0)
            total = np.maximum(0, total + standard[number] - k)
            found.score[number] = total / h
            found.alarm[number] = total >= h
    return found


def _mean(counts: Counts, found: Findings, settings: Cusum) -> Floats:
    first = int(found.at[0])
    if settings.mean is not None:
        return np.broadcast_to(np.reshape(settings.mean, (-1, 1)), found.observed.shape).astype(np.float64)
    if first < 1:
        raise TooShort("too_few_before", needed=1, at=1)
    if settings.harmonics:
        fits = [
            fit_usual(
                series, until=first, harmonics=settings.harmonics, trend=False, yearly=counts.step.value, alpha=0.0
            ).mean
            for series in counts.observed.T
        ]
        return np.column_stack(fits)[found.at - first]
    return np.broadcast_to(counts.observed[:first].mean(axis=0), found.observed.shape)


def _standard(x: Floats, mean: Floats, settings: Cusum) -> Floats:
    made: Floats
    with np.errstate(all="ignore"):
        if settings.transform == "rossi":
            made = (x - 3 * mean + 2 * np.sqrt(x * mean)) / (2 * np.sqrt(mean))
        elif settings.transform == "anscombe":
            made = 1.5 * (np.cbrt(x) ** 2 - np.cbrt(mean) ** 2) / mean ** (1 / 6)
        else:
            made = (x - mean) / np.sqrt(mean)
    return made


def _bound(mean: Floats, room: Floats, settings: Cusum) -> Floats:
    """The count that would bring the sum to its limit: the inverse of `_standard`."""
    bound: Floats
    if settings.transform == "rossi":
        root = np.sqrt(mean)
        bound = 2 * room * root + 5 * mean - 2 * np.sqrt(4 * mean**2 + 2 * mean * root * room)
    elif settings.transform == "anscombe":
        bound = np.maximum(2 / 3 * mean ** (1 / 6) * room + np.cbrt(mean) ** 2, 0) ** 1.5
    else:
        bound = np.ceil(np.sqrt(mean) * room + mean)
    return bound
