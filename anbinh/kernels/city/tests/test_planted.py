"""What is planted is really there: surges, returning and new methods, series, clusters, corruption."""

from collections import defaultdict
from datetime import date, timedelta

import pytest

from anbinh.kernels.city import Planted, ReportStory, Size
from anbinh.kernels.city.tests.samples import cases, city, reports

PLANTED = {one.code: one for one in city().planted}


def of(planted: Planted) -> list[ReportStory]:
    return [report for report in reports() if report.planted == planted.code]


@pytest.mark.parametrize("planted", PLANTED.values(), ids=lambda planted: planted.code)
def test_it_is_there_where_and_when_it_is_listed(planted: Planted) -> None:
    found = of(planted)
    of_cases = [case for case in cases() if case.planted == planted.code and case.report]
    assert len(found) - len(of_cases) == planted.reports >= 8
    for report in found:
        if report.outcome != "prosecuted":
            assert planted.start <= report.received_at.date() < planted.end
            assert report.place in planted.places and report.method == planted.method


def test_it_lists_only_what_the_city_lives_to_see() -> None:
    codes = {planted.code for planted in city(start=date(2023, 1, 1), end=date(2023, 7, 31)).planted}
    assert {"S1", "N1", "A2", "C1"} <= codes and not codes & {"S2", "S3", "R1", "A5"}


@pytest.mark.parametrize("code", [code for code, planted in PLANTED.items() if planted.kind == "surge"])
def test_it_surges_above_the_weeks_before(code: str) -> None:
    planted = PLANTED[code]
    same = {report.article for report in of(planted)}
    days = [
        report.received_at.date()
        for report in reports()
        if report.place in planted.places and report.method == planted.method and report.article in same
    ]
    weeks = (planted.end - planted.start).days / 7
    inside = sum(planted.start <= day < planted.end for day in days) / weeks
    before = sum(planted.start - timedelta(weeks=26) <= day < planted.start for day in days) / 26
    assert inside > 3 * before + 1


def test_child_abduction_for_ransom_returns_in_autumn_2023() -> None:
    days = [report.received_at.date() for report in reports() if report.method == "M02"]
    assert not [day for day in days if date(2022, 4, 1) <= day < date(2023, 8, 1)]
    assert sum(date(2023, 9, 11) <= day < date(2023, 12, 15) for day in days) >= 9
    claimed = [case for case in cases() if case.planted == "R1"]
    assert len(claimed) == 4 and {case.methods for case in claimed} == {("M02",)}


def test_deepfake_is_new_in_spring_2023() -> None:
    days = [report.received_at.date() for report in reports() if report.method == "F02"]
    assert min(days) >= date(2023, 3, 6) and sum(day < date(2023, 7, 3) for day in days) >= 14


@pytest.mark.parametrize("code", [code for code, planted in PLANTED.items() if planted.kind == "series"])
def test_a_series_of_the_loan_app_is_joined_by_identifiers_across_communes(code: str) -> None:
    found = of(PLANTED[code])
    assert len({report.place for report in found}) >= 5 and len({report.series for report in found}) == 1
    groups: dict[tuple[str, int], set[int]] = defaultdict(set)
    for report in found:
        for mention in report.mentions:
            groups[mention.kind, mention.nth].add(report.number)
    joined, waiting = {found[0].number}, True
    while waiting:
        more = set().union(*(numbers for numbers in groups.values() if numbers & joined))
        waiting, joined = more > joined, joined | more
    assert joined == {report.number for report in found}


def test_other_reports_do_not_share_identifiers_unless_their_series_says_so() -> None:
    holders: dict[tuple[str, int], set[str]] = defaultdict(set)
    for report in reports():
        for mention in report.mentions:
            if mention.kind != "plate":
                holders[mention.kind, mention.nth].add(report.series or f"alone {report.number}")
    assert not [key for key, series in holders.items() if len(series) > 1]
    assert any(report.series and not report.planted for report in reports())


def test_fights_cluster_in_neighbouring_communes_within_three_weeks() -> None:
    for planted in (one for one in PLANTED.values() if one.kind == "cluster"):
        found = of(planted)
        assert len(planted.places) <= 3 and planted.end - planted.start == timedelta(days=21)
        points = [(report.latitude, report.longitude) for report in found]
        assert max(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a in points for b in points) < 0.3


def test_corruption_at_inspection_centres_is_in_the_cases_of_2023() -> None:
    found = [case for case in cases() if "M05" in case.methods]
    inside = [case for case in found if date(2022, 12, 15) <= case.opened_at.date() < date(2023, 7, 1)]
    assert len(inside) >= 5 and len(inside) > len(found) / 2
    assert {case.line for case in inside} == {"TN"}


def test_it_plants_more_in_a_larger_city() -> None:
    small = sum(planted.reports for planted in city().planted)
    large = sum(planted.reports for planted in city(Size(50_000, 0.5)).planted)
    assert large > 3 * small
