"""Stories are in order, lawful, and told of units that existed."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise

from anbinh.kernels.city import Offices, plain_limit
from anbinh.kernels.city.tests.samples import DISTRICT_POLICE_ENDED, REFORM, cases, city, places, reports

OFFICES = {*Offices().divisions.values(), Offices().city}


def exists(police: str, day: date) -> bool:
    rows = [place for place in places() if place.police_code == police]
    return police in OFFICES or any(p.valid_from <= day and (p.valid_to is None or day < p.valid_to) for p in rows)


def test_it_tells_in_time_order_with_numbers_running_on() -> None:
    stories = list(city(end=date(2023, 6, 30)).stories())
    assert all(first.moment <= second.moment for first, second in pairwise(stories))
    assert [story.number for story in cases()] == list(range(1, len(cases()) + 1))
    numbers = [story.number for story in reports()]
    assert numbers == sorted(set(numbers)) and numbers[0] == 1


def test_it_names_only_units_of_the_day() -> None:
    for report in reports():
        assert exists(report.unit, report.received_at.date()), report
        assert report.passed_at is None or exists(report.passed_to, report.passed_at.date())
    assert all(exists(case.unit, case.opened_at.date()) for case in cases())


def test_it_names_places_of_the_day_and_points_near_them() -> None:
    by_code = {place.code: place for place in places()}
    for report in reports():
        place = by_code[report.place]
        day = report.received_at.date()
        assert place.valid_from <= day and (place.valid_to is None or day < place.valid_to)
        assert abs(report.latitude - place.latitude) < 0.06 and abs(report.longitude - place.longitude) < 0.06


def test_it_follows_the_reforms_of_2025() -> None:
    before = {case.unit for case in cases() if case.opened_at.date() < DISTRICT_POLICE_ENDED}
    between = {case.unit for case in cases() if DISTRICT_POLICE_ENDED <= case.opened_at.date() < REFORM}
    after = {case.unit for case in cases() if case.opened_at.date() >= REFORM}
    assert "CA-001" in before and between <= OFFICES
    assert any(unit.startswith("CA-9") for unit in after) and not after & {"CA-001", "CA-0010"}
    # Communes work only the two lesser classes.
    of_communes = {case.severity for case in cases() if case.unit.startswith("CA-9")}
    assert of_communes == {"ÍNT", "NT"}


def test_it_receives_before_it_records_passes_on_and_decides() -> None:
    for report in reports():
        assert report.happened_at < report.received_at <= report.recorded_at
        assert report.recorded_at - report.received_at < timedelta(days=46)
        if report.decided_at:
            assert report.recorded_at < report.decided_at
            assert report.passed_at is None or report.received_at < report.passed_at < report.decided_at
            assert all(report.received_at < change.at < report.decided_at for change in report.corrections[:1]) or (
                report.suspension is not None
            )


def test_it_records_some_late_and_corrects_some() -> None:
    late = sum(report.recorded_at - report.received_at > timedelta(days=1) for report in reports())
    corrected = [report for report in reports() if report.corrections]
    assert 0.01 < late / len(reports()) < 0.06 and 0.01 < len(corrected) / len(reports()) < 0.05
    for report in corrected:
        last = report.corrections[-1]
        assert (last.article, last.clause) != (report.article, report.clause)


def test_it_opens_a_case_from_a_report_only_when_that_is_decided() -> None:
    by_number = {report.number: report for report in reports()}
    from_reports = [case for case in cases() if case.report is not None]
    assert len({case.report for case in from_reports}) == len(from_reports) > 300
    for case in from_reports:
        report = by_number[case.report or 0]
        assert report.outcome == "prosecuted" and report.decided_at == case.opened_at
        assert case.occurred_on == report.happened_at.date() and report.place == case.place
        article = report.corrections[-1].article if report.corrections else report.article
        assert article == case.article
    prosecuted = {report.number for report in reports() if report.outcome == "prosecuted"}
    assert prosecuted == {case.report for case in from_reports}


def test_it_suspends_only_when_the_time_has_run_out() -> None:
    suspended = [report for report in reports() if report.outcome == "suspended" or report.suspension]
    assert len(suspended) > 100
    for report in suspended:
        at = report.suspension.at if report.suspension else report.decided_at
        extensions = bool(report.prolonged_at) + bool(report.extended_at)
        assert at and at.date() >= plain_limit(report.received_at.date(), extensions)
        assert (report.suspension.ground if report.suspension else report.ground).startswith("148.1")


def test_it_lengthens_time_before_it_is_over() -> None:
    for report in reports():
        day = report.received_at.date()
        if report.prolonged_at:
            assert report.prolonged_at.date() < plain_limit(day, 0)
        if report.extended_at:
            assert report.prolonged_at and report.extension_asked_at
            assert plain_limit(day, 1) - report.extension_asked_at.date() >= timedelta(days=5)
            assert report.extended_at.date() < plain_limit(day, 1)


def test_it_says_whether_a_decision_came_in_time() -> None:
    for report in reports():
        if report.in_time is not None:
            extensions = bool(report.prolonged_at) + bool(report.extended_at)
            assert report.decided_at
            assert report.in_time == (report.decided_at.date() <= plain_limit(report.received_at.date(), extensions))


def test_it_gives_grounds_where_the_law_wants_one() -> None:
    for report in reports():
        starts = {"not_prosecuted": "157.", "suspended": "148.1"}.get(report.outcome, "")
        assert report.ground.startswith(starts) and bool(report.ground) == bool(starts)


def test_it_asks_the_caller_for_the_last_day() -> None:
    asked: list[int] = []

    def longer(day: date, extensions: int) -> date:
        asked.append(extensions)
        return plain_limit(day, extensions) + timedelta(days=4)

    whole = city(end=date(2022, 12, 31))
    told = type(whole)(**{**{name: getattr(whole, name) for name in whole.__dataclass_fields__}, "limit": longer})
    for report in told.reports():
        if report.outcome == "suspended" and report.decided_at and not report.prolonged_at:
            assert report.decided_at.date() >= report.received_at.date() + timedelta(days=24)
    assert set(asked) == {0, 1, 2}


def test_it_has_hours_weekdays_and_the_lunar_new_year() -> None:
    by_hour: dict[str, list[int]] = defaultdict(list)
    for report in reports():
        by_hour[report.method].append(report.received_at.hour)
    fights, fraud = by_hour["M04"], by_hour["F12"]
    assert sum(hour >= 20 or hour < 5 for hour in fights) > 0.6 * len(fights)
    assert sum(7 <= hour < 18 for hour in fraud) > 0.7 * len(fraud)
    tet = [date(2023, 1, 22), date(2024, 2, 10), date(2025, 1, 29), date(2026, 2, 17)]
    desk = [r.received_at.date() for r in reports() if r.method.startswith("F")]
    quiet = sum(day <= told < day + timedelta(days=6) for told in desk for day in tet) / (6 * len(tet))
    assert quiet < 0.8 * len(desk) / (TODAY_DAYS)


TODAY_DAYS = (date(2026, 11, 24) - date(2022, 1, 1)).days
