"""Drawing topics and days together, so that each topic keeps its own season."""

import numpy as np
from numpy.typing import NDArray

from anbinh.kernels.city.moments import Numbers64
from anbinh.kernels.city.seasons import weights
from anbinh.kernels.city.topics import Subjects


class Draw:
    """Pairs of entry and day between two days, as often as their weights say."""

    def __init__(self, subjects: Subjects, first: int, last: int) -> None:
        self.first, self.last = first, last
        days = np.array([weights(topic, first, last) for topic in subjects.topics])
        # A topic's share is that of a whole ordinary year: waves make it more or less frequent, seasons do not.
        self._days = days[subjects.topic_of]

    def __call__(
        self, wanted: NDArray[np.float64], count: int, rng: np.random.Generator
    ) -> tuple[Numbers64, Numbers64]:
        """`count` entries and day numbers; `wanted` is the weight of each entry."""
        if not count:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        sums = np.cumsum(self._days * wanted[:, None])
        drawn = np.searchsorted(sums, rng.random(count) * sums[-1], side="right")
        entry, day = np.divmod(drawn, self.last - self.first)
        return entry, day + self.first
