"""The log likelihood ratio of a cylinder, and how many cases it takes to reach a given one."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
HALVINGS = 64
# The look-up has so many steps, even in the root of the expected number.
STEPS = 1 << 16


def log_likelihood_ratio(observed: Floats, expected: Floats, total: float) -> Floats:
    """c ln(c/E) + (C-c) ln((C-c)/(C-E)) where more was observed than expected, else 0 (Kulldorff 1997)."""
    ratio = np.zeros(np.broadcast_shapes(observed.shape, expected.shape))
    more = np.broadcast_to(observed > expected, ratio.shape)
    c = np.broadcast_to(observed, ratio.shape)[more]
    e = np.broadcast_to(expected, ratio.shape)[more]
    outside = total - c
    # Where all cases lie inside, the second term is 0 ln 0 = 0.
    ratio[more] = c * np.log(c / e) + outside * np.log(np.where(outside > 0, outside, 1.0) / (total - e))
    return ratio


class Ladder:
    """For one floor: at least how many cases it takes to reach it, for any expected number up to `highest`.

    The ratio of c cases falls as more are expected, so each c has a largest expected number that still reaches the
    floor. These numbers grow with c and are found once by halving. A look-up then replaces two logarithms a cylinder;
    its steps round down, so that it may name one case too few but never one too many.
    """

    def __init__(self, *, floor: float, total: int, min_cases: int, highest: float) -> None:
        # c ln(c/E) - (c-E) >= d²/(2(E + d/3)) with d = c-E: so many cases always reach the floor.
        enough = highest + floor / 3 + np.sqrt(floor**2 / 9 + 2 * floor * highest)
        counts = np.arange(min_cases, max(min(total, int(enough) + 2), min_cases) + 1, dtype=np.float64)
        low, high = np.full(counts.shape, 1e-300), counts.copy()
        for _ in range(HALVINGS):
            # Between numbers of very different size the middle is the geometric one.
            middle = np.where(low < high / 4, np.sqrt(low * high), (low + high) / 2)
            reached = log_likelihood_ratio(counts, middle, float(total)) >= floor
            low, high = np.where(reached, middle, low), np.where(reached, high, middle)
        self._scale = STEPS / max(np.sqrt(highest), 1e-300)
        edges = (np.arange(STEPS + 2) / self._scale) ** 2 * (1 - 1e-9)
        self._least = np.searchsorted(high, edges) + min_cases

    def counts(self, expected: Floats) -> NDArray[np.intp]:
        """So many cases may reach the floor; fewer cannot."""
        return np.asarray(self._least[(np.sqrt(expected) * self._scale).astype(np.int32)])
