"""Inspections of the demonstration city, told as they would have been lived; nothing when there are some already."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from anbinh.foundation.books.commands import Paper
from anbinh.foundation.books.models import Act, day_of
from anbinh.foundation.units.models import Unit
from anbinh.records.oversight.commands import drawing, following, inspecting
from anbinh.records.oversight.demonstration import stories
from anbinh.records.oversight.models import Inspection, Recommendation

Told = Callable[[Inspection, Paper, dict[str, Any], datetime], Act]


def make_demonstration(*, at: datetime) -> int:
    """How many were made; days are counted back from the day of the start."""
    if Inspection.objects.exists():
        return 0
    return sum(_told(story, at=at) for story in stories())


@transaction.atomic
def _told(story: dict[str, Any], *, at: datetime) -> int:
    today = day_of(at)
    unit = Unit.objects.coded(story["unit"]).on(today).first()
    if unit is None:
        return 0
    if "planned_for" in story:
        due = today + timedelta(days=story["planned_for"])
        said = {"topic": story["topic"], "due_on": due, "reason": story["scope"], "by": None, "at": at}
        return len(inspecting.plan_inspections(units=[unit], **said))
    on = today - timedelta(days=story["days_ago"])
    made = inspecting.open_inspection(
        unit=unit,
        kind=story["kind"],
        topic=story["topic"],
        scope=story["scope"],
        team=story["team"],
        on=on,
        period_from=on - timedelta(days=365),
        period_to=on,
        number=story["number"],
        by=None,
        at=_morning(on),
    )
    for step in story["steps"]:
        day = on + timedelta(days=step["after"])
        if day > today:
            break
        now = Inspection.objects.get(pk=made.pk)
        paper = Paper(text=step.get("text", ""), number=step.get("number", ""), on=day)
        DOINGS[step["do"]](now, paper, {**step, "on": day}, at if day == today else _morning(day))
    return 1


def _seed(one: Inspection, paper: Paper, step: dict[str, Any], at: datetime) -> Act:
    return drawing.commit_seed(one, paper, seed=step["seed"], book=step["book"], size=step["size"], by=None, at=at)


def _find(one: Inspection, paper: Paper, step: dict[str, Any], at: datetime) -> Act:
    return inspecting.find(one, paper, kind=step["kind"], by=None, at=at)


def _recommend(one: Inspection, paper: Paper, step: dict[str, Any], at: datetime) -> Act:
    due = step["on"] + timedelta(days=step["within"])
    return following.recommend(one, paper, due_on=due, by=None, at=at)


def _fulfil(one: Inspection, paper: Paper, _step: dict[str, Any], at: datetime) -> Act:
    first = Recommendation.objects.standing(one).open()[0]
    return following.fulfil(one, paper, recommendation=first, by=None, at=at)


DOINGS: dict[str, Told] = {
    "seed": _seed,
    "draw": lambda one, paper, _step, at: drawing.draw(one, paper, by=None, at=at),
    "find": _find,
    "recommend": _recommend,
    "conclude": lambda one, paper, _step, at: inspecting.conclude(one, paper, by=None, at=at),
    "fulfil": _fulfil,
    "close": lambda one, paper, _step, at: inspecting.close(one, paper, by=None, at=at),
}


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(9)))
