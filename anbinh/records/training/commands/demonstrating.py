"""Courses of the demonstration city, told as they would have been held; nothing when there are some already."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Paper
from anbinh.foundation.books.models import day_of
from anbinh.foundation.units.models import Unit
from anbinh.records.training.commands import attending, courses
from anbinh.records.training.commands.attending import Line
from anbinh.records.training.demonstration import stories
from anbinh.records.training.models import Course


def make_demonstration(*, at: datetime) -> int:
    """How many were made; days without a date are counted from the day of the start."""
    if Course.objects.exists():
        return 0
    return sum(_told(story, at=at) for story in stories())


@transaction.atomic
def _told(story: dict[str, Any], *, at: datetime) -> int:
    today = day_of(at)
    ends = story.get("ends_on") or today - timedelta(days=story["days_ago"])
    starts = ends - timedelta(days=story["days"] - 1)
    planned = min(starts - timedelta(days=20), today)
    unit = Unit.objects.coded(story["unit"]).on(ends).first()
    if unit is None:
        return 0
    given = {name: story[name] for name in ("title", "committee", "topic", "level", "trainer")}
    more = {name: story[name] for name in ("is_online", "place", "seats") if name in story}
    made = courses.plan(
        unit=unit, starts_on=starts, ends_on=ends, on=planned, by=None, at=_noon(planned), **given, **more
    )
    if ends <= today:
        _held(made, story, at=min(at, _noon(ends)))
    return 1


def _held(made: Course, story: dict[str, Any], *, at: datetime) -> None:
    courses.hold(_now(made), Paper(), by=None, at=at)
    attending.attend(_now(made), lines=list(_lines(made, story)), by=None, at=at)
    if test := story.get("test"):
        scores = {"score_before": test["before"], "score_after": test["after"]}
        attending.record_test(_now(made), Paper(), tested=test["tested"], **scores, by=None, at=at)
    if story.get("certify"):
        attending.certify(_now(made), by=None, at=at)


def _lines(made: Course, story: dict[str, Any]) -> Iterator[Line]:
    """The communes of its last day that came, those named by account in any case."""
    named = story.get("named", {})
    for place, unit in enumerate(Unit.objects.on(made.ends_on).communes()):
        persons = [one for name in named.get(unit.code, ()) for one in Person.objects.named(name)]
        chosen = unit.code in story["only"] if "only" in story else place % story["every"] == story.get("skip", 0)
        if chosen or persons:
            heads = story["heads"] + place % 2 if "only" not in story else story["heads"]
            yield Line(unit, max(heads, len(persons)), heads - int(heads > 1 and place % 5 == 0), persons)


def _now(made: Course) -> Course:
    found: Course = Course.objects.get(pk=made.pk)
    return found


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
