"""A year over its weeks: every day falls into a week of the drawing, bars stay inside it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anbinh.records.programme.gantt import LEFT, column, drawn, weeks_of
from anbinh.records.programme.models import Task

DAYS = st.dates(date(2023, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(("year", "number"), [(2024, 53), (2025, 53), (2026, 53), (2012, 54)], ids=str)
def test_it_has_a_week_for_every_day_of_the_year(year: int, number: int) -> None:
    weeks = weeks_of(year)
    assert len(weeks) == number
    assert column(date(year, 1, 1), year) == 0
    assert column(date(year, 12, 31), year) == number - 1


@given(starts=DAYS, due=DAYS, on=DAYS, percent=st.integers(0, 100))
def test_it_draws_every_bar_inside_the_year(starts: date, due: date, on: date, percent: int) -> None:
    task = Task(title="Việc " * 30, starts_on=min(starts, due), due_on=max(starts, due), percent=percent, stage="given")
    gantt = drawn([task], 2025, on=on)
    (bar,) = gantt.bars
    assert bar.left > LEFT and bar.left + bar.width <= gantt.width
    assert 0 <= bar.filled <= bar.width and bar.label.endswith("…")
