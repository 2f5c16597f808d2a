"""Days and times as offices write them."""

from datetime import date, datetime, time, timedelta

import pytest

from anbinh.kernels.sheets.days import DayReader
from anbinh.kernels.sheets.errors import Unfit
from anbinh.kernels.sheets.model import Cell, Moment
from anbinh.kernels.sheets.tests.samples import TODAY, fold

DAYS = DayReader(fold, TODAY)
SIXTH = date(2024, 3, 6)
AFTERNOON = Moment(SIXTH, time(14, 5))


@pytest.mark.parametrize(
    "written",
    [
        "6/3/24",
        "06-03-2024",
        "6.3.2024",
        "06/03/2024",
        "2024-03-06",
        "2024/3/6",
        "2024.03.06",
        "06032024",
        "20240306",
        "ngày 6 tháng 3 năm 2024",
        "Ngày 06 tháng 03 năm 2024",
        "6 tháng 3, 2024",
        "06 / 03 / 2024",
        "6-Mar-24",
        "6 March 2024",
        "thứ Tư, ngày 6/3/2024",
        "45357",
        45357,
        45357.0,
        6032024.0,
        20240306,
        date(2024, 3, 6),
    ],
)
def test_it_reads_a_day(written: Cell) -> None:
    assert DAYS.moment(written) == Moment(SIXTH)


@pytest.mark.parametrize(
    "written",
    [
        "6.3.2024 14h05",
        "14 giờ 05 ngày 06/3/2024",
        "14 giờ 05 phút, ngày 06/3/2024",
        "06/03/2024 14:05",
        "14h05 6/3/24",
        "14h05' ngày 6/3/2024",
        "06/03/2024 14:05:00",
        "2024-03-06T14:05",
        "2024-03-06 14:05:00.000",
        "06/03/2024 2:05 PM",
        "6/3/2024 2:05 CH",
        "2h05 chiều ngày 6/3/2024",
        "hồi 14g05 ngày 06-03-2024",
        "lúc 14h05p, 6/3/2024",
        "2024-03-06T14:05:00+07:00",
        "14 giờ 05 phút 00 giây ngày 06 tháng 3 năm 2024",
        "06/03/2024 - 14h05",
        "14h5 6/3/2024",
        datetime.fromisoformat("2024-03-06T14:05"),
        datetime.fromisoformat("2024-03-06T14:04:59.999999"),
        45357 + 14.0 / 24 + 5 / 1440,
    ],
)
def test_it_reads_a_moment(written: Cell) -> None:
    assert DAYS.moment(written) == AFTERNOON


def test_it_reads_24_hours_as_the_next_day() -> None:
    assert DAYS.moment("24 giờ ngày 06/3/2024") == Moment(date(2024, 3, 7), time(0, 0))


def test_it_leaves_a_time_aside_where_a_day_is_asked() -> None:
    assert DAYS.day("14h05 6/3/2024") == SIXTH


def test_it_reads_the_day_first_always() -> None:
    assert DAYS.day("04/05/2024") == date(2024, 5, 4)
    assert DAYS.day("20/12/1920") == DAYS.day("20121920") == date(1920, 12, 20)


@pytest.mark.parametrize(("written", "year"), [("1/2/24", 2024), ("1/2/34", 2034), ("1/2/35", 1935), ("15/4/67", 1967)])
def test_it_finds_the_century_of_two_digits(written: str, year: int) -> None:
    assert DAYS.day(written).year == year


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("31/02/2024", "impossible_day"),
        ("29/2/2023", "impossible_day"),
        ("03/13/2024", "impossible_day"),
        ("2024-13-06", "impossible_day"),
        ("6/3/0204", "far_year"),
        ("3/2024", "month_only"),
        ("tháng 3 năm 2024", "month_only"),
        ("2024", "month_only"),
        ("năm 2024", "month_only"),
        ("hôm qua", "no_day"),
        ("khoảng 14h 6/3/2024", "no_day"),
        ("6/3/2024 và 7/3/2024", "no_day"),
        ("6/3/2024 25h", "impossible_time"),
        ("6/3/2024 14h75", "impossible_time"),
        ("24h05 6/3/2024", "impossible_time"),
        ("14:05", "no_day"),
        ("1/2/3/2024", "no_day"),
        (12.0, "no_day"),
        (2024.0, "no_day"),
        (99999999.0, "no_day"),
        (True, "no_day"),
        (time(14, 5), "no_day"),
        (timedelta(hours=30), "no_day"),
        (1e300, "no_day"),
        (float("nan"), "no_day"),
        ("٦/٣/٢٠٢٤ x", "no_day"),
    ],
)
def test_it_refuses_what_is_no_day(written: Cell, code: str) -> None:
    with pytest.raises(Unfit) as refused:
        DAYS.moment(written)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "written",
    [
        "14:05",
        "14h05",
        "14 giờ 05 phút",
        "2:05 PM",
        time(14, 5),
        datetime.fromisoformat("2024-03-06T14:05"),
        14.0 / 24 + 5 / 1440,
    ],
)
def test_it_reads_a_time(written: Cell) -> None:
    assert DAYS.time(written) == time(14, 5)


@pytest.mark.parametrize("written", ["24:00", "sáng", "14", 14.0, "14:05 6/3/2024", True, date(2024, 3, 6)])
def test_it_refuses_what_is_no_time(written: Cell) -> None:
    with pytest.raises(Unfit):
        DAYS.time(written)
