"""Periods as offices count them: a scheme, a type, a first day and the day after the last. Never the calendar alone."""

import calendar
import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path

from anbinh.kernels.figures.documents import Node, read_document
from anbinh.kernels.figures.errors import UnclearPeriod
from anbinh.kernels.figures.sentences import Language, Wording, day, sentence

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# The scheme of a period between two days of one's own choice, such as a campaign.
OWN = "own"
FIRST_YEAR, LAST_YEAR = 1900, 2200


class Type(StrEnum):
    """How long a period is."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    SPAN = "span"


MONTHS_OF = {Type.MONTH: 1, Type.QUARTER: 3, Type.HALF: 6, Type.NINE_MONTHS: 9, Type.YEAR: 12}
KEYS = (
    (re.compile(r"(\d{4})"), Type.YEAR),
    (re.compile(r"(\d{4})-H([12])"), Type.HALF),
    (re.compile(r"(\d{4})-Q([1-4])"), Type.QUARTER),
    (re.compile(r"(\d{4})-9M"), Type.NINE_MONTHS),
    (re.compile(r"(\d{4})-(0[1-9]|1[0-2])"), Type.MONTH),
)
WEEK_KEY = re.compile(r"W(\d{4}-\d\d-\d\d)")
SPAN_KEY = re.compile(r"(\d{4}-\d\d-\d\d)_(\d{4}-\d\d-\d\d)")


@dataclass(frozen=True)
class Scheme:
    """The days between which an office counts, with its source."""

    code: str
    name: Wording
    short: Wording
    source: Wording
    verified: bool
    types: tuple[Type, ...]
    first_month: int = 1
    first_day: int = 1
    year_before: bool = False
    week_starts: str = "monday"
    since: date | None = None
    note: Wording | None = None

    def year_start(self, year: int) -> date:
        """The first day of the year of that name."""
        return date(year - self.year_before, self.first_month, self.first_day)


@dataclass(frozen=True, order=True)
class Period:
    """`start ≤ day < end` under a scheme; `key` names it in addresses: `2023`, `2023-Q1`, `2023-03`."""

    scheme: str
    type: Type
    key: str
    start: date
    end: date

    @property
    def last_day(self) -> date:
        """The last day in it, as people write a period."""
        return self.end - timedelta(days=1)

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    def holds(self, on: date) -> bool:
        """True for a day in it."""
        return self.start <= on < self.end

    def say(self, language: Language) -> str:
        """`Quý I/2024`, `6 tháng đầu năm 2024`, `Tháng 12/2025`."""
        return _said(self, language)

    def say_days(self, language: Language) -> str:
        """`15/12/2022 – 14/12/2023`."""
        return f"{day(self.start, language)} – {day(self.last_day, language)}"

    def same_period_year_before(self) -> "Period":
        """The same period of the scheme one year earlier; a week is taken 52 weeks earlier."""
        if self.type is Type.SPAN:
            return span(_shifted(self.start, -12), _shifted(self.end, -12) - timedelta(days=1))
        if self.type is Type.WEEK:
            return _week(self.scheme, self.start - timedelta(weeks=52))
        year, _, rest = self.key.partition("-")
        key = f"{int(year) - 1:04}" + (f"-{rest}" if rest else "")
        return Period(self.scheme, self.type, key, _shifted(self.start, -12), _shifted(self.end, -12))

    def day_year_before(self, on: date) -> date:
        """The day of the same period one year earlier that a day of this one is compared with."""
        return on - timedelta(weeks=52) if self.type is Type.WEEK else _shifted(on, -12)

    def before(self) -> "Period":
        """The period of the same type that ends where this one starts."""
        if self.type is Type.SPAN:
            return span(self.start - timedelta(days=self.days), self.start - timedelta(days=1))
        if self.type is Type.NINE_MONTHS:
            return self.same_period_year_before()
        if self.type is Type.WEEK:
            return _week(self.scheme, self.start - timedelta(weeks=1))
        if self.type is Type.MONTH:
            return _month(self.scheme, _shifted(self.start, -1), self.start)
        return containing(self.scheme, self.type, self.start - timedelta(days=1))

    def months(self) -> tuple["Period", ...]:
        """Its months in order: the scheme's own, or calendar months cut to a span or week."""
        if self.type in {Type.SPAN, Type.WEEK}:
            return self._calendar_months()
        starts = [_shifted(self.start, n) for n in range(MONTHS_OF[self.type] + 1)]
        return tuple(_month(self.scheme, *both) for both in itertools.pairwise(starts))

    def _calendar_months(self) -> tuple["Period", ...]:
        found, start = [], self.start
        while start < self.end:
            end = min(_shifted(start.replace(day=1), 1), self.end)
            found.append(Period(self.scheme, Type.MONTH, f"{start:%Y-%m}", start, end))
            start = end
        return tuple(found)


