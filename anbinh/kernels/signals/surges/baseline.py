"""Which past counts a count is compared with: reference dates, the window around each, and the seasons between.

Noufaily et al. 2013 (Statistics in Medicine 32:1206): a factor with one level for the time of year that is judged and
`levels - 1` levels for the rest of the year. Dates are those of the calendar, so that a year of 53 weeks moves nothing.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from anbinh.kernels.signals.surges.counts import Counts, Floats, Step, Whole
from anbinh.kernels.signals.surges.errors import TooShort, UnclearSettings
from anbinh.kernels.signals.surges.settings import Farrington

WEEK = 7


@dataclass(frozen=True)
class Baseline:
    """`rows` of the counts, the `level` of the season of each (0 is the one judged), their `time` from the judged."""

    rows: Whole
    level: Whole
    time: Floats

    @property
    def levels(self) -> int:
        return int(self.level.max()) + 1


def baseline(counts: Counts, at: int, settings: Farrington) -> Baseline:
    """What the count at row `at` is compared with; all series share it."""
    references = [_row(counts, at, years) for years in range(settings.years + 1)]
    window, levels = settings.half_window, settings.seasons
    if references[-1] - window < 0:
        raise TooShort("too_short", years=settings.years, window=window, at=at + 1, times=counts.times)
    season = np.full(at + 1, -1, dtype=np.int64)
    for later, earlier in pairwise(references):
        if levels > 1:
            season[earlier + window + 1 : later - window] = _between(later - earlier - 2 * window - 1, levels, window)
        season[later - window : later + window + 1] = 0
    season[references[-1] - window : references[-1] + window + 1] = 0
    season[max(at - settings.recent_excluded, 0) :] = -1
    rows = np.flatnonzero(season >= 0)
    used, level = np.unique(season[rows], return_inverse=True)
    if not rows.size or used[0] != 0:
        raise TooShort("too_short", years=settings.years, window=window, at=at + 1, times=counts.times)
    unit = counts.ordinals[1] - counts.ordinals[0]
    return Baseline(rows, level, (counts.ordinals[rows] - counts.ordinals[at]) / unit)


def _between(gap: int, levels: int, window: int) -> Whole:
    """Levels 1, 2 … of the times between two windows: runs of equal length, the first ones longer by the rest."""
    if gap < levels - 1:
        raise UnclearSettings("too_many_seasons", seasons=levels, window=window)
    length, rest = divmod(gap, levels - 1)
    runs = [length + 1] * rest + [length] * (levels - 1 - rest)
    return np.repeat(np.arange(1, levels), runs)


def _row(counts: Counts, at: int, years: int) -> int:
    """The row so many years before; negative when the counts do not go back so far."""
    if counts.dates is None:
        return at - years * counts.step.value
    wanted = years_before(counts.dates[at], years)
    if counts.step is Step.WEEK:
        wanted = nearest_weekday(wanted, counts.dates[at])
    ordinals = counts.ordinals
    row = int(np.searchsorted(ordinals, wanted.toordinal()))
    return row if row < counts.times and ordinals[row] == wanted.toordinal() else -1


def years_before(day: date, years: int) -> date:
    """The same day of an earlier year; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 3, 1)


def nearest_weekday(day: date, like: date) -> date:
    """The nearest day with the weekday of `like`; of two equally near, the one in the same week from Sunday."""
    same_week = day + timedelta(days=like.isoweekday() % WEEK - day.isoweekday() % WEEK)
    other = same_week + timedelta(days=-WEEK if same_week > day else WEEK)
    return other if abs(other - day) < abs(same_week - day) else same_week
