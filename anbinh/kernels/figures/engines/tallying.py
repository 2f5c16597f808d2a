"""From the grouped sums a database returns to the lines of a question: prefix sums over days, rolled up to units."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from anbinh.kernels.figures.asking import Asked, Atom, Counts, Numbers, Window, trimmed
from anbinh.kernels.figures.engines.query import BITS, Branch, Shape
from anbinh.kernels.figures.model import At

# Beyond any day and any place in the data.
FIRST_DAY, LAST_DAY = date(1, 1, 1), date(9999, 12, 31)


@dataclass(frozen=True)
class Plan:
    """A question as the database gets it: the shape of its query, and the days and places it is run with."""

    asked: Asked
    shape: Shape
    days: tuple[date, ...]

    def calendar(self) -> Iterable[tuple[date, int]]:
        """Each day from the first that parts windows to the last, with its stretch: the first begins number 1."""
        for stretch, (first, last) in enumerate(itertools.pairwise(self.days), start=1):
            for number in range(first.toordinal(), last.toordinal()):
                yield date.fromordinal(number), stretch

    def places(self) -> Iterable[tuple[int, date, date, int]]:
        """Unit, first day, day after the last, place."""
        for at, place in enumerate(self.asked.rollup.places):
            for group in place.groups:
                yield group.unit, group.since or FIRST_DAY, group.until or LAST_DAY, at


@dataclass(frozen=True)
class Kinds:
    """What the kinds are, in the order of their numbers: the branch, the cell if it is cut, the masks."""

    branch: Numbers
    cell: Sequence[str]
    masks: tuple[Numbers, ...]

    def holding(self, branch: int, bit: int) -> Numbers:
        """The kinds of a branch in which a narrowing holds."""
        mask, bit = divmod(bit, BITS)
        return np.flatnonzero((self.branch == branch) & (self.masks[mask] >> bit & 1).astype(bool))


@dataclass(frozen=True)
class Sums:
    """What a query summed: [kind, stretch, place]."""

    kinds: Kinds
    total: Numbers


def size_of(made: Plan, kinds: Kinds) -> tuple[int, int, int]:
    """Kinds, stretches (the first, 0, is of what lies before all days), places."""
    return len(kinds.branch), len(made.days) + 1, len(made.asked.rollup.places)


def spread(made: Plan, kinds: Kinds, groups: Iterable[Numbers]) -> Sums:
    """Groups as a query returns them, the columns kind, place, stretch and total; each group stands once."""
    kind, place, stretch, total = groups
    sums = np.zeros(size_of(made, kinds), np.int64)
    sums[kind, stretch, place] = total
    return Sums(kinds, sums)


def nothing(made: Plan) -> Sums:
    """Of verbs that were never posted."""
    kinds = Kinds(np.zeros(0, np.int64), (), ())
    return Sums(kinds, np.zeros(size_of(made, kinds), np.int64))


def plan(asked: Asked, posted: frozenset[str]) -> Plan:
    """The branches a question needs of the verbs there are, and the days that part its windows."""
    parts = {part for line in asked.lines for part in line if part.atom.verb in posted}
    windows = {one.window(part.at, year_before=part.year_before) for part in parts for one in asked.slices}
    days = sorted({day for window in windows for day in (window.start, window.end) if day is not None})
    verbs = sorted({part.atom.verb for part in parts})
    branches = tuple(
        Branch(
            verb,
            tuple(sorted({part.atom.where for part in parts if part.atom.verb == verb})),
            any(part.at is not At.DURING for part in parts if part.atom.verb == verb),
        )
        for verb in verbs
    )
    shape = Shape(branches, asked.rollup.dated, asked.cut)
    return Plan(asked, shape, tuple(days))


def tally(made: Plan, found: Sums) -> Counts:
    """The counts of a question from what its query summed."""
    asked = made.asked
    cells = sorted(set(found.kinds.cell)) if asked.cut else [""]
    sums = _Prefixed(made, found, cells)
    targets = len(asked.rollup.targets)
    shape = (len(asked.lines), len(asked.slices), targets, len(cells))
    whole, low, high = (np.zeros(shape, np.int64) for _ in range(3))
    wholly = _Rolling([place.wholly for place in asked.rollup.places], targets)
    partly = _Rolling([place.partly for place in asked.rollup.places], targets)
    for at, line in enumerate(asked.lines):
        by_place = np.zeros((len(asked.slices), len(asked.rollup.places), len(cells)), np.int64)
        for part in line:
            if (dense := sums.of(part.atom)) is not None:
                for n, one in enumerate(asked.slices):
                    by_place[n] += part.sign * sums.within(dense, one.window(part.at, year_before=part.year_before))
        whole[at] = low[at] = high[at] = wholly.up(by_place)
        if asked.rollup.splits:
            low[at] += partly.up(np.minimum(by_place, 0))
            high[at] += partly.up(np.maximum(by_place, 0))
    return trimmed(asked, cells, whole, low, high)


class _Prefixed:
    """Prefix sums over the stretches of days, atom by atom: [stretch, place, cell]."""

    def __init__(self, made: Plan, sums: Sums, cells: Sequence[str]) -> None:
        self.sums = sums
        self.at = {day: n for n, day in enumerate(made.days)}
        self.cells = len(cells)
        number = {cell: n for n, cell in enumerate(cells)}
        self.cell = [number[cell] for cell in sums.kinds.cell] if made.asked.cut else [0] * len(sums.total)
        self.branches = {branch.verb: (n, branch.wheres) for n, branch in enumerate(made.shape.branches)}
        self.found: dict[Atom, Numbers] = {}

    def of(self, atom: Atom) -> Numbers | None:
        """Sums up to the end of each stretch; None for a verb that was never posted."""
        if atom.verb not in self.branches:
            return None
        if atom not in self.found:
            branch, wheres = self.branches[atom.verb]
            dense = np.zeros((*self.sums.total.shape[1:], self.cells), np.int64)
            for kind in self.sums.kinds.holding(branch, wheres.index(atom.where)):
                dense[:, :, self.cell[kind]] += self.sums.total[kind]
            self.found[atom] = np.cumsum(dense, axis=0)
        return self.found[atom]

    def within(self, dense: Numbers, window: Window) -> Numbers:
        """What lies in a window. Stretch n ends before day n, so the sum before a day stands at its own number."""
        ended: Numbers = dense[self.at[window.end]]
        return ended if window.start is None else ended - dense[self.at[window.start]]


class _Rolling:
    """Adds up places to targets along the second axis of [slice, place, cell]."""

    def __init__(self, holders: Sequence[tuple[int, ...]], targets: int) -> None:
        pairs = sorted((target, place) for place, held_by in enumerate(holders) for target in held_by)
        self.targets = targets
        self.order = np.array([place for _, place in pairs], dtype=np.int64)
        found = np.array([target for target, _ in pairs], dtype=np.int64)
        self.held, self.starts = np.unique(found, return_index=True)

    def up(self, by_place: Numbers) -> Numbers:
        """[slice, target, cell]"""
        rolled = np.zeros((by_place.shape[0], self.targets, by_place.shape[2]), np.int64)
        if len(self.order):
            rolled[:, self.held] = np.add.reduceat(by_place[:, self.order], self.starts, axis=1)
        return rolled
