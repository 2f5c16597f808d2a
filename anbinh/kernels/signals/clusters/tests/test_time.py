from datetime import date

import numpy as np
import pytest

from anbinh.kernels.signals.clusters import ClusterError, Scan
from anbinh.kernels.signals.clusters.settings import TimeUnit
from anbinh.kernels.signals.clusters.timeline import Timeline, label, number_of, timeline, windows


@pytest.mark.parametrize(
    ("text", "unit", "written"),
    [
        ("2024-03-06", "day", "2024-03-06"),
        ("06/03/2024", "day", "2024-03-06"),
        ("2024/3/6", "day", "2024-03-06"),
        ("2024-03", "month", "2024-03"),
        ("2024-12-31", "month", "2024-12"),
        ("1985", "year", "1985"),
        (" 1985-07-01 ", "year", "1985"),
    ],
)
def test_it_reads_periods_and_writes_them_one_way(text: str, unit: TimeUnit, written: str) -> None:
    assert label(number_of(text, unit), unit) == written


@pytest.mark.parametrize(
    ("text", "unit"), [("2024", "day"), ("2024", "month"), ("31/02/2024", "day"), ("hôm qua", "year")]
)
def test_it_refuses_what_is_no_period(text: str, unit: TimeUnit) -> None:
    with pytest.raises(ClusterError, match="không phải là"):
        number_of(text, unit)


def test_it_counts_steps_back_from_the_end_so_that_the_newest_is_whole() -> None:
    weeks = Timeline("day", first=1, last=16, step=7)
    assert weeks.steps == 3
    assert weeks.index(np.array([1, 2, 3, 9, 10, 16])).tolist() == [0, 0, 1, 1, 2, 2]
    assert [weeks.units(step, step) for step in range(3)] == [(1, 2), (3, 9), (10, 16)]


def test_it_knows_the_days_of_months_and_years() -> None:
    months = timeline(Scan(start="2024-01", end="2024-06"), "month", [0])
    assert months.days(1, 2) == (date(2024, 2, 1), date(2024, 3, 31))
    years = timeline(Scan(), "year", [1973, 1991])
    assert years.days(12, 16) == (date(1985, 1, 1), date(1989, 12, 31))


def test_it_looks_back_as_far_as_it_is_told() -> None:
    span = timeline(Scan(end="2024-12-31", study_units=365), "day", [number_of("2023-01-01", "day")])
    assert (label(span.first, "day"), span.steps) == ("2024-01-02", 365)


def test_it_ends_windows_with_the_study_only_when_looking_ahead() -> None:
    ahead = windows(Scan(max_windows=3), 5)
    assert list(zip(ahead.first.tolist(), ahead.last.tolist(), strict=True)) == [(4, 4), (3, 4), (2, 4)]
    back = windows(Scan(mode="retrospective", max_windows=2), 3)
    assert list(zip(back.first.tolist(), back.last.tolist(), strict=True)) == [(0, 0), (1, 1), (2, 2), (0, 1), (1, 2)]
    assert len(windows(Scan(), 9).first) == 4
    assert len(windows(Scan(model="poisson", mode="spatial"), 1).first) == 1
