"""How much more than chance the counts of rare series scatter: learnt from all of them together, one alone is too few.

The prediction from few counts takes reports as independent of each other; those of one event come in twos and threes.
Over thousands of series that alone makes two alarms in three false, so their p-values are widened by what is seen.
"""

from collections.abc import Sequence

import numpy as np

from anbinh.kernels.signals.surges.counts import Counts, Flags, Floats

# Of fewer series that tell something, one that surged would speak for all.
FEWEST_SERIES = 20


def scatter(counts: Counts, *, at: Sequence[int], past: int, fewest: int) -> Floats:
    """For each of the rows `at`, variance over mean in the `past` times before it, pooled; 1 where nothing is known.

    Series with fewer than `fewest` reports in these times count as rare. The variance is that of successive times
    (von Neumann 1941): half of the mean squared difference, which neither a season nor a trend makes larger.
    """
    squares = _sums(np.diff(counts.observed, axis=0) ** 2)
    sums = _sums(counts.observed)
    answer = np.ones(len(at))
    for nth, row in enumerate(at):
        first = max(row - past, 0)
        length = row - first
        reports = sums[row] - sums[first]
        rare: Flags = (reports > 0) & (reports < fewest)
        if length > 1 and rare.sum() >= FEWEST_SERIES:
            variance = (squares[row - 1] - squares[first])[rare].sum() / (2 * (length - 1))
            answer[nth] = max(variance / (reports[rare].sum() / length), 1.0)
    return answer


def _sums(values: Floats) -> Floats:
    """Sums up to each row; row 0 is zero."""
    return np.concatenate([np.zeros((1, values.shape[1])), np.cumsum(values, axis=0)])
