"""When a limit runs out: the due moment, the warning moment, and every step on the way there."""

from dataclasses import dataclass
from datetime import date, datetime

from anbinh.kernels.procedure.calendar import FIRST_YEAR, LAST_YEAR, VIETNAM, Calendar, working_day_from
from anbinh.kernels.procedure.counting import Step, backward_step, end_of, first_step, local, next_step, shifts
from anbinh.kernels.procedure.errors import UnclearQuestion
from anbinh.kernels.procedure.model import Adds, Extension, Limit, Period, Severity, Terms, Unit, Variant
from anbinh.kernels.procedure.reading import DEFAULT, Reading
from anbinh.kernels.procedure.register import register

# The longest limit, an investigation with all its extensions, ends within two years.
LAST_START = LAST_YEAR - 2


@dataclass(frozen=True)
class Question:
    """What was asked: one text of one limit, from a start at +07:00, in its circumstances."""

    limit: Limit
    start: datetime
    severity: Severity | None
    variant: Variant | None
    period: Period
    extensions: tuple[Extension, ...]
    next_extension: Extension | None
    reading: Reading
    calendar: Calendar


@dataclass(frozen=True)
class Deadline:
    """The answer. `due` is the first moment that is too late: 24:00 of the last day, as 00:00 of the next.

    `steps` are the periods counted (the base, then extensions); `last_day` is where they end on the calendar,
    `moved_to` the working day the limit moved to, or None. `announced` is False when rest days of a year not yet
    announced mattered.
    """

    question: Question
    steps: tuple[Step, ...]
    last_day: date
    moved_to: date | None
    due: datetime
    warn: datetime
    announced: bool

    @property
    def limit(self) -> Limit:
        return self.question.limit

    @property
    def start(self) -> datetime:
        return self.question.start

    @property
    def verified(self) -> bool:
        """Was the text in force at the start read?"""
        return self.limit.verified_on(self.start.date())


def compute(
    limit_id: str,
    start: datetime,
    *,
    severity: Severity | None = None,
    variant: str | None = None,
    extension: int = 0,
    reading: Reading = DEFAULT,
    calendar: Calendar = VIETNAM,
) -> Deadline:
    """The deadline of `limit_id` from `start` (naive moments are Việt Nam's clock), lengthened `extension` times.

    The text of law in force on the day of the start applies. For a limit that starts at the end of an earlier period,
    `start` is that end: 00:00 means the day before ended. Raises a ProcedureError whose text tells the person what to
    give instead.
    """
    if not FIRST_YEAR <= start.year <= LAST_START:
        raise UnclearQuestion("outside_calendar", year=start.year, first=FIRST_YEAR, last=LAST_START)
    begun = local(start)
    limit = register().find(limit_id, on=begun.date())
    chosen = _variant(limit, variant)
    terms = Terms(chosen.period) if chosen else _terms(limit, severity)
    return _answer(
        Question(
            limit=limit,
            start=begun,
            severity=severity if limit.by_class else None,
            variant=chosen,
            period=terms.period,
            extensions=_extensions(limit, terms, extension),
            next_extension=next(iter(terms.extensions[extension:]), None),
            reading=reading,
            calendar=calendar,
        )
    )


def request_by(deadline: Deadline) -> Deadline | None:
    """By when the procuracy must be asked for the next extension; None when there is none, or nobody outside to ask."""
    limit, extension = deadline.limit, deadline.question.next_extension
    if limit.request is None or extension is None or extension.adds is Adds.PROLONGED:
        return None
    return compute(limit.request, deadline.due, reading=deadline.question.reading, calendar=deadline.question.calendar)


def _answer(asked: Question) -> Deadline:
    steps = _steps(asked)
    final, limit, calendar = steps[-1], asked.limit, asked.calendar
    moves = shifts(limit, final, reading=asked.reading)
    working = working_day_from(calendar, final.last_day) if moves else final.last_day
    moved_to = working if working != final.last_day else None
    due = end_of(moved_to) if moved_to else final.until
    looks_at_rest_days = moves or any(step.period.unit is Unit.WORKING_DAY for step in steps)
    return Deadline(
        question=asked,
        steps=steps,
        last_day=final.last_day,
        moved_to=moved_to,
        due=due,
        warn=due - limit.warn if limit.backward else max(asked.start, due - limit.warn),
        announced=calendar.announced(working) or not looks_at_rest_days,
    )


def _terms(limit: Limit, severity: Severity | None) -> Terms:
    if limit.terms is not None:
        return limit.terms
    if severity is None:
        raise UnclearQuestion("class_needed", id=limit.id, classes=", ".join(Severity))
    return limit.by_class[severity]


def _variant(limit: Limit, code: str | None) -> Variant | None:
    if code is None:
        return None
    for variant in limit.variants:
        if variant.code == code.strip().casefold().replace("-", "_"):
            return variant
    if not limit.variants:
        raise UnclearQuestion("no_variants", id=limit.id, given=code)
    raise UnclearQuestion(
        "unknown_variant", id=limit.id, given=code, variants=", ".join(v.code for v in limit.variants)
    )


def _extensions(limit: Limit, terms: Terms, count: int) -> tuple[Extension, ...]:
    if 0 <= count <= len(terms.extensions):
        return terms.extensions[:count]
    if not terms.extensions:
        raise UnclearQuestion("no_extensions", id=limit.id)
    raise UnclearQuestion("too_many_extensions", id=limit.id, given=count, most=len(terms.extensions))


def _steps(asked: Question) -> tuple[Step, ...]:
    if asked.limit.backward:
        return (backward_step(asked.period, expiry=asked.start),)
    first, *others = _periods(asked)
    steps = [first_step(asked.limit, first, start=asked.start, reading=asked.reading, calendar=asked.calendar)]
    for period in others:
        steps.append(next_step(period, after=steps[-1], reading=asked.reading, calendar=asked.calendar))
    return tuple(steps)


def _periods(asked: Question) -> list[Period]:
    """The base and the granted extensions, one after the other, or what replaces them from the start."""
    total_from_receipt = asked.reading.prolonged_total_from_receipt
    periods = [asked.period]
    if asked.limit.prolongs and not total_from_receipt:
        periods = [asked.limit.prolongs, asked.period]
    for extension in asked.extensions:
        total = extension.adds is Adds.PROLONGED and total_from_receipt
        periods = [extension.period] if total else [*periods, extension.period]
    return periods
