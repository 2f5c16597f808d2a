"""EARS C1, C2, C3: mean and spread of the times just before (Hutwagner et al. 2003), as R's `surveillance::earsC`."""

from collections.abc import Sequence

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from scipy.special import ndtr, ndtri

from anbinh.kernels.signals.surges.counts import Counts, Floats, Whole
from anbinh.kernels.signals.surges.errors import TooShort
from anbinh.kernels.signals.surges.findings import Findings
from anbinh.kernels.signals.surges.settings import Ears

LAGS = {"C1": 0, "C2": 2, "C3": 2}
LOOKS_BACK = {"C1": 0, "C2": 2, "C3": 4}


def ears(counts: Counts, *, at: Sequence[int], settings: Ears) -> Findings:
    """Judge the rows `at`: C1 by the times just before, C2 by those ending two before, C3 by C2 of three times."""
    found = Findings.empty(counts, at)
    needed = settings.baseline + LOOKS_BACK[settings.method]
    if found.at.min() < needed:
        raise TooShort("too_few_before", needed=needed, at=int(found.at.min()) + 1)
    z = -ndtri(settings.alpha)
    lag = LAGS[settings.method]
    mean, spread = _before(counts.observed, found.at - lag, settings)
    found.expected[:] = mean
    with np.errstate(all="ignore"):
        found.pvalue[:] = 1 - ndtr((found.observed - mean) / spread)
        if settings.method == "C3":
            carried = sum(_excess(counts.observed, found.at - earlier, settings) for earlier in (1, 2))
            found.upperbound[:] = np.maximum(found.observed + spread * (z - carried), 0)
            found.pvalue[:] = np.nan
        else:
            found.upperbound[:] = mean + z * spread
        found.alarm[:] = found.observed > found.upperbound
        found.score[:] = found.excess
    return found


def _before(observed: Floats, rows: Whole, settings: Ears) -> tuple[Floats, Floats]:
    """Mean and spread of the baseline that ends before each row."""
    windows = sliding_window_view(observed, settings.baseline, axis=0)[rows - settings.baseline]
    return windows.mean(axis=-1), np.maximum(windows.std(axis=-1, ddof=1), settings.min_sigma)


def _excess(observed: Floats, rows: Whole, settings: Ears) -> Floats:
    """How far C2 of a row stood above one."""
    mean, spread = _before(observed, rows - LAGS["C2"], settings)
    excess: Floats = np.maximum((observed[rows] - mean) / spread - 1, 0)
    return excess
