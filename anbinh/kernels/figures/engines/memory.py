"""The referee: plain loops over entries, slow and obviously right. The fast engines must agree with it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

import numpy as np

from anbinh.kernels.figures.asking import Asked, Counts, Entry, Line, Slice, trimmed
from anbinh.kernels.figures.territory import Group, Place


class Memory:
    """Sums entries held in memory."""

    name = "memory"

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = list(entries)

    def posted(self, known_before: datetime | None = None) -> frozenset[str]:
        """The verbs of which there is any entry."""
        return frozenset(entry.verb for entry in self.entries if _known(entry, known_before))

    def count(self, asked: Asked) -> Counts:
        """The sums, entry by entry."""
        cells: dict[str, int] = {} if asked.cut else {"": 0}
        # (line, slice, target, cell) → what belongs to the target wholly, and what belongs partly, by group.
        wholly: dict[tuple[int, ...], int] = defaultdict(int)
        partly: dict[tuple[int, ...], dict[Group, int]] = defaultdict(lambda: defaultdict(int))
        verbs = {part.atom.verb for line in asked.lines for part in line}
        for entry in self.entries:
            if entry.verb not in verbs or not _known(entry, asked.known_before):
                continue
            cell = cells.setdefault(entry.dimensions.get(asked.cut, "") if asked.cut else "", len(cells))
            for place, group in _standing(entry, asked):
                for line, one, counted in _counted(entry, asked):
                    for target in place.wholly:
                        wholly[line, one, target, cell] += counted
                    for target in place.partly:
                        partly[line, one, target, cell][group] += counted
        shape = (len(asked.lines), len(asked.slices), len(asked.rollup.targets), len(cells))
        whole, low, high = (np.zeros(shape, np.int64) for _ in range(3))
        for at, total in wholly.items():
            whole[at] = low[at] = high[at] = total
        for at, groups in partly.items():
            low[at] += sum(min(total, 0) for total in groups.values())
            high[at] += sum(max(total, 0) for total in groups.values())
        return trimmed(asked, cells, whole, low, high)


def _standing(entry: Entry, asked: Asked) -> Iterator[tuple[Place, Group]]:
    """The place an entry stands in, with its group there."""
    for place in asked.rollup.places:
        for group in place.groups:
            if group.holds(entry.unit, entry.occurred_on):
                yield place, group


def _counted(entry: Entry, asked: Asked) -> Iterator[tuple[int, int, int]]:
    """Line, slice, and what the entry adds there."""
    for line_at, line in enumerate(asked.lines):
        for slice_at, one in enumerate(asked.slices):
            if times := weight(entry, line, one):
                yield line_at, slice_at, times * entry.quantity


def weight(entry: Entry, line: Line, one: Slice) -> int:
    """How often an entry's quantity counts in a line over a slice: 1, 0 or −1 for most."""
    counted = 0
    for part in line:
        window = one.window(part.at, year_before=part.year_before)
        inside = (window.start is None or window.start <= entry.occurred_on) and entry.occurred_on < window.end
        if inside and part.atom.holds(entry):
            counted += part.sign
    return counted


def _known(entry: Entry, known_before: datetime | None) -> bool:
    return known_before is None or entry.recorded_at < known_before
