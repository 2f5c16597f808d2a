"""The published ratios of 2023, by plain sums over the stories."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anbinh.kernels.city import CaseStory, City, ReportStory, Size
from anbinh.kernels.city.quotas import apportion, least_total, middle_share, nearest_share
from anbinh.kernels.city.tests.samples import at, cases, city, reports

START, HALF, END = at(2022, 12, 15), at(2023, 6, 15), at(2023, 12, 15)
GRAVE = {"RNT", "ĐBNT"}


@dataclass
class Year:
    """A year's movements, counted one by one."""

    opening: int = 0
    received: int = 0
    resumed: int = 0
    resolved: int = 0
    transferred: int = 0
    closing: int = 0


def counted(stories: Iterable[ReportStory], start: datetime, end: datetime) -> Year:
    year = Year()
    for story in stories:
        spells = [(story.received_at, story.decided_at, story.outcome)]
        if story.suspension:
            first = (story.received_at, story.suspension.at, "suspended")
            spells = [first, (story.suspension.resumed_at, story.decided_at, story.outcome)]
            year.resumed += start <= story.suspension.resumed_at < end
        year.received += start <= story.received_at < end
        for since, until, outcome in spells:
            year.opening += since < start and (until is None or until >= start)
            year.closing += since < end and (until is None or until >= end)
            if until is not None and start <= until < end:
                year.transferred += outcome == "transferred"
                year.resolved += outcome != "transferred"
    return year


def per_mille(stories: Iterable[ReportStory], start: datetime, end: datetime) -> int:
    year = counted(stories, start, end)
    burden = year.opening + year.received + year.resumed - year.transferred
    assert burden == year.resolved + year.closing
    return year.resolved * 1000 // burden


def opened(stories: Iterable[CaseStory], start: datetime, end: datetime) -> list[CaseStory]:
    return [story for story in stories if start <= story.opened_at < end]


def cleared(stories: Iterable[CaseStory], before: datetime) -> int:
    return sum(story.cleared_at is not None and story.cleared_at < before for story in stories)


def one_year(size: Size) -> City:
    return city(size, start=date(2022, 6, 1), end=date(2024, 3, 6))


def test_it_resolves_90_7_percent_of_the_reports_of_2023_when_small() -> None:
    assert per_mille(reports(), START, END) == 907


def test_it_meets_the_ratio_of_every_other_whole_year_too() -> None:
    ratios = {year: per_mille(reports(), at(year - 1, 12, 15), at(year, 12, 15)) for year in (2024, 2025)}
    assert ratios == {2024: 911, 2025: 918}


@pytest.mark.parametrize("size", [Size(300, 0.02), Size(777, 0.1), Size(5000, 0.4)])
@pytest.mark.parametrize("seed", [1, 2])
def test_it_meets_both_ratios_at_any_size(size: Size, seed: int) -> None:
    told = city(size, seed=seed, start=date(2022, 6, 1), end=date(2024, 3, 6))
    assert per_mille(told.reports(), START, END) == 907
    grave = [story for story in opened(told.cases(), START, END) if story.severity in GRAVE]
    assert cleared(grave, END) * 1000 // len(grave) == 964


def test_it_meets_the_ratio_already_on_the_last_day_of_the_year() -> None:
    assert per_mille(city(end=date(2023, 12, 14)).reports(), START, END) == 907


def test_it_clears_96_4_percent_of_the_grave_cases_of_2023_whatever_way_one_counts() -> None:
    grave = [story for story in cases() if story.severity in GRAVE]
    found = opened(grave, START, END)
    for line in ({"TTXH"}, {story.line for story in found}):
        some = [story for story in found if story.line in line]
        assert cleared(some, END) * 1000 // len(some) == 964
    # Nothing of earlier years is cleared in 2023, neither by the reporting year nor by the calendar.
    by_moment = [story for story in grave if story.cleared_at and START <= story.cleared_at < END]
    assert len(by_moment) == cleared(found, END)
    assert all(story.cleared_at and story.opened_at.year == story.cleared_at.year for story in by_moment)


def test_it_clears_about_nine_in_ten_social_order_cases_each_year() -> None:
    for year in (2022, 2023, 2024, 2025):
        end = at(year, 12, 15)
        some = [story for story in opened(cases(), at(year - 1, 12, 15), end) if story.line == "TTXH"]
        assert 0.86 < cleared(some, end) / len(some) < 0.93


def test_it_has_the_published_half_year_at_the_scale_of_the_whole_city() -> None:
    told = city(Size(9000, 1.0), start=date(2022, 12, 15), end=date(2023, 12, 14))
    some = [story for story in told.cases() if story.line == "TTXH"]
    half = opened(some, START, HALF)
    grave = [story for story in half if story.severity in GRAVE]
    assert (len(half), cleared(half, HALF), len(grave), cleared(grave, HALF)) == (1840, 1670, 166, 164)


def test_it_decides_most_reports_in_time() -> None:
    decided = [story.in_time for story in reports() if story.in_time is not None]
    assert 0.85 < sum(decided) / len(decided) < 0.97


@given(st.integers(28, 5000), st.integers(800, 999))
def test_it_finds_the_smallest_total_that_shows_a_ratio(wanted: int, ratio: int) -> None:
    total, part = least_total(wanted, ratio)
    assert part * 1000 // total == ratio and middle_share(total, ratio) * 1000 // total == ratio
    assert all(nearest_share(smaller, ratio) is None for smaller in range(wanted, total))


@given(st.integers(0, 1000), st.lists(st.floats(0.1, 50), min_size=1, max_size=9))
def test_it_shares_out_everything(total: int, weights: list[float]) -> None:
    parts = apportion(total, weights)
    assert sum(parts) == total
    assert all(abs(part - total * weight / sum(weights)) < 1.001 for part, weight in zip(parts, weights, strict=True))


def test_it_says_when_no_part_shows_a_ratio() -> None:
    with pytest.raises(ValueError, match="no part of 654"):
        middle_share(654, 907)
