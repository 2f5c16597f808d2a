"""The whole city: reports and cases as streams, in order, the same for the same seed."""

import calendar
import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from anbinh.kernels.city.courses import CaseTeller
from anbinh.kernels.city.fates import Fates
from anbinh.kernels.city.model import (
    CaseStory,
    CityError,
    Limits,
    MethodRow,
    Numbers,
    OffenceRow,
    Offices,
    Place,
    Planted,
    ReportStory,
    Size,
    Story,
)
from anbinh.kernels.city.moments import DAY, day_number
from anbinh.kernels.city.plants import Plants
from anbinh.kernels.city.rates import rates
from anbinh.kernels.city.register import Register
from anbinh.kernels.city.rows import CaseRow, ReportRow, Rows
from anbinh.kernels.city.telling import Teller
from anbinh.kernels.city.territory import Territory
from anbinh.kernels.city.topics import join

FIRST_DAY = date(2022, 1, 1)
FEWEST_REPORTS = 300
ROWS_AT_ONCE = 4096


def plain_limit(received: date, extensions: int) -> date:
    """20 days, two months, four months from receipt, rest days not looked at (BLTTHS Điều 147)."""
    if extensions == 0:
        return received + timedelta(days=20)
    year, month = divmod(received.year * 12 + received.month - 1 + 2 * extensions, 12)
    return date(year, month + 1, min(received.day, calendar.monthrange(year, month + 1)[1]))


@dataclass(frozen=True, kw_only=True)
class City:
    """A synthetic city from `start` to `end`, both included. Nobody in it exists.

    `size` is a name of rates.yaml (small, city) or a Size of your own. `numbers(kind, nth)` writes the nth identifier
    that can belong to nobody. `limit(day, extensions)` is the last day to decide on what was received that day.
    Raises CityError when it cannot be built.
    """

    seed: int
    size: str | Size
    end: date
    places: Sequence[Place]
    offences: Sequence[OffenceRow]
    methods: Sequence[MethodRow]
    numbers: Numbers
    start: date = FIRST_DAY
    offices: Offices = field(default_factory=Offices)
    limit: Limits = plain_limit

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise CityError("the city ends before it begins")
        if self.scale.reports < FEWEST_REPORTS:
            raise CityError(f"a city has at least {FEWEST_REPORTS} reports a year")
        if not self.offences:
            raise CityError("a city needs offences")

    @property
    def scale(self) -> Size:
        """Reports a year, and how large the cases are."""
        return rates().size(self.size) if isinstance(self.size, str) else self.size

    @property
    def planted(self) -> tuple[Planted, ...]:
        """What tests of signals should find."""
        register = self._register()
        return tuple(register.plants.listed(day_number(self.start) * DAY, self._last_minute))

    def reports(self) -> Iterator[ReportStory]:
        """Every report that is in the register by the end of the last day, in the order of receipt."""
        register = self._register()
        teller = Teller(
            subjects=register.subjects,
            territory=register.territory,
            fates=register.fates,
            numbers=self.numbers,
            last_minute=self._last_minute,
        )
        for plan in register.years():
            for row in _rows(plan.reports):
                report = ReportRow(*row)
                if report.received >= self._last_minute:
                    return
                story = teller.report(report)
                if story is not None:
                    yield story

    def cases(self) -> Iterator[CaseStory]:
        """Every case opened by the end of the last day, in the order of opening."""
        register = self._register()
        teller = CaseTeller(register.subjects, register.territory, self.numbers, self._last_minute)
        for plan in register.years():
            for row in _rows(plan.cases):
                case = CaseRow(*row)
                if case.opened >= self._last_minute:
                    return
                yield teller.case(case)

    def stories(self) -> Iterator[Story]:
        """Reports and cases together, in time order: a case comes after the report it was opened from."""
        streams: Iterable[Iterator[Story]] = (self.reports(), self.cases())
        return heapq.merge(*streams, key=lambda story: story.moment)

    @property
    def _last_minute(self) -> int:
        return (day_number(self.end) + 1) * DAY

    def _register(self) -> Register:
        territory = Territory(self.places, self.offices)
        subjects = join(self.offences, self.methods)
        return Register(
            seed=self.seed,
            size=self.scale,
            start=self.start,
            end=self.end,
            rates=rates(),
            subjects=subjects,
            territory=territory,
            plants=Plants(self.seed, self.scale, subjects, territory),
            fates=Fates(self.limit),
        )


def _rows(rows: Rows) -> Iterator[tuple[int, ...]]:
    for start in range(0, len(rows), ROWS_AT_ONCE):
        yield from rows[start : start + ROWS_AT_ONCE].tolist()
