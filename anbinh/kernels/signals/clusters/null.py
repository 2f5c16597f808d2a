"""What would be without any cluster: how many cases a cylinder should hold, and cases thrown by chance alone."""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from anbinh.kernels.signals.clusters.study import Study
from anbinh.kernels.signals.clusters.timeline import Windows

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


class Null(Protocol):
    """One model. Locations are those that can change a result, numbered among themselves; steps count from the first
    step of any window."""

    @property
    def most(self) -> int:
        """So many cases a window of a replication can hold."""

    def expected(self, members: NDArray[np.intp], chosen: slice) -> Floats:
        """Members taken in one after the other × the chosen windows."""

    def expected_at(self, members: NDArray[np.intp], positions: NDArray[np.intp], windows: NDArray[np.intp]) -> Floats:
        """The same for some cylinders only."""

    def highest(self, members: NDArray[np.intp]) -> float:
        """The most that any window expects in all members together."""

    def throw(self, chance: np.random.Generator) -> tuple[Numbers, Numbers]:
        """The locations and steps of one replication's cases, those within the windows only."""


@dataclass(frozen=True)
class Permutation:
    """Space-time permutation (Kulldorff 2005): the times are dealt anew among the cases, so that each location and
    each step keeps its number. Needs no population."""

    case_places: Numbers
    case_steps: Numbers
    in_window: Numbers

    @property
    def most(self) -> int:
        return len(self.case_steps)

    @cached_property
    def of_place(self) -> Numbers:
        return np.bincount(self.case_places)

    def expected(self, members: NDArray[np.intp], chosen: slice) -> Floats:
        # The product of two whole numbers is exact: equal cylinders have equal ratios to the last bit.
        inside = np.cumsum(self.of_place[members])[:, None] * self.in_window[None, chosen]
        return np.asarray(inside / len(self.case_places))

    def expected_at(self, members: NDArray[np.intp], positions: NDArray[np.intp], windows: NDArray[np.intp]) -> Floats:
        inside = np.cumsum(self.of_place[members])[positions] * self.in_window[windows]
        return np.asarray(inside / len(self.case_places))

    def highest(self, members: NDArray[np.intp]) -> float:
        return float(self.of_place[members].sum() * self.in_window.max() / len(self.case_places))

    def throw(self, chance: np.random.Generator) -> tuple[Numbers, Numbers]:
        dealt = chance.choice(len(self.case_places), len(self.case_steps), replace=False)
        return self.case_places[dealt], self.case_steps


@dataclass(frozen=True)
class Poisson:
    """Discrete Poisson (Kulldorff 1997), given the number of cases: each falls into a location and step in proportion
    to what is expected there. `cells` is locations × steps within the windows, as a share of everything."""

    total: int
    cells: Floats
    per_window: Floats

    @property
    def most(self) -> int:
        return self.total

    @cached_property
    def running(self) -> Floats:
        return np.cumsum(self.cells)

    def expected(self, members: NDArray[np.intp], chosen: slice) -> Floats:
        return np.asarray(np.cumsum(self.per_window[members, chosen], axis=0))

    def expected_at(self, members: NDArray[np.intp], positions: NDArray[np.intp], windows: NDArray[np.intp]) -> Floats:
        first, last = int(windows.min()), int(windows.max()) + 1
        return np.asarray(self.expected(members, slice(first, last))[positions, windows - first])

    def highest(self, members: NDArray[np.intp]) -> float:
        return float(self.per_window[members].sum(axis=0).max())

    def throw(self, chance: np.random.Generator) -> tuple[Numbers, Numbers]:
        share = min(float(self.running[-1]), 1.0)
        cases = chance.binomial(self.total, share)
        drawn = np.searchsorted(self.running, np.sort(chance.random(cases)) * self.running[-1], side="right")
        places, steps = np.divmod(np.minimum(drawn, self.cells.size - 1), self.cells.shape[1])
        return places, steps


def null(study: Study, windows: Windows, useful: NDArray[np.bool_]) -> Null:
    """The model of a study, over the windows and the useful locations."""
    numbered = np.cumsum(useful) - 1
    if study.expected is None:
        steps = np.bincount(study.case_steps, minlength=study.steps)[windows.since :]
        in_window = windows.sums(np.concatenate([[0], np.cumsum(steps)])[None, :], slice(None))[0]
        late = np.sort(study.case_steps[study.case_steps >= windows.since]) - windows.since
        return Permutation(numbered[study.case_places], late, in_window)
    cells = study.expected[useful, windows.since :]
    running = np.concatenate([np.zeros((len(cells), 1)), np.cumsum(cells, axis=1)], axis=1)
    return Poisson(study.total, cells / study.total, windows.sums(running, slice(None)))
