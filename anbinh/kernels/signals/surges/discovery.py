"""Many comparisons at once: which findings stand when units × methods × lines were all looked at."""

import numpy as np

from anbinh.kernels.signals.surges.counts import Floats


def q_values(p: Floats) -> Floats:
    """Benjamini and Hochberg 1995: the share of false findings among those with a p-value so small, for each of them.

    Not-a-number stays so and counts for nothing. Counts are whole, so their p-values err on the large side.
    """
    flat = p.ravel()
    known = np.flatnonzero(~np.isnan(flat))
    order = known[np.argsort(flat[known], kind="stable")]
    answer = np.full(flat.shape, np.nan)
    shares = flat[order] * len(order) / np.arange(1, len(order) + 1)
    answer[order] = np.minimum(np.minimum.accumulate(shares[::-1])[::-1], 1.0)
    return answer.reshape(p.shape)
