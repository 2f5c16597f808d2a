from datetime import date, timedelta

import numpy as np
import pytest

from anbinh.kernels.signals.surges.baseline import baseline, nearest_weekday, years_before
from anbinh.kernels.signals.surges.counts import Counts, Step
from anbinh.kernels.signals.surges.errors import TooShort, UnclearCounts, UnclearSettings
from anbinh.kernels.signals.surges.settings import Farrington

WEEKS = 52 * 6 + 10


def weekly(times: int = WEEKS, *, dated: bool = True) -> Counts:
    dates = tuple(date(2014, 1, 6) + timedelta(weeks=week) for week in range(times)) if dated else None
    return Counts(("one",), np.ones((times, 1)), Step.WEEK, dates)


def test_it_refers_to_the_same_time_of_year_across_years_of_53_weeks() -> None:
    counts = weekly()
    assert counts.dates is not None
    at = counts.times - 1
    found = baseline(counts, at, Farrington(years=5, half_window=0, seasons=1, recent_excluded=0))
    days = [counts.dates[row] for row in found.rows]
    assert [day.year for day in days] == [2015, 2016, 2017, 2018, 2019]
    judged = counts.dates[at]
    assert all(abs((day - years_before(judged, judged.year - day.year)).days) <= 3 for day in days)


def test_it_divides_the_year_into_seasons_and_leaves_the_newest_out() -> None:
    counts = weekly(dated=False)
    at = counts.times - 1
    found = baseline(counts, at, Farrington(years=4, half_window=3, seasons=10, recent_excluded=26))
    assert found.levels == 10
    assert found.rows.max() == at - 27
    assert found.rows.min() == at - 4 * 52 - 3
    assert (np.diff(found.rows) == 1).all()
    windows = found.rows[found.level == 0]
    assert all(min(abs(row - (at - 52 * year)) for year in range(5)) <= 3 for row in windows)
    between = found.level[(found.rows > at - 3 * 52 + 3) & (found.rows < at - 2 * 52 - 3)]
    assert between.tolist() == np.repeat(np.arange(1, 10), 5).tolist()


def test_it_takes_only_the_windows_without_seasons() -> None:
    found = baseline(weekly(), WEEKS - 1, Farrington(years=3, half_window=2, seasons=1, recent_excluded=2))
    assert len(found.rows) == 3 * 5
    assert found.levels == 1


def test_it_puts_the_29th_of_february_on_the_first_of_march() -> None:
    assert years_before(date(2024, 2, 29), 1) == date(2023, 3, 1)
    assert years_before(date(2024, 2, 29), 4) == date(2020, 2, 29)


@pytest.mark.parametrize("shift", range(7))
def test_it_finds_the_nearest_day_with_the_same_weekday(shift: int) -> None:
    like, day = date(2024, 3, 4), date(2023, 3, 4) + timedelta(days=shift)
    found = nearest_weekday(day, like)
    assert found.weekday() == like.weekday()
    assert abs((found - day).days) <= 3


def test_it_refuses_counts_that_do_not_go_back_far_enough() -> None:
    with pytest.raises(TooShort, match="thời điểm thứ 200 cần 5 năm"):
        baseline(weekly(), 199, Farrington())


def test_it_refuses_more_seasons_than_a_year_has_room_for() -> None:
    with pytest.raises(UnclearSettings, match="60 mùa"):
        baseline(weekly(), WEEKS - 1, Farrington(seasons=60))


@pytest.mark.parametrize(
    ("name", "value"),
    [("years", 0), ("half_window", -1), ("alpha", 1.0), ("threshold", "x"), ("weights_threshold", 0.0), ("least", -1)],
)
def test_it_refuses_settings_that_mean_nothing(name: str, value: object) -> None:
    with pytest.raises(UnclearSettings):
        Farrington(**{name: value})  # type: ignore[arg-type]  # the names and their types are checked where they are read


def test_it_refuses_a_table_without_counts() -> None:
    with pytest.raises(UnclearCounts):
        Counts((), np.ones((3, 0)))
