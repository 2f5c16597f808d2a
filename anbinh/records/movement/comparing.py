"""Before and after, with and without: months of communes that took a model up against like communes that did not.

Plain values in, plain values out. A month is a number, `year * 12 + month - 1`. The twelve months before the month of
the opening stand against the twelve after it; the month itself belongs to neither. A like commune is one of the same
kind in the same district; its months are those of the commune it stands beside.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

SPAN = 12
# Fewer communes than this tell of chance.
LEAST = 5
Sums = Mapping[tuple[int, int], int]


@dataclass(frozen=True)
class Ground:
    """A commune: what makes another one like it, and the months of which it has lived the whole."""

    key: int
    like: tuple[int | None, str]
    first: int
    last: int


@dataclass(frozen=True)
class Comparison:
    """Averages of a commune, by months from the opening (−12 … −1, 1 … 12)."""

    communes: int
    beside: Mapping[int, float]
    without: Mapping[int, float]

    @property
    def enough(self) -> bool:
        """Enough communes to say anything."""
        return self.communes >= LEAST


def month_of(day: date) -> int:
    """The number of a month."""
    return day.year * 12 + day.month - 1


def offsets() -> list[int]:
    """The months that are compared, counted from the opening."""
    return [*range(-SPAN, 0), *range(1, SPAN + 1)]


def compared(grounds: Sequence[Ground], opened: Mapping[int, int], sums: Sums, *, last: int) -> Comparison:
    """`opened`: the month in which a commune took the model up; `sums` by commune and month, known up to `last`."""
    known = min((month for _key, month in sums), default=last)
    pairs = [(one, _alike(one, grounds, opened)) for one in grounds if one.key in opened]
    kept = [(one, others) for one, others in pairs if others and _whole(one, opened[one.key], known=known, last=last)]
    if not kept:
        return Comparison(0, {}, {})
    beside, without = {}, {}
    for offset in offsets():
        months = [(one, others, opened[one.key] + offset) for one, others in kept]
        beside[offset] = sum(sums.get((one.key, month), 0) for one, _others, month in months) / len(kept)
        without[offset] = sum(_mean(others, sums, month) for _one, others, month in months) / len(kept)
    return Comparison(len(kept), beside, without)


def _alike(one: Ground, grounds: Sequence[Ground], opened: Mapping[int, int]) -> list[Ground]:
    """Like communes that lived as long and had not taken the model up when the twelve months were over."""
    end = opened[one.key] + SPAN
    return [
        other
        for other in grounds
        if other.like == one.like
        and other.key != one.key
        and other.first <= one.first
        and other.last >= one.last
        and opened.get(other.key, end + 1) > end
    ]


def _whole(one: Ground, month: int, *, known: int, last: int) -> bool:
    return max(one.first, known) <= month - SPAN and month + SPAN <= min(one.last, last)


def _mean(others: Sequence[Ground], sums: Sums, month: int) -> float:
    return sum(sums.get((one.key, month), 0) for one in others) / len(others)


def change(months: Mapping[int, float]) -> tuple[float, float]:
    """The sums before and after."""
    return sum(v for k, v in months.items() if k < 0), sum(v for k, v in months.items() if k > 0)
