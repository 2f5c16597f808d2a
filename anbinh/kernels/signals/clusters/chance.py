"""The highest ratio of each replication: what the best cluster looks like where there is none.

Exact, though not every ratio is taken. What a cylinder should hold is the same in all replications, so for a floor
that nearly every replication's best reaches, each cylinder has one least number of cases. Many replications lie side
by side in an array; a circle grows by adding a row of counts; one comparison tells the few cylinders whose ratio is
worth two logarithms. A replication that stayed below the floor is done again with a lower one.

Each replication has a stream of its own from the seed and its number: the same answer with any number of workers.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anbinh.kernels.signals.clusters.cylinders import Cylinders
from anbinh.kernels.signals.clusters.places import Circles
from anbinh.kernels.signals.clusters.ratio import Ladder, log_likelihood_ratio

Floats = NDArray[np.float64]
# Counts that are added at once: a row and its sums stay in the nearest memory.
ROW = 9_000
# Circle sizes that are compared at once.
RISE = 16
# Replications side by side, and bytes their counts by step may take.
SIDE_BY_SIDE, COUNTS_BYTES = 500, 64 << 20
# Least counts are kept for all replications if they are no more than this; else worked out for each batch.
KEPT = 64_000_000
PILOT = 64
FIRST_FLOOR, LOWERED, NO_FLOOR = 4.0, 0.5, 1.0
# With less than this to do a second thread only costs.
WORTH_A_THREAD = 200_000_000


@dataclass
class Chance:
    """The replications of one scan."""

    laid: Cylinders
    workers: int = 0
    _floor: float = FIRST_FLOOR
    _kept: list[NDArray[Any]] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self._used = [circle for circle in self.laid.circles if circle.members.size]
        self._wide = len(self.laid.windows.first)
        self._cylinders = sum(len(circle.members) for circle in self._used) * self._wide
        steps = self.laid.study.steps - self.laid.windows.since
        # Counts of a window never exceed the cases thrown; the highest number of the type means "never".
        self._type: type[np.int16 | np.int32] = np.int16 if self.laid.null.most < 32_000 else np.int32
        fitting = COUNTS_BYTES // max(len(self.laid.observed) * (steps + 1) * np.dtype(self._type).itemsize, 1)
        self._batch = max(1, min(SIDE_BY_SIDE, fitting))

    def maxima(self, *, reached: float, early_stop: int) -> Floats:
        """One number for each replication, in their order; with `early_stop` only up to the one that many times
        reached `reached`."""
        study = self.laid.study
        asked = study.scan.replications
        if not self._used or study.total < study.scan.min_cases:
            return np.zeros(asked)
        pilot = self._batch_of(0, min(PILOT, asked))
        done = [pilot]
        if asked > PILOT and enough(pilot, reached, early_stop) is None:
            # Under a Gumbel law not one replication in ten thousand stays below.
            scale = float(pilot.std(ddof=1)) * np.sqrt(6) / np.pi
            self._floor = max(float(pilot.mean()) - 3.0 * scale, 0.0)
            self._keep()
        for batch in self._batches(len(pilot), asked, spare=bool(early_stop)):
            if enough(np.concatenate(done), reached, early_stop) is not None:
                break
            done.append(batch)
        everything = np.concatenate(done)
        return everything[: enough(everything, reached, early_stop)]

    def _batches(self, first: int, asked: int, *, spare: bool) -> Iterator[Floats]:
        """The rest of the replications in their order, on as many threads as are worth it."""
        threads = self.workers or min(len(os.sched_getaffinity(0)), 2)
        if self._cylinders * (asked - first) < WORTH_A_THREAD:
            threads = 1
        batch = min(self._batch, PILOT if spare else max(1, -(-(asked - first) // threads)))
        cuts = [*range(first, asked, batch), asked]
        pairs = list(pairwise(cuts))
        if threads == 1:
            yield from (self._batch_of(*pair) for pair in pairs)
            return
        # A scan that may stop early gives out no more work than there are hands.
        ahead = threads if spare else len(pairs)
        with ThreadPoolExecutor(threads) as hands:
            for begins in range(0, len(pairs), ahead or 1):
                yield from hands.map(lambda pair: self._batch_of(*pair), pairs[begins : begins + ahead])

    def _batch_of(self, first: int, last: int) -> Floats:
        """The maxima of the replications `first` … `last` - 1, none left below the floor."""
        highest = np.zeros(last - first)
        below, floor = np.arange(last - first), self._floor
        while below.size:
            highest[below] = self._highest(first + below, floor)
            if floor == 0.0:
                break
            below, floor = np.flatnonzero(highest < floor), floor * LOWERED
            floor = floor if floor > NO_FLOOR else 0.0
        return highest

    def _highest(self, numbers: NDArray[np.intp], floor: float) -> Floats:
        running = self._thrown(numbers)
        highest = np.zeros(len(numbers))
        width = max(1, ROW // len(numbers))
        for begins in range(0, self._wide, width):
            chosen = slice(begins, min(begins + width, self._wide))
            counts = self.laid.windows.sums(running, chosen)
            self._climb(counts, chosen, floor, highest)
        return highest

    def _thrown(self, numbers: NDArray[np.intp]) -> NDArray[Any]:
        """Running counts, locations × (1 + steps) × replications."""
        places, steps = len(self.laid.observed), self.laid.study.steps - self.laid.windows.since
        counts = np.zeros((places, steps + 1, len(numbers)), dtype=self._type)
        for column, number in enumerate(numbers):
            stream = np.random.Generator(np.random.SFC64([self.laid.study.scan.seed, int(number)]))
            where, when = self.laid.null.throw(stream)
            cells = np.bincount(where * steps + when, minlength=places * steps)
            counts[:, 1:, column] = cells.reshape(places, steps)
        for step in range(1, steps + 1):
            counts[:, step] += counts[:, step - 1]
        return counts

    def _climb(self, counts: NDArray[Any], chosen: slice, floor: float, highest: Floats) -> None:
        """Grow every circle over counts (locations × windows × replications) and raise `highest`."""
        _, wide, deep = counts.shape
        rows = list(counts.reshape(len(counts), wide * deep))
        sums = np.empty((RISE, wide * deep), dtype=self._type)
        flat, levels, blocks = sums.reshape(-1), list(sums), sums.reshape(RISE, wide, deep)
        hits = np.empty((RISE, wide, deep), dtype=np.bool_)
        every, nothing = hits.reshape(-1), np.zeros(wide * deep, dtype=self._type)
        for circle, least in zip(self._used, self._leasts(floor, chosen), strict=True):
            where, what = [], []
            members = circle.members.tolist()
            before = nothing
            for begins in range(0, len(members), RISE):
                taken = members[begins : begins + RISE]
                for level, member in zip(levels, taken, strict=False):
                    before = np.add(before, rows[member], out=level)
                high = len(taken)
                np.greater_equal(blocks[:high], least[begins : begins + RISE, :, None], out=hits[:high])
                found = every[: high * wide * deep].nonzero()[0]
                if found.size:
                    what.append(flat[found])
                    where.append(found + begins * wide * deep)
            if where:
                self._raise(circle, chosen, np.concatenate(where), np.concatenate(what), highest)

    def _raise(
        self, circle: Circles, chosen: slice, where: NDArray[np.intp], observed: NDArray[Any], highest: Floats
    ) -> None:
        wide, deep = chosen.stop - chosen.start, len(highest)
        cylinder, column = np.divmod(where, deep)
        position, window = np.divmod(cylinder, wide)
        expected = self.laid.null.expected_at(circle.members, position, window + chosen.start)
        ratio = log_likelihood_ratio(observed.astype(np.float64), expected, float(self.laid.study.total))
        np.maximum.at(highest, column, ratio)

    def _ladder(self, floor: float) -> Ladder:
        study = self.laid.study
        return Ladder(
            floor=floor,
            total=study.total,
            min_cases=study.scan.min_cases,
            highest=self._most_expected,
        )

    @cached_property
    def _most_expected(self) -> float:
        return max(self.laid.null.highest(circle.members) for circle in self._used)

    def _leasts(self, floor: float, chosen: slice) -> Iterator[NDArray[Any]]:
        """The least counts of each circle: the kept ones where the floor is theirs."""
        if self._kept is not None and floor == self._floor:
            return (kept[:, chosen] for kept in self._kept)
        ladder = self._ladder(floor)
        return (self._least(circle, chosen, ladder) for circle in self._used)

    def _least(self, circle: Circles, chosen: slice, ladder: Ladder) -> NDArray[Any]:
        """The least counts that reach the floor, members × windows; never where the circle may not stop."""
        never = np.iinfo(self._type).max
        counts = np.minimum(ladder.counts(self.laid.null.expected(circle.members, chosen)), never)
        counts[~circle.closed] = never
        return counts.astype(self._type)

    def _keep(self) -> None:
        if self._cylinders <= KEPT:
            ladder = self._ladder(self._floor)
            self._kept = [self._least(circle, slice(0, self._wide), ladder) for circle in self._used]


def enough(maxima: Floats, reached: float, early_stop: int) -> int | None:
    """After how many replications `early_stop` of them had reached `reached`; None if they have not, or need not."""
    if not early_stop:
        return None
    hits = np.flatnonzero(reaches(maxima, reached))
    return int(hits[early_stop - 1]) + 1 if len(hits) >= early_stop else None


def reaches(maxima: Floats, llr: float) -> NDArray[np.bool_]:
    """Which replications did as well; sums in another order differ in the last digits."""
    return np.asarray(maxima >= llr * (1 - 1e-10))