@cache
def schemes() -> Mapping[str, Scheme]:
    """Every scheme by code, in the order of schemes.yaml."""
    folder = Path(__file__).parent
    document = read_document(folder / "schemes.yaml", under=folder).fields(["schemes"])
    return {scheme.code: scheme for scheme in map(read_scheme, document["schemes"].items())}


def read_scheme(node: Node) -> Scheme:
    """One scheme; raises BadDefinition."""
    needed = ("code", "name", "short", "source", "verified", "types")
    found = node.fields(needed, ("year", "week_starts", "since", "note"))
    year = found["year"].fields(("month", "day", "of")) if "year" in found else None
    types = tuple(Type(item.one_of([*MONTHS_OF, Type.WEEK])) for item in found["types"].items())
    if (year is None) is not (types == (Type.WEEK,)):
        node.refuse("a scheme has a year, or weeks and no year")
    scheme = Scheme(
        code=found["code"].text(),
        name=found["name"].wording(),
        short=found["short"].wording(),
        source=found["source"].wording(),
        verified=found["verified"].truth(),
        types=types,
        first_month=year["month"].number() if year else 1,
        first_day=year["day"].number() if year else 1,
        year_before=year is not None and year["of"].one_of(["previous", "same"]) == "previous",
        week_starts=found["week_starts"].one_of(WEEKDAYS) if "week_starts" in found else "monday",
        since=found["since"].day() if "since" in found else None,
        note=found["note"].wording() if "note" in found else None,
    )
    if not (1 <= scheme.first_month <= 12 and 1 <= scheme.first_day <= 28):
        node.refuse("a year starts in month 1 to 12, on day 1 to 28")
    return scheme


def scheme_of(code: str) -> Scheme:
    """The scheme; raises UnclearPeriod."""
    if code not in schemes():
        raise UnclearPeriod("unknown_scheme", given=code, schemes=", ".join(schemes()))
    return schemes()[code]


def period(scheme: str, type_: str, year: int, number: int = 1) -> Period:
    """`period("nd09", "year", 2023)`, `period("nd09", "quarter", 2023, 2)`; months by their calendar name."""
    known = _published(scheme, type_)
    count = 12 // MONTHS_OF.get(known, 12)
    if known is Type.WEEK or not FIRST_YEAR < year < LAST_YEAR or not 1 <= number <= count:
        raise UnclearPeriod("unknown_period", given=f"{type_} {year} {number}", scheme=scheme)
    rules = scheme_of(scheme)
    if known is Type.MONTH:
        # A month that starts on the 15th is named after the month in which it ends.
        start = _shifted(date(year, number, rules.first_day), 0 if rules.first_day == 1 else -1)
    else:
        start = _shifted(rules.year_start(year), MONTHS_OF[known] * (number - 1))
    endings = {Type.YEAR: "", Type.HALF: f"-H{number}", Type.QUARTER: f"-Q{number}", Type.NINE_MONTHS: "-9M"}
    key = f"{year:04}" + endings.get(known, f"-{number:02}")
    return Period(scheme, known, key, start, _shifted(start, MONTHS_OF[known]))


