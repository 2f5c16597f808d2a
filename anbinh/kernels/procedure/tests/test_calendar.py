from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from anbinh.kernels.procedure import VIETNAM, UnclearQuestion, WorkingCalendar, compute
from anbinh.kernels.procedure.calendar import Swap, read_calendar, working_day_from
from anbinh.kernels.procedure.counting import VIETNAM_TIME
from anbinh.kernels.procedure.sentences import Wording

NAME = Wording(vi="Ngày nghỉ", en="Day off")


@pytest.mark.parametrize(
    "on",
    [
        *(date(2024, 2, day) for day in range(8, 15)),
        date(2024, 4, 18),
        date(2024, 4, 29),
        date(2024, 9, 3),
        *(date(2025, 1, day) for day in range(27, 32)),
        date(2025, 5, 2),
        date(2026, 1, 2),
        date(2026, 8, 31),
        date(2026, 11, 24),
    ],
)
def test_it_rests_on_tet_holidays_and_swapped_days(on: date) -> None:
    assert VIETNAM.rest_day(on) is not None


@pytest.mark.parametrize("on", [date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)])
def test_it_works_on_swapped_saturdays(on: date) -> None:
    assert on.weekday() == 5
    assert VIETNAM.rest_day(on) is None


def test_it_keeps_the_day_of_culture_from_2026_only() -> None:
    assert VIETNAM.rest_day(date(2025, 11, 24)) is None
    assert VIETNAM.rest_day(date(2026, 11, 24)) is not None


def test_it_names_the_reason_in_both_languages() -> None:
    eve = VIETNAM.rest_day(date(2024, 2, 9))
    assert eve == Wording(vi="Giao thừa Tết Nguyên Đán", en="Lunar New Year's Eve")
    assert VIETNAM.rest_day(date(2024, 3, 9)) == Wording(vi="thứ Bảy", en="a Saturday")
    assert VIETNAM.rest_day(date(2024, 3, 10)) == Wording(vi="Chủ nhật", en="a Sunday")


def test_it_has_a_working_day_within_ten_days_of_any_day() -> None:
    on = date(2022, 1, 1)
    while on < date(2030, 1, 1):
        assert working_day_from(VIETNAM, on) - on <= timedelta(days=10)
        on += timedelta(days=1)


def test_it_refuses_years_it_does_not_know() -> None:
    with pytest.raises(UnclearQuestion, match="2100"):
        VIETNAM.rest_day(date(2100, 1, 1))


def test_it_takes_swaps_announced_later() -> None:
    swap = Swap(free=date(2027, 9, 1), worked=date(2027, 8, 28), name=NAME, source="thông báo")
    calendar = WorkingCalendar(swaps=(swap,))
    assert calendar.rest_day(swap.free) == NAME
    assert calendar.rest_day(swap.worked) is None
    assert VIETNAM.rest_day(swap.free) is None


def test_it_refuses_a_swap_that_frees_a_weekend() -> None:
    with pytest.raises(ValueError, match="frees a weekday"):
        Swap(free=date(2027, 8, 28), worked=date(2027, 9, 1), name=NAME, source="thông báo")


def test_it_reads_swaps_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "rest_days.yaml"
    file.write_text("announced_to: 2030\nswaps: []\n", encoding="utf-8")
    assert read_calendar(file) == WorkingCalendar(announced_to=2030)


def test_it_counts_on_the_calendar_it_is_given() -> None:
    class Everyday:
        def rest_day(self, on: date) -> Wording | None:
            return None

        def announced(self, on: date) -> bool:
            return True

    deadline = compute("D147.1", datetime(2024, 1, 20, 10, tzinfo=VIETNAM_TIME), calendar=Everyday())
    assert deadline.moved_to is None
    assert deadline.last_day == date(2024, 2, 9)
