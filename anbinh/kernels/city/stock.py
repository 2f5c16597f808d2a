"""The stock of pending reports, and the one thing that is adjusted: how many are pending when a year ends.

Resolved ÷ to be resolved = 1 − stock at the end ÷ (stock at the start + received + resumed − transferred), so a ratio
is met exactly by the number still pending. A few decisions are moved to just before or just after the last day.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from anbinh.kernels.city.fates import Fates, delay, hurry
from anbinh.kernels.city.model import CityError
from anbinh.kernels.city.moments import DAY, Numbers64
from anbinh.kernels.city.quotas import middle_share, nearest_share
from anbinh.kernels.city.rows import ADMINISTRATIVE, NOT_PROSECUTED, TRANSFERRED, Rows


@dataclass(frozen=True)
class Year:
    """A year's first minute, the first minute after it, and the ratio to meet in thousandths."""

    start: int
    end: int
    resolved: int


def pending(rows: Rows, at: int) -> int:
    """Reports pending at a moment."""
    once = (rows["received"] < at) & (rows["ended"] >= at)
    again = (rows["resumed"] < at) & (rows["ended_again"] >= at)
    return int(once.sum() + again.sum())


def to_resolve(rows: Rows, year: Year) -> int:
    """Stock at the start + received + resumed − transferred outside."""

    def inside(name: str) -> NDArray[np.bool_]:
        return np.asarray((rows[name] >= year.start) & (rows[name] < year.end), dtype=np.bool_)

    transferred = inside("ended") & (rows["outcome"] == TRANSFERRED)
    return int(pending(rows, year.start) + inside("received").sum() + inside("resumed").sum() - transferred.sum())


def settle(own: Rows, older: Rows, year: Year, *, fates: Fates, rng: np.random.Generator) -> None:
    """Move decisions among the year's own reports until the ratio is met; raises CityError where there are too few."""
    every = np.concatenate((older, own))
    burden = _divisible(own, to_resolve(every, year), year)
    every = np.concatenate((older, own))
    surplus = pending(every, year.end) - (burden - middle_share(burden, year.resolved))
    free = (own["case"] < 0) & np.isin(own["outcome"], (NOT_PROSECUTED, ADMINISTRATIVE))
    if surplus > 0:
        waiting = np.flatnonzero(free & (own["ended"] >= year.end) & (own["received"] < year.end - DAY))
        _enough(waiting, surplus, burden)
        hurry(own, waiting[:surplus], year.end, rng)
    elif surplus < 0:
        # The latest received have most of their time before them.
        decided = np.flatnonzero(free & (own["ended"] < year.end) & (own["received"] < year.end))[::-1]
        recent = decided[np.argsort(own["ended"][decided] < year.end - 25 * DAY, kind="stable")]
        _enough(recent, -surplus, burden)
        delay(own, recent[:-surplus], year.end, rng, fates)


def _divisible(own: Rows, burden: int, year: Year) -> int:
    """Pass reports on to bodies outside until some whole number of the rest makes the ratio; a handful at most."""
    decided = (own["case"] < 0) & (own["outcome"] == ADMINISTRATIVE) & (own["ended"] < year.end) & (own["plant"] < 0)
    spare = iter(np.flatnonzero(decided))
    while nearest_share(burden, year.resolved) is None:
        one = next(spare, None)
        if one is None:
            raise CityError(f"no part of {burden} reports makes the year's ratio")
        own["outcome"][one] = TRANSFERRED
        burden -= 1
    return burden


def _enough(candidates: Numbers64, wanted: int, burden: int) -> None:
    if len(candidates) < wanted:
        raise CityError(f"{burden} reports to resolve are too few to meet the year's ratio")