def containing(scheme: str, type_: str, on: date, *, week_starts: str | None = None) -> Period:
    """The period of a scheme that holds a day; a week starts as the scheme says unless told otherwise."""
    known = _published(scheme, type_)
    rules = scheme_of(scheme)
    if known is Type.WEEK:
        first = week_starts or rules.week_starts
        if first not in WEEKDAYS:
            raise UnclearPeriod("unknown_weekday", given=first, days=", ".join(WEEKDAYS))
        return _week(scheme, on - timedelta(days=(on.weekday() - WEEKDAYS.index(first)) % 7))
    if known is Type.MONTH:
        named_after = on if rules.first_day == 1 or on.day < rules.first_day else _shifted(on.replace(day=1), 1)
        return period(scheme, known, named_after.year, named_after.month)
    year = on.year + (on >= rules.year_start(on.year + 1))
    year -= on < rules.year_start(year)
    start = rules.year_start(year)
    months = (on.year - start.year) * 12 + on.month - start.month - (on.day < start.day)
    if months >= MONTHS_OF[known] * (12 // MONTHS_OF[known]):
        raise UnclearPeriod("outside_nine_months", day=on, scheme=rules.short)
    return period(scheme, known, year, months // MONTHS_OF[known] + 1)


def named(scheme: str, key: str) -> Period:
    """The period with this key: `2023`, `2023-H1`, `2023-Q1`, `2023-9M`, `2023-03`, `W2024-03-04`, two days with _."""
    if found := SPAN_KEY.fullmatch(key):
        return span(_day(found[1], scheme), _day(found[2], scheme))
    if found := WEEK_KEY.fullmatch(key):
        _published(scheme, Type.WEEK)
        return _week(scheme, _day(found[1], scheme))
    for form, type_ in KEYS:
        if found := form.fullmatch(key):
            return period(scheme, type_, int(found[1]), int(found[2]) if found.re.groups > 1 else 1)
    raise UnclearPeriod("unknown_period", given=key, scheme=scheme)


def span(first: date, last: date) -> Period:
    """From one day to another, both in it: a campaign, or the part of a year that has passed."""
    if last < first:
        raise UnclearPeriod("ends_before_it_starts", first=first, last=last)
    return Period(OWN, Type.SPAN, f"{first}_{last}", first, last + timedelta(days=1))


def _published(scheme: str, type_: str) -> Type:
    rules = scheme_of(scheme)
    if type_ not in rules.types:
        raise UnclearPeriod("not_published", given=type_, scheme=rules.short, types=", ".join(rules.types))
    return Type(type_)


def _week(scheme: str, start: date) -> Period:
    return Period(scheme, Type.WEEK, f"W{start}", start, start + timedelta(weeks=1))


def _month(scheme: str, start: date, end: date) -> Period:
    return Period(scheme, Type.MONTH, f"{end - timedelta(days=1):%Y-%m}", start, end)


def _day(text: str, scheme: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise UnclearPeriod("unknown_period", given=text, scheme=scheme) from wrong


def _shifted(on: date, months: int) -> date:
    """The same day number some months later, or the last day of a shorter month."""
    count = on.year * 12 + on.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(on.day, calendar.monthrange(year, month + 1)[1]))


def _said(period_: Period, language: Language) -> str:
    if period_.type in {Type.SPAN, Type.WEEK}:
        return sentence(f"period_{period_.type}", language, first=period_.start, last=period_.last_day)
    year, _, rest = period_.key.partition("-")
    number = int(rest[-1]) if period_.type in {Type.HALF, Type.QUARTER} else 0
    if period_.type is Type.HALF:
        return sentence(f"period_half_{number}", language, year=year)
    roman = ("", "I", "II", "III", "IV")[number]
    name = f"{calendar.month_name[int(rest)]}" if period_.type is Type.MONTH else ""
    return sentence(f"period_{period_.type}", language, year=year, roman=roman, number=number, month=rest, name=name)
