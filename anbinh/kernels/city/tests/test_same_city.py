"""The same seed tells the same stories, wherever the telling ends."""

from datetime import date
from itertools import islice

import pytest

from anbinh.kernels.city import City, CityError, Size
from anbinh.kernels.city.tests.samples import TODAY, at, city, methods, numbers, offences, places, reports


def test_it_tells_the_same_stories_for_the_same_seed() -> None:
    assert tuple(city().reports()) == reports()
    assert list(islice(city().cases(), 200)) == list(islice(city().cases(), 200))


def test_it_tells_others_for_another_seed() -> None:
    other = list(islice(city(seed=8).reports(), 50))
    assert not {story.summary for story in other} & {story.summary for story in reports()[:50]}


def test_it_only_adds_when_a_day_passes() -> None:
    earlier = list(city(end=date(2024, 5, 31)).reports())
    later = {story.number: story for story in reports()}
    for story in earlier:
        same = later[story.number]
        for name in ("unit", "received_at", "recorded_at", "summary", "article", "place", "reporter"):
            assert getattr(same, name) == getattr(story, name) or story.corrections != same.corrections
        if story.outcome and story.suspension == same.suspension:
            assert (same.outcome, same.decided_at) == (story.outcome, story.decided_at)
    known = [story.number for story in reports() if story.recorded_at < at(2024, 6, 1)]
    assert [story.number for story in earlier] == known


def test_it_tells_about_three_thousand_reports_when_small() -> None:
    assert 2900 <= len(reports()) <= 3200


def test_it_tells_nothing_after_its_last_day() -> None:
    end = at(2023, 4, 1)
    short = city(end=date(2023, 3, 31))
    for report in short.reports():
        moments = (report.received_at, report.recorded_at, report.decided_at, report.passed_at, report.extended_at)
        assert all(moment is None or moment < end for moment in moments)
    for case in short.cases():
        assert case.opened_at < end
        later = (case.cleared_at, case.closed_at, case.suspended_at, case.resumed_at)
        assert all(moment is None or moment < end for moment in later)
        assert all(held.started_at < end and (held.ended_at is None or held.ended_at < end) for held in case.arrests)


def test_it_leaves_much_pending_and_people_held_on_the_last_day() -> None:
    assert any(not story.outcome for story in reports()[-40:])


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"end": date(2021, 1, 1)}, "ends before it begins"),
        ({"size": "huge"}, "sizes are small, city"),
        ({"size": Size(10, 1.0)}, "at least 300 reports"),
        ({"offences": ()}, "needs offences"),
        ({"places": ()}, "at least one commune"),
        ({"places": places()[:2], "end": TODAY}, "without a commune|no commune exists"),
    ],
)
def test_it_refuses_what_makes_no_city(values: dict[str, object], says: str) -> None:
    whole = {
        "seed": 1,
        "size": "small",
        "end": TODAY,
        "places": places(),
        "offences": offences(),
        "methods": methods(),
        "numbers": numbers,
    }
    with pytest.raises(CityError, match=says):
        list(City(**{**whole, **values}).reports())  # type: ignore[arg-type]  # the names and their types are checked where they are read
