"""Periods as offices count them."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anbinh.kernels.figures.errors import UnclearPeriod
from anbinh.kernels.figures.periods import Type, containing, named, period, schemes, span

DAYS = [date(2020, 1, 1) + timedelta(days=n) for n in range((date(2036, 1, 1) - date(2020, 1, 1)).days)]
CUTS = [
    (scheme.code, type_)
    for scheme in schemes().values()
    for type_ in (Type.MONTH, Type.QUARTER, Type.HALF, Type.YEAR)
    if type_ in scheme.types
]
NUMBERS = {Type.MONTH: 12, Type.QUARTER: 4, Type.HALF: 2, Type.YEAR: 1}


@pytest.mark.parametrize(
    ("scheme", "key", "first", "last"),
    [
        ("nd09", "2023", "2022-12-15", "2023-12-14"),
        ("nd09", "2024-01", "2023-12-15", "2024-01-14"),
        ("nd09", "2024-Q1", "2023-12-15", "2024-03-14"),
        ("nd09", "2024-Q4", "2024-09-15", "2024-12-14"),
        ("nd09", "2024-H1", "2023-12-15", "2024-06-14"),
        ("nd09", "2024-H2", "2024-06-15", "2024-12-14"),
        ("nd09", "2024-9M", "2023-12-15", "2024-09-14"),
        ("bca", "2025-12", "2025-11-15", "2025-12-14"),
        ("bca", "2020", "2019-12-15", "2020-12-14"),
        ("na", "2025", "2024-10-01", "2025-09-30"),
        ("vks", "2023-H1", "2022-12-01", "2023-05-31"),
        ("vks", "2023", "2022-12-01", "2023-11-30"),
        ("vks", "2024-02", "2024-02-01", "2024-02-29"),
        ("antt_kdc", "2024", "2023-11-01", "2024-10-31"),
        ("antt_unit", "2024", "2023-11-16", "2024-11-15"),
        ("grassroots", "2026", "2025-11-15", "2026-11-14"),
        ("calendar", "2024-Q1", "2024-01-01", "2024-03-31"),
        ("week", "W2024-03-07", "2024-03-07", "2024-03-13"),
        ("nd09", "2024-02-10_2024-02-14", "2024-02-10", "2024-02-14"),
    ],
)
def test_it_counts_from_the_first_to_the_last_day_of_the_source(scheme: str, key: str, first: str, last: str) -> None:
    found = named(scheme, key)
    assert (found.start.isoformat(), found.last_day.isoformat()) == (first, last)
    assert found.key == key


@pytest.mark.parametrize(("scheme", "type_"), CUTS)
def test_it_puts_each_day_of_sixteen_years_in_exactly_one_period(scheme: str, type_: Type) -> None:
    every = [period(scheme, type_, year, n + 1) for year in range(2019, 2038) for n in range(NUMBERS[type_])]
    every.sort(key=lambda one: one.start)
    assert all(one.end == other.start for one, other in itertools.pairwise(every))
    assert every[0].start <= DAYS[0] and DAYS[-1] < every[-1].end
    for on in DAYS:
        found = containing(scheme, type_, on)
        assert found.holds(on) and found in every


@given(st.sampled_from(DAYS), st.sampled_from(["monday", "thursday", "friday"]))
def test_it_starts_a_week_on_the_day_it_is_told(on: date, first: str) -> None:
    week = containing("week", "week", on, week_starts=first)
    assert week.holds(on) and week.days == 7
    assert f"{week.start:%A}".lower() == first
    assert named("week", week.key) == week


@given(st.sampled_from(CUTS), st.sampled_from(DAYS))
def test_it_finds_a_period_again_by_its_key(cut: tuple[str, Type], on: date) -> None:
    found = containing(*cut, on)
    assert named(found.scheme, found.key) == found


@given(st.sampled_from(CUTS), st.sampled_from(DAYS))
def test_it_goes_one_period_back_and_one_year_back_to_the_same_place(cut: tuple[str, Type], on: date) -> None:
    one = back = containing(*cut, on)
    for _ in range(NUMBERS[cut[1]]):
        assert back.before().end == back.start
        back = back.before()
    assert back == one.same_period_year_before()


@given(st.sampled_from(CUTS), st.sampled_from(DAYS))
def test_it_cuts_into_months_without_gap(cut: tuple[str, Type], on: date) -> None:
    whole = containing(*cut, on)
    months = whole.months()
    assert (months[0].start, months[-1].end) == (whole.start, whole.end)
    assert all(one.end == other.start for one, other in itertools.pairwise(months))
    assert len({month.key for month in months}) == len(months)


def test_it_names_the_months_of_a_period_as_the_scheme_does() -> None:
    assert list(period("nd09", "quarter", 2024, 1).months()) == [period("nd09", "month", 2024, n) for n in (1, 2, 3)]
    assert [month.key for month in period("vks", "half", 2023).months()][:2] == ["2022-12", "2023-01"]
    assert [month.key for month in period("antt_unit", "year", 2024).months()][::11] == ["2023-12", "2024-11"]


def test_it_cuts_a_campaign_at_the_ends_of_calendar_months() -> None:
    months = span(date(2024, 1, 20), date(2024, 3, 5)).months()
    assert [(month.start, month.last_day) for month in months] == [
        (date(2024, 1, 20), date(2024, 1, 31)),
        (date(2024, 2, 1), date(2024, 2, 29)),
        (date(2024, 3, 1), date(2024, 3, 5)),
    ]


def test_it_compares_any_month_with_the_month_a_year_before() -> None:
    campaign = span(date(2024, 1, 20), date(2024, 3, 5)).months()
    before = campaign[1].same_period_year_before()
    assert (before.key, before.start, before.last_day) == ("2023-02", date(2023, 2, 1), date(2023, 2, 28))
    month = period("na", "year", 2024).months()[0]
    assert (month.key, month.same_period_year_before().key, month.before().key) == ("2023-10", "2022-10", "2023-09")


def test_it_compares_a_campaign_with_the_same_days_a_year_before() -> None:
    assert span(date(2024, 2, 29), date(2024, 3, 5)).same_period_year_before().key == "2023-02-28_2023-03-05"
    assert containing("week", "week", date(2024, 3, 6)).same_period_year_before().start == date(2023, 3, 6)
    assert span(date(2024, 3, 1), date(2024, 3, 10)).before().key == "2024-02-20_2024-02-29"
    assert period("nd09", "nine_months", 2024).before() == period("nd09", "nine_months", 2023)
    assert containing("week", "week", date(2024, 3, 6)).before().start == date(2024, 2, 26)


@pytest.mark.parametrize(
    ("key", "vi", "en"),
    [
        ("2023", "Năm 2023", "Year 2023"),
        ("2024-H1", "6 tháng đầu năm 2024", "First half of 2024"),
        ("2024-H2", "6 tháng cuối năm 2024", "Second half of 2024"),
        ("2024-9M", "9 tháng đầu năm 2024", "First nine months of 2024"),
        ("2024-Q2", "Quý II/2024", "Quarter 2/2024"),
        ("2025-12", "Tháng 12/2025", "December 2025"),
        ("2024-02-10_2024-02-14", "Từ 10/02/2024 đến 14/02/2024", "10 February 2024 to 14 February 2024"),
    ],
)
def test_it_says_a_period_as_reports_do(key: str, vi: str, en: str) -> None:
    found = named("nd09", key)
    assert (found.say("vi"), found.say("en")) == (vi, en)


def test_it_writes_the_days_of_a_period() -> None:
    assert period("nd09", "year", 2023).say_days("vi") == "15/12/2022 – 14/12/2023"
    assert containing("week", "week", date(2024, 3, 6)).say("vi") == "Tuần từ 04/03/2024 đến 10/03/2024"


@pytest.mark.parametrize(
    ("scheme", "key", "complaint"),
    [
        ("nd10", "2023", "nd10"),
        ("na", "2023-Q1", "không tính theo “quarter”"),
        ("nd09", "2023-Q5", "2023-Q5"),
        ("nd09", "2023-13", "2023-13"),
        ("nd09", "0001", "không phải một kỳ"),
        ("nd09", "năm 2023", "năm 2023"),
        ("nd09", "W2024-03-07", "không tính theo “week”"),
        ("week", "W2024-02-30", "2024-02-30"),
        ("nd09", "2024-03-05_2024-03-01", "trước khi bắt đầu"),
    ],
)
def test_it_refuses_what_is_no_period(scheme: str, key: str, complaint: str) -> None:
    with pytest.raises(UnclearPeriod, match=complaint):
        named(scheme, key)


def test_it_refuses_a_day_outside_the_nine_months_and_an_unknown_weekday() -> None:
    assert containing("nd09", "nine_months", date(2024, 9, 14)).key == "2024-9M"
    with pytest.raises(UnclearPeriod, match="9 tháng"):
        containing("nd09", "nine_months", date(2024, 9, 15))
    with pytest.raises(UnclearPeriod, match="thứ trong tuần"):
        containing("week", "week", date(2024, 9, 15), week_starts="noday")


def test_it_marks_the_schemes_whose_text_was_not_read() -> None:
    assert {scheme.code for scheme in schemes().values() if not scheme.verified} == {"vks", "week"}
