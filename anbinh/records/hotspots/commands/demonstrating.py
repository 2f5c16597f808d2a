"""Hot spots of the demonstration city, told as they would have been lived; nothing when there are some already."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from anbinh.foundation.books.commands import Paper
from anbinh.foundation.books.models import Act, day_of
from anbinh.foundation.units.models import Unit
from anbinh.records.hotspots.commands import spots
from anbinh.records.hotspots.demonstration import stories
from anbinh.records.hotspots.models import Spot

DOINGS: dict[str, Callable[..., Act]] = {
    "review": spots.review,
    "measure": spots.measure,
    "clear": spots.clear,
    "reopen": spots.reopen,
}


def make_demonstration(*, at: datetime) -> int:
    """How many were made; days are counted back from the day of the start."""
    if Spot.objects.exists():
        return 0
    return sum(_told(story, at=at) for story in stories())


@transaction.atomic
def _told(story: dict[str, Any], *, at: datetime) -> int:
    today = day_of(at)
    on = today - timedelta(days=story["days_ago"])
    unit = Unit.objects.coded(story["unit"]).on(today).first()
    if unit is None:
        return 0
    land = Unit.objects.coded(story["place_unit"]).on(today).first() if "place_unit" in story else None
    made = spots.open_spot(
        unit=unit,
        name=story["name"],
        kind=story["kind"],
        finding=story["finding"],
        about=story["about"],
        on=on,
        is_group=story.get("is_group", False),
        place=story.get("place", ""),
        place_unit=land,
        line=story.get("line", []),
        review_days=story.get("review_days", 30),
        number=story.get("number", ""),
        by=None,
        at=_morning(on),
    )
    for step in story.get("steps", []):
        day = on + timedelta(days=step["after"])
        if day > today:
            break
        spot = Spot.objects.get(pk=made.pk)
        paper = Paper(text=step["text"], number=step.get("number", ""), on=day)
        found = {"result": step["result"]} if "result" in step else {}
        DOINGS[step["do"]](spot, paper, **found, by=None, at=min(at, _morning(day)))
    return 1


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(9)))
