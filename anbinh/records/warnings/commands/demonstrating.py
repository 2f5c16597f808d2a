"""Warnings of the demonstration city, told as they would have been lived; nothing when there are some already."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.models import day_of
from anbinh.foundation.units.models import Unit
from anbinh.records.warnings.commands import bulletin, methods, publishing, writing
from anbinh.records.warnings.demonstration import CALLS, CONTACT, EDITOR, SECOND, UNIT, WRITER, stories
from anbinh.records.warnings.models import Item, PublicWarning


@dataclass(frozen=True)
class Cast:
    """Who writes, who approves, who edits; and the moment of the start, beyond which nothing has happened."""

    writer: Person
    second: Person
    editor: Person
    at: datetime

    def hour(self, day: date, hour: int = 9) -> datetime:
        """That hour of a day, or the start where it is still to come."""
        return min(self.at, timezone.make_aware(datetime.combine(day, time(hour))))

    def day_in(self, story: dict[str, Any]) -> date:
        """A day as the story gives it: of the calendar, or counted back from the start."""
        named: date | None = story.get("day")
        return named or day_of(self.at) - timedelta(days=story["days_ago"])


def make_demonstration(*, at: datetime) -> int:
    """How many were made."""
    people = {name: Person.objects.named(name).first() for name in (WRITER, SECOND, EDITOR)}
    if PublicWarning.objects.exists() or not all(people.values()):
        return 0
    cast = Cast(people[WRITER], people[SECOND], people[EDITOR], at)
    told = stories()
    with transaction.atomic():
        for one in sorted(told["standings"], key=lambda story: story["since"]):
            methods.decide(**one, by=cast.second, at=cast.hour(one["since"]))
        for one in told["warnings"]:
            _warning(one, cast)
        for one in told["items"]:
            _item(one, cast)
    return len(told["warnings"]) + len(told["items"])


def _warning(story: dict[str, Any], cast: Cast) -> None:
    day = cast.day_in(story)
    words = {
        name: story[name]
        for name in ("method", "channel", "title", "happens", "signs", "advice", "severity")
        if name in story
    }
    made = writing.draft(
        unit=_unit(day),
        **words,
        calls=CALLS,
        audiences=story.get("audiences", []),
        urgency=story.get("urgency", "Expected"),
        exercise=story.get("exercise", False),
        by=cast.writer,
        at=cast.hour(day),
    )
    if "drafts" in story:
        return
    writing.submit(_now(made), by=cast.writer, at=cast.hour(day, 10))
    if "waits" in story:
        return
    publishing.publish(_now(made), by=cast.second, at=cast.hour(day, 11))
    for step in story.get("steps", []):
        if step["day"] <= day_of(cast.at):
            _later(_now(made), step, cast)


def _later(warning: PublicWarning, step: dict[str, Any], cast: Cast) -> None:
    morning, noon = cast.hour(step["day"]), cast.hour(step["day"], 11)
    if step["do"] == "cancel":
        publishing.cancel(warning, text=step["reason"], by=cast.second, at=noon)
        return
    writing.revise(warning, text=step["supplied"], by=cast.writer, at=morning)
    writing.correct(_now(warning), values=step["values"], by=cast.writer, at=morning)
    writing.submit(_now(warning), by=cast.writer, at=morning)
    publishing.publish(_now(warning), by=cast.second, at=noon)


def _item(story: dict[str, Any], cast: Cast) -> None:
    day = cast.day_in(story)
    embargo = cast.at + timedelta(days=story["embargo_in"]) if "embargo_in" in story else None
    made = bulletin.write_item(
        unit=_unit(day),
        topic=story["topic"],
        method=story.get("method", ""),
        title=story["title"],
        text=story["text"],
        figures=story["figures"],
        contact=CONTACT,
        embargo_at=embargo,
        by=cast.writer,
        at=cast.hour(day),
    )
    bulletin.submit_item(Item.objects.get(pk=made.pk), by=cast.writer, at=cast.hour(day, 10))
    if "waits" in story:
        return
    bulletin.release(Item.objects.get(pk=made.pk), by=cast.second, at=cast.hour(day, 11))
    for one in story.get("broadcasts", []):
        item = Item.objects.get(pk=made.pk)
        aired = max(cast.hour(day + timedelta(days=one["after"]), one["hour"]), item.released_at or cast.at)
        bulletin.note_broadcast(
            item, aired_at=aired, programme="Bản tin 141", note=one["note"], by=cast.editor, at=aired
        )


def _unit(day: date) -> Unit:
    return Unit.objects.coded(UNIT).on(day).get()


def _now(warning: PublicWarning) -> PublicWarning:
    return PublicWarning.objects.get(pk=warning.pk)
