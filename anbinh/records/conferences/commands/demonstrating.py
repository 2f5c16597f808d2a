"""Conferences of the demonstration city, told as they would have been held; nothing when there are some already."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from anbinh.foundation.books.commands import Paper
from anbinh.foundation.books.models import day_of
from anbinh.foundation.units.models import Unit
from anbinh.records.conferences import rules
from anbinh.records.conferences.commands import conferences, rolls, talking
from anbinh.records.conferences.demonstration import invented, stories
from anbinh.records.conferences.models import Conference, Point


def make_demonstration(*, at: datetime) -> int:
    """How many were made; days without a date are counted from the day of the start."""
    if Conference.objects.exists():
        return 0
    return sum(_told(story, at=at) for story in stories())


@transaction.atomic
def _told(story: dict[str, Any], *, at: datetime) -> int:
    today = day_of(at)
    held = story.get("held_on") or today + timedelta(days=story["days_ahead"])
    announced = held - timedelta(days=story["announced_before"])
    unit = Unit.objects.coded(story["unit"]).on(held).first()
    if unit is None or announced > today:
        return 0
    lines = rules.agenda(story["agenda"])
    made = conferences.announce(
        unit=unit,
        title=story["title"],
        committee=story["committee"],
        chair=story["chair"],
        place=story["place"],
        held_on=held,
        begins=story["begins"],
        ends=story["ends"],
        agenda=lines,
        about=story.get("about", ""),
        number=story.get("number", ""),
        on=announced,
        by=None,
        at=_at(announced, 9),
    )
    conferences.invite(_now(made), groups=story["groups"], by=None, at=_at(announced, 10))
    for question in story.get("questions", []):
        _asked(made, question, at=min(at, _at(held - timedelta(days=1), 15)))
    if story["until"] != "invited":
        _held(made, story, at=at)
    return 1


def _now(made: Conference) -> Conference:
    return Conference.objects.get(pk=made.pk)


def _at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def _asked(made: Conference, question: dict[str, str], *, at: datetime) -> None:
    for point in Point.objects.of(_now(made)).matching(question["unit"])[:1]:
        asked = talking.ask(point, text=question["text"], by=None, at=at)
        if "answer" in question:
            talking.answer(asked, text=question["answer"], by=None, at=at + timedelta(hours=2))


def _held(made: Conference, story: dict[str, Any], *, at: datetime) -> None:
    moment = min(at, _at(made.held_on, 12))
    rolls.open_roll(_now(made), by=None, at=moment)
    share = story.get("answered", 100)
    how = {
        point.pk: invented(point.unit.code, conference=made.code, begins=made.begins, ends=made.ends)
        for point in Point.objects.of(made)
        if point.unit_id % 100 < share and point.unit.code not in story.get("waiting", ())
    }
    rolls.mark_many(_now(made), how, by=None, at=moment)
    if story["until"] == "open":
        return
    rolls.close_roll(_now(made), by=None, at=moment)
    conclusions, paper = story["conclusions"], Paper(number=story.get("notice", ""), text=story.get("words", ""))
    conferences.conclude(_now(made), paper, conclusions=conclusions, by=None, at=moment)
