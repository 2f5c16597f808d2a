"""With the real units, catalogues, limits and identifiers, the city is what it promises."""

from collections import defaultdict
from datetime import date
from functools import cache

from anbinh.config.city.places import DAY_OF_THE_LISTS, city, limit, methods, offences, places
from anbinh.foundation.catalogue import lists
from anbinh.kernels.city import ReportStory
from anbinh.kernels.city.tests.test_calibration import END, GRAVE, START, cleared, opened, per_mille
from anbinh.kernels.city.topics import topics
from anbinh.kernels.identifiers import Kind, extract, is_reserved

TODAY = date(2026, 11, 24)


@cache
def reports() -> tuple[ReportStory, ...]:
    return tuple(city("small", start=date(2022, 1, 1), end=TODAY).reports())


def test_it_knows_every_place_of_the_three_epochs() -> None:
    for day, count in ((date(2024, 3, 6), 579), (date(2025, 2, 1), 526), (date(2025, 8, 1), 126)):
        there = [p for p in places() if p.valid_from <= day and (p.valid_to is None or day < p.valid_to)]
        assert sum(place.kind != "district" for place in there) == count


def test_the_topics_name_offences_and_methods_that_the_catalogues_know() -> None:
    known = {(row.article, row.clause) for row in offences()}
    named = {(a, str(n)) for t in topics() for a, weights in t.offences.items() for n, w in enumerate(weights, 1) if w}
    assert named <= known
    assert {topic.method for topic in topics()} - {""} == {row.code for row in methods()}


def test_it_meets_the_articles_ratios() -> None:
    assert per_mille(reports(), START, END) == 907
    told = city("small", start=date(2022, 1, 1), end=date(2024, 3, 6))
    grave = [case for case in opened(told.cases(), START, END) if case.severity in GRAVE]
    assert cleared(grave, END) * 1000 // len(grave) == 964


def test_it_uses_codes_of_the_catalogues() -> None:
    codes = {
        name: {item.code for item in lists.items(name, on=DAY_OF_THE_LISTS)}
        for name in ("channels", "sources_of_information", "grounds", "outcomes", "lines")
    }
    for report in reports():
        assert report.channel in codes["channels"] and report.kind in codes["sources_of_information"]
        assert not report.ground or report.ground in codes["grounds"]
        assert not report.outcome or report.outcome in codes["outcomes"]
        assert not report.line or report.line in codes["lines"]


def test_it_suspends_only_when_the_laws_time_has_run_out() -> None:
    for report in reports():
        at = report.suspension.at if report.suspension else report.decided_at
        if at and (report.suspension or report.outcome == "suspended"):
            extensions = bool(report.prolonged_at) + bool(report.extended_at)
            assert at.date() >= limit(report.received_at.date(), extensions)


def test_every_identifier_found_in_a_narrative_is_a_reserved_one() -> None:
    for report in reports():
        found = {mention.identifier for mention in extract(report.summary)}
        assert all(is_reserved(identifier) for identifier in found), report.summary


def test_the_identifiers_that_were_put_in_are_found_again() -> None:
    put = found_again = 0
    for report in reports():
        kinds = {mention.identifier.kind for mention in extract(report.summary)}
        put += len(report.mentions)
        found_again += sum(Kind(mention.kind) in kinds for mention in report.mentions)
    assert put > 1500 and found_again / put > 0.97


def test_the_series_of_the_loan_apps_are_joined_by_what_is_read_in_them() -> None:
    series: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    members: dict[str, set[int]] = defaultdict(set)
    for report in reports():
        if report.planted.startswith("A"):
            members[report.planted].add(report.number)
            for mention in extract(report.summary):
                series[report.planted][mention.identifier.value].add(report.number)
    assert len(members) == 5
    for code, held in series.items():
        shared = set().union(*(numbers for numbers in held.values() if len(numbers) > 1))
        assert shared == members[code]
