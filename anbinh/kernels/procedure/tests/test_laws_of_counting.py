"""What must hold for every limit from any start (Hypothesis)."""

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from anbinh.kernels.procedure import DEFAULT, VIETNAM, Deadline, Severity, compute, explain, register
from anbinh.kernels.procedure.counting import VIETNAM_TIME, add_months, last_day_before
from anbinh.kernels.procedure.model import Limit, RestDay
from anbinh.kernels.procedure.reading import Reading
from anbinh.kernels.procedure.sentences import LANGUAGES, Language, day, moment

ALL = [limit for limit in register().limits if limit.valid_to is None]
MOVING = {RestDay.LAW, RestDay.PRACTICE}
SIX_YEARS_IN_MINUTES = 6 * 365 * 24 * 60

limits = st.sampled_from(ALL)
new_year = datetime(2022, 1, 1, tzinfo=VIETNAM_TIME)
starts = st.integers(0, SIX_YEARS_IN_MINUTES).map(lambda minutes: new_year + timedelta(minutes=minutes))
severities = st.sampled_from(Severity)
readings = st.builds(Reading, **{name: st.booleans() for name in Reading.names()})
languages = st.sampled_from(LANGUAGES)

laws = settings(deadline=None, max_examples=150)


def ask(limit: Limit, start: datetime, severity: Severity, extension: int = 0, reading: Reading = DEFAULT) -> Deadline:
    return compute(limit.id, start, severity=severity, extension=extension, reading=reading)


def extensions_of(limit: Limit, severity: Severity) -> int:
    terms = limit.terms or limit.by_class[severity]
    return len(terms.extensions)


@laws
@given(limits, starts, starts, severities, readings)
def test_it_never_ends_earlier_for_a_later_start(
    limit: Limit, one: datetime, other: datetime, severity: Severity, reading: Reading
) -> None:
    earlier, later = sorted([one, other])
    first = ask(limit, earlier, severity, reading=reading)
    second = ask(limit, later, severity, reading=reading)
    assert first.due <= second.due
    assert first.warn <= second.warn


@laws
@given(limits, starts, st.integers(0, 72), severities)
def test_it_stays_monotone_within_a_few_hours(limit: Limit, start: datetime, hours: int, severity: Severity) -> None:
    assert ask(limit, start, severity).due <= ask(limit, start + timedelta(hours=hours), severity).due


@laws
@given(limits, starts, severities, readings)
def test_it_warns_before_the_end_and_not_before_the_start(
    limit: Limit, start: datetime, severity: Severity, reading: Reading
) -> None:
    deadline = ask(limit, start, severity, reading=reading)
    assert deadline.warn <= deadline.due
    assert deadline.due <= start if limit.backward else start <= deadline.warn


@laws
@given(st.sampled_from([limit for limit in ALL if limit.rest_day in MOVING]), starts, severities)
def test_it_never_ends_on_a_rest_day_where_the_limit_moves(limit: Limit, start: datetime, severity: Severity) -> None:
    deadline = ask(limit, start, severity)
    assert not deadline.steps[-1].exact
    assert VIETNAM.rest_day(last_day_before(deadline.due)) is None


@laws
@given(st.sampled_from([limit for limit in ALL if limit.rest_day is RestDay.CUSTODY]), starts, severities)
def test_it_never_moves_custody(limit: Limit, start: datetime, severity: Severity) -> None:
    assert ask(limit, start, severity).moved_to is None


@laws
@given(limits, starts, severities, readings)
def test_it_never_shortens_by_an_extension(limit: Limit, start: datetime, severity: Severity, reading: Reading) -> None:
    dues = [
        ask(limit, start, severity, extension=count, reading=reading).due
        for count in range(extensions_of(limit, severity) + 1)
    ]
    assert dues == sorted(dues)


@laws
@given(limits, starts, severities)
def test_it_keeps_the_reading_that_moves_for_rest_days_the_later_one(
    limit: Limit, start: datetime, severity: Severity
) -> None:
    still = Reading(rest_day_shift_reports=False)
    assert ask(limit, start, severity, reading=still).due <= ask(limit, start, severity).due


@laws
@given(limits, starts, severities, languages)
def test_it_says_the_article_and_the_end(limit: Limit, start: datetime, severity: Severity, language: Language) -> None:
    deadline = ask(limit, start, severity)
    text = explain(deadline, language)
    if limit.source.article:
        assert f"{'Điều' if language == 'vi' else 'Article'} {limit.source.article}" in text
    else:
        assert limit.source.law.number in text
    exact = deadline.steps[-1].exact
    end = moment(deadline.due, language) if exact else day(last_day_before(deadline.due), language)
    assert end in text
    assert "{" not in text and "None" not in text and "  " not in text


@laws
@given(limits, starts, severities)
def test_it_answers_the_same_in_any_time_zone(limit: Limit, start: datetime, severity: Severity) -> None:
    utc = start - timedelta(hours=7)
    assert (
        ask(limit, start, severity).due == ask(limit, datetime.fromisoformat(f"{utc:%Y-%m-%dT%H:%M:%S}Z"), severity).due
    )
    assert ask(limit, start, severity).due == ask(limit, start.replace(tzinfo=None), severity).due
    assert ask(limit, start, severity).due.utcoffset() == timedelta(hours=7)


@given(st.dates(date(2018, 1, 1), date(2090, 1, 1)), st.integers(1, 24))
def test_it_ends_months_on_the_same_day_number_or_the_last(start: date, months: int) -> None:
    end = add_months(start, months)
    assert (end.year - start.year) * 12 + end.month - start.month == months
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)


@given(st.dates(date(2018, 1, 1), date(2090, 1, 1)), st.integers(1, 12), st.integers(0, 400))
def test_it_adds_months_monotonely(start: date, months: int, later: int) -> None:
    assert add_months(start, months) <= add_months(start + timedelta(days=later), months)


@laws
@given(starts, severities)
def test_it_counts_a_detention_month_as_thirty_days(start: datetime, severity: Severity) -> None:
    deadline = compute("D173", start, severity=severity)
    months = deadline.question.period.n
    assert last_day_before(deadline.due) - start.date() == timedelta(days=30 * months)


@laws
@given(starts)
def test_it_counts_three_working_days_and_no_rest_day_among_them(start: datetime) -> None:
    deadline = compute("assign_wd", start)
    last = last_day_before(deadline.due)
    span = [start.date() + timedelta(days=n) for n in range(1, (last - start.date()).days + 1)]
    assert sum(VIETNAM.rest_day(on) is None for on in span) == 3
    assert VIETNAM.rest_day(last) is None
