from datetime import UTC, date, datetime, timedelta

import pytest

from anbinh.kernels.vietnamese.writing import day, deadline, duration, moment, number, percent, time_left


def test_it_writes_numbers_the_vietnamese_way() -> None:
    assert number(43570) == "43.570"
    assert number(43570, language="en") == "43,570"
    assert number(1234.5, places=1) == "1.234,5"


def test_it_cuts_a_rate_as_the_city_prints_it() -> None:
    # Hà Nội, first half of 2023: 1.670 of 1.840 is 90,76 %, printed 90,7 %; the ministry would round.
    assert percent(1670, 1840) == "90,7\u00a0%"
    assert percent(1670, 1840, places=2, truncate=False) == "90,76\u00a0%"
    assert percent(1670, 1840, language="en") == "90.7%"


def test_it_has_no_rate_without_a_denominator() -> None:
    assert percent(0, 0) == "–"


def test_it_writes_days_and_moments() -> None:
    at = datetime(2024, 3, 6, 14, 5, tzinfo=UTC)
    assert day(date(2024, 3, 6)) == "06/03/2024"
    assert moment(at) == "14 giờ 05, 06/03/2024"
    assert moment(at, language="en") == "14:05, 6 March 2024"


@pytest.mark.parametrize(
    ("length", "vietnamese", "english"),
    [
        (timedelta(days=3, hours=5), "3 ngày", "3 days"),
        (timedelta(days=1, hours=5), "1 ngày 5 giờ", "1 day 5 hours"),
        (timedelta(hours=5, minutes=20), "5 giờ 20 phút", "5 hours 20 minutes"),
        (timedelta(seconds=20), "0 phút", "0 minutes"),
    ],
)
def test_it_says_a_duration_in_words(length: timedelta, vietnamese: str, english: str) -> None:
    assert duration(length).replace("\u00a0", " ") == vietnamese
    assert duration(length, language="en").replace("\u00a0", " ") == english


def test_it_says_what_is_left_and_what_is_overdue() -> None:
    at = datetime(2024, 3, 6, 8, tzinfo=UTC)
    assert time_left(at + timedelta(days=3), at=at).replace("\u00a0", " ") == "còn 3 ngày"
    assert time_left(at - timedelta(days=2), at=at).replace("\u00a0", " ") == "quá hạn 2 ngày"
    assert time_left(at - timedelta(days=2), at=at, language="en").replace("\u00a0", " ") == "2 days overdue"


def test_it_says_a_deadline_at_midnight_as_the_end_of_its_last_day() -> None:
    assert deadline(datetime(2024, 2, 16)) == "24 giờ, 15/02/2024"  # noqa: DTZ001 (a clock on the wall)
    assert deadline(datetime(2024, 3, 1), language="en") == "24:00, 29 February 2024"  # noqa: DTZ001 (without a zone on purpose)
    assert deadline(datetime(2024, 2, 16, 10, 5)) == "10 giờ 05, 16/02/2024"  # noqa: DTZ001 (without a zone on purpose)
