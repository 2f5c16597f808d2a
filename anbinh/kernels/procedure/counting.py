"""Counting as BLTTHS Điều 134 says; other laws count days the same way (BLDS Điều 147–148).

Hours run exactly. Days end at 24:00 of the last day. Months end on the same day number, or on the month's last day.
Detention months have 30 days. A limit that ends at 24:00 of a day is returned as 00:00 of the next one. All moments
are at +07:00.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from anbinh.kernels.procedure.calendar import ONE_DAY, Calendar, working_day_from
from anbinh.kernels.procedure.model import Anchor, Limit, Period, RestDay, Unit
from anbinh.kernels.procedure.reading import Reading

# Việt Nam has kept UTC+7 without summer time since 1975; a fixed offset needs no time-zone database on the machine.
VIETNAM_TIME = timezone(timedelta(hours=7))
CUSTODY_MONTH_DAYS = 30


@dataclass(frozen=True)
class Step:
    """One period counted: from where, its first counted day, and where it ends before any rest day is looked at.

    `since` is where the step starts and `from_day` the calendar day it is counted from. `included` says whether the day
    of the event counted; None where there is no event (an extension, the end of an earlier period, hours).
    """

    period: Period
    since: datetime
    from_day: date
    first_day: date | None
    last_day: date
    until: datetime
    exact: bool = False
    included: bool | None = None


def local(moment: datetime) -> datetime:
    """The moment at +07:00 to the second; a moment without a zone is read as Việt Nam's clock."""
    placed = moment.replace(tzinfo=VIETNAM_TIME) if moment.tzinfo is None else moment.astimezone(VIETNAM_TIME)
    return placed.replace(microsecond=0)


def end_of(day: date) -> datetime:
    """24:00 of a day, written as 00:00 of the next."""
    return datetime.combine(day + ONE_DAY, time(), tzinfo=VIETNAM_TIME)


def last_day_before(moment: datetime) -> date:
    """The last day of a period that ended at this moment: 00:00 belongs to the day before."""
    return (moment - timedelta(seconds=1)).date()


def add_months(day: date, months: int) -> date:
    """The same day number `months` later, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def first_step(limit: Limit, period: Period, *, start: datetime, reading: Reading, calendar: Calendar) -> Step:
    """The base period from the event (or from the end of an earlier period)."""
    if _is_exact(period, reading):
        return _exact_step(period, start)
    if limit.anchor is Anchor.EXPIRY:
        return _day_step(period, last_day_before(start), since=start, included=None, calendar=calendar)
    held = limit.rest_day is RestDay.CUSTODY
    included = reading.first_day_counted_custody if held else reading.first_day_counted
    return _day_step(period, start.date(), since=start, included=included, calendar=calendar)


def next_step(period: Period, *, after: Step, reading: Reading, calendar: Calendar) -> Step:
    """An extension from the end of the step before it, whether or not that end was a rest day."""
    if after.exact and _is_exact(period, reading):
        return _exact_step(period, after.until)
    return _day_step(period, after.last_day, since=after.until, included=None, calendar=calendar)


def backward_step(period: Period, *, expiry: datetime) -> Step:
    """A lead time: the last day on which there are still `n` whole days before the expiry's last day ends."""
    expires_on = last_day_before(expiry)
    last = expires_on - timedelta(days=period.n)
    return Step(period, since=expiry, from_day=expires_on, first_day=None, last_day=last, until=end_of(last))


def shifts(limit: Limit, step: Step, *, reading: Reading) -> bool:
    """Does the limit move to a working day when it ends on a rest day?"""
    if step.exact or step.period.unit in {Unit.WORKING_DAY, Unit.CALENDAR_WEEK, Unit.CALENDAR_MONTH}:
        return False
    if step.period.unit is Unit.MONTH and limit.rest_day is RestDay.PRACTICE:
        return True
    return {
        RestDay.LAW: True,
        RestDay.PRACTICE: reading.rest_day_shift_reports,
        RestDay.CUSTODY: reading.rest_day_shift_custody,
        RestDay.NONE: False,
    }[limit.rest_day]


def _is_exact(period: Period, reading: Reading) -> bool:
    return period.exact or (period.unit is Unit.CUSTODY_DAY and reading.custody_by_hour)


def _exact_step(period: Period, since: datetime) -> Step:
    length = timedelta(hours=period.n) if period.unit is Unit.HOUR else timedelta(days=period.n)
    until = since + length
    last = last_day_before(until)
    return Step(period, since, from_day=since.date(), first_day=None, last_day=last, until=until, exact=True)


def _day_step(period: Period, day: date, *, since: datetime, included: bool | None, calendar: Calendar) -> Step:
    """Days from `day`; `included` makes it day 1, otherwise the next day (the next working day) is."""
    first = day if included else day + ONE_DAY
    if period.unit is Unit.WORKING_DAY:
        first = working_day_from(calendar, first)
    last = _last_day(period, day, first, calendar)
    return Step(period, since, from_day=day, first_day=first, last_day=last, until=end_of(last), included=included)


def _last_day(period: Period, day: date, first: date, calendar: Calendar) -> date:
    match period.unit:
        case Unit.WORKING_DAY:
            return _working_days(period.n, first, calendar)
        case Unit.MONTH:
            return add_months(day, period.n)
        case Unit.CALENDAR_MONTH:
            return day.replace(day=monthrange(day.year, day.month)[1])
        case Unit.CALENDAR_WEEK:
            return day + timedelta(days=6 - day.weekday())
        case Unit.CUSTODY_MONTH:
            return first + timedelta(days=period.n * CUSTODY_MONTH_DAYS - 1)
        case _:
            return first + timedelta(days=period.n - 1)


def _working_days(n: int, first: date, calendar: Calendar) -> date:
    last = first
    for _ in range(n - 1):
        last = working_day_from(calendar, last + ONE_DAY)
    return last
