"""The Vietnamese working calendar: weekends, public holidays with Tết, and working days swapped by the Government.

Source: the package `holidays` (Labour Code Điều 112 and the Government's yearly announcements), completed by
`rest_days.yaml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Protocol

import holidays

from anbinh.kernels.procedure.documents import read_document
from anbinh.kernels.procedure.errors import UnclearQuestion
from anbinh.kernels.procedure.sentences import Wording

FIRST_YEAR, LAST_YEAR = 2012, 2099
SATURDAY = Wording(vi="thứ Bảy", en="a Saturday")
SUNDAY = Wording(vi="Chủ nhật", en="a Sunday")
ONE_DAY = timedelta(days=1)


class Calendar(Protocol):
    """What counting asks of a calendar."""

    def rest_day(self, on: date) -> Wording | None:
        """Why nobody works on that day, or None on a working day."""

    def announced(self, on: date) -> bool:
        """Have the public holidays of that year been announced?"""


@dataclass(frozen=True)
class Swap:
    """A working day made free, and the weekend day worked in its place."""

    free: date
    worked: date
    name: Wording
    source: str

    def __post_init__(self) -> None:
        if self.worked.weekday() < 5 or self.free.weekday() >= 5:
            raise ValueError(f"a swap frees a weekday and works a weekend day: {self.free} for {self.worked}")


@dataclass(frozen=True)
class WorkingCalendar:
    """Working days of state offices; `swaps` add what was announced after the package was made."""

    swaps: tuple[Swap, ...] = ()
    announced_to: int = LAST_YEAR

    def rest_day(self, on: date) -> Wording | None:
        if not FIRST_YEAR <= on.year <= LAST_YEAR:
            raise UnclearQuestion("outside_calendar", year=on.year, first=FIRST_YEAR, last=LAST_YEAR)
        freed = {swap.free: swap.name for swap in self.swaps}
        names, worked = _public_holidays(on.year)
        holiday = freed.get(on) or names.get(on)
        if holiday is not None or on.weekday() < 5 or on in worked or on in {swap.worked for swap in self.swaps}:
            return holiday
        return SATURDAY if on.weekday() == 5 else SUNDAY

    def announced(self, on: date) -> bool:
        return on.year <= self.announced_to


def working_day_from(calendar: Calendar, on: date) -> date:
    """The day itself when it is worked, else the next working day."""
    while calendar.rest_day(on) is not None:
        on += ONE_DAY
    return on


@cache
def _public_holidays(year: int) -> tuple[Mapping[date, Wording], frozenset[date]]:
    """Names of the public holidays of a year, and the weekend days worked in exchange."""
    vietnamese = holidays.country_holidays("VN", years=year, language="vi")
    english = holidays.country_holidays("VN", years=year, language="en_US")
    names = {on: Wording(vi=vietnamese[on], en=english[on]) for on in vietnamese}
    return names, frozenset(vietnamese.weekend_workdays)


def read_calendar(path: Path) -> WorkingCalendar:
    """The calendar with the swaps of one `rest_days.yaml`."""
    data = read_document(path)
    swaps = tuple(Swap(**{**swap, "name": Wording(**swap["name"])}) for swap in data["swaps"])
    return WorkingCalendar(swaps=swaps, announced_to=data["announced_to"])


VIETNAM = read_calendar(Path(__file__).parent / "rest_days.yaml")
