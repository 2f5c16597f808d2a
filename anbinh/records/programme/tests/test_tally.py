"""Done in time, done late, open in time, overdue: the four always add up to the total."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anbinh.records.programme.rules import STANDINGS, committee_code, standing, tally

DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 31))
ROWS = st.lists(st.tuples(DAYS, st.none() | DAYS), max_size=25)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=ROWS, on=DAYS)
def test_it_adds_up_on_any_day(rows: list[tuple[date, date | None]], on: date) -> None:
    counted = tally(rows, on=on)
    assert counted.total == len(rows)
    each = [standing(due, done, on=on) for due, done in rows]
    assert [each.count(name) for name in STANDINGS] == [getattr(counted, name) for name in STANDINGS]


@given(due=DAYS, done=DAYS)
def test_it_never_goes_back_from_done(due: date, done: date) -> None:
    assert standing(due, done, on=done) == standing(due, done, on=done + timedelta(days=400))


@pytest.mark.parametrize(
    ("shorts", "code"),
    [(("138",), "138"), (("138", "89"), "89+138"), (("",), "none"), ((), "none")],
    ids=["one", "both", "empty", "nobody"],
)
def test_it_names_committees_by_their_numbers(shorts: tuple[str, ...], code: str) -> None:
    assert committee_code(*shorts) == code
