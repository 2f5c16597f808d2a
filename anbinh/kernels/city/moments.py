"""Minutes since 2000 in the city's own time, as plans count; the year of 15/12 to 14/12 they are made for."""

from datetime import date, datetime, timedelta, timezone

import numpy as np
from numpy.typing import NDArray

CITY = timezone(timedelta(hours=7))
EPOCH = datetime(2000, 1, 1, tzinfo=CITY)
FIRST_DAY = EPOCH.date().toordinal()
DAY = 1440
NEVER = 2**40

Numbers64 = NDArray[np.int64]


def moment(minutes: int) -> datetime:
    """The moment so many minutes after the epoch."""
    return EPOCH + timedelta(minutes=minutes)


def day_number(day: date) -> int:
    """Days since the epoch."""
    return day.toordinal() - FIRST_DAY


def day_of(minutes: int) -> date:
    """The day of a moment."""
    return date.fromordinal(minutes // DAY + FIRST_DAY)


def year_of(day: date) -> int:
    """The year, in the scheme of 15/12 to 14/12, that a day lies in."""
    return day.year + ((day.month, day.day) >= (12, 15))


def bounds(year: int) -> tuple[int, int, int]:
    """Day numbers: first day, first of the second half (15/6), first of the next year."""
    return day_number(date(year - 1, 12, 15)), day_number(date(year, 6, 15)), day_number(date(year, 12, 15))
