"""What an engine is asked and what it answers: whole numbers only. All that is said about them comes after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

import numpy as np
import numpy.typing as npt

from anbinh.kernels.figures.model import At
from anbinh.kernels.figures.narrowing import Where, holds
from anbinh.kernels.figures.territory import Rollup

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the journal, as far as figures care. `recorded_at` has a time zone."""

    id: int
    verb: str
    unit: int
    occurred_on: date
    recorded_at: datetime
    quantity: int
    dimensions: Mapping[str, str]


@dataclass(frozen=True)
class Window:
    """A span of days `start ≤ day < end`; an open start reaches back to the first entry."""

    start: date | None
    end: date


@dataclass(frozen=True)
class Slice:
    """One period of the answer, and the same period a year before."""

    start: date
    end: date
    start_before: date
    end_before: date

    def window(self, at: At, *, year_before: bool) -> Window:
        """The days over which a term of this kind sums."""
        start, end = (self.start_before, self.end_before) if year_before else (self.start, self.end)
        return {At.DURING: Window(start, end), At.START: Window(None, start), At.END: Window(None, end)}[at]


@dataclass(frozen=True)
class Atom:
    """One verb's entries with certain codes."""

    verb: str
    where: Where = ()

    def holds(self, entry: Entry) -> bool:
        """True for an entry it sums."""
        return entry.verb == self.verb and holds(self.where, entry.dimensions)


@dataclass(frozen=True)
class Part:
    """One term of a line: an atom over a window, added or taken off."""

    atom: Atom
    at: At
    sign: int
    year_before: bool = False


Line = tuple[Part, ...]


@dataclass(frozen=True)
class Asked:
    """Every line, in every slice, for every target; cut by one dimension; known before a moment."""

    lines: tuple[Line, ...]
    slices: tuple[Slice, ...]
    rollup: Rollup
    cut: str | None = None
    known_before: datetime | None = None


@dataclass(frozen=True)
class Counts:
    """The sums, indexed [line, slice, target, cell]. `low` and `high` bound what belongs partly to a target.

    `cells` are the codes of the cut that have anything to show, sorted; without a cut the one cell is empty.
    """

    cells: tuple[str, ...]
    whole: Numbers
    low: Numbers
    high: Numbers


class Engine(Protocol):
    """Something that can sum a journal."""

    name: str

    def count(self, asked: Asked) -> Counts:
        """The sums."""

    def posted(self, known_before: datetime | None = None) -> frozenset[str]:
        """The verbs of which there is any entry."""


def trimmed(asked: Asked, cells: Iterable[str], whole: Numbers, low: Numbers, high: Numbers) -> Counts:
    """The counts with the cells in order; cells of a cut that are nought everywhere are left out."""
    names = list(cells)
    if not asked.cut:
        return Counts(tuple(names), whole, low, high)
    kept = [n for n in range(len(names)) if any(one[..., n].any() for one in (whole, low, high))]
    kept.sort(key=names.__getitem__)
    return Counts(tuple(names[n] for n in kept), whole[..., kept], low[..., kept], high[..., kept])
