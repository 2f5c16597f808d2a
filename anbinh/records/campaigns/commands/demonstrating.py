"""Campaigns of the demonstration city, with what their units reported; nothing when there are some already."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from django.db import transaction
from django.utils import timezone

from anbinh.foundation.books.commands import Paper
from anbinh.foundation.books.models import Act, day_of
from anbinh.foundation.journal.commands import Dated, post_dated
from anbinh.foundation.units.models import Unit
from anbinh.records.campaigns import measures
from anbinh.records.campaigns.commands import campaigns
from anbinh.records.campaigns.commands.parts import postings_of
from anbinh.records.campaigns.demonstration import day_of_a_unit, stories
from anbinh.records.campaigns.models import Campaign, Daily, Part
from anbinh.records.campaigns.progress import Progress


def make_demonstration(*, at: datetime) -> int:
    """How many were made; every number on their pages is a sum of what these units reported."""
    if Campaign.objects.exists():
        return 0
    return sum(_told(story, at=at) for story in stories(day_of(at)))


@transaction.atomic
def _told(story: dict[str, Any], *, at: datetime) -> int:
    unit = Unit.objects.coded(story["unit"]).on(story["planned_on"]).first()
    if unit is None:
        return 0
    begun = _hour(story["planned_on"], 9)
    made = campaigns.open_campaign(
        unit=unit,
        name=story["name"],
        about=story["about"],
        starts_on=story["starts_on"],
        ends_on=story["ends_on"],
        on=story["planned_on"],
        phases=story["phases"],
        number=story["number"],
        by=None,
        at=begun,
    )
    living = [Unit.objects.coded(code).on(story["starts_on"]).first() for code in story["units"]]
    taking_part = [one for one in living if one is not None]
    campaigns.enlist(_now(made), Paper(on=story["planned_on"]), units=taking_part, by=None, at=begun)
    for goal in story["goals"]:
        aimed = {"figure": goal["figure"], "aim": goal["aim"], "value": Decimal(goal["value"])}
        campaigns.set_goal(_now(made), Paper(on=story["planned_on"]), **aimed, by=None, at=begun)
    _report(made, story, until=day_of(at) - timedelta(days=1))
    if "close" in story:
        _close(made, story)
    return 1


def _close(made: Campaign, story: dict[str, Any]) -> None:
    day = story["starts_on"] + timedelta(days=story["close"]["after"])
    text = f"{Progress(made, on=day).draft}\n{story['close']['words']}"
    paper = Paper(text=text, number=story["close"]["number"], on=day)
    campaigns.close(_now(made), paper, by=None, at=_hour(day, 15))


def _report(made: Campaign, story: dict[str, Any], *, until: date) -> None:
    """Every day of every unit, but some that were forgotten: acts, days and facts each in a handful of statements."""
    chance = Random(story["seed"])
    told = list(_days(made, story, chance, until=until))
    acts = Act.objects.bulk_create([act for act, _part, _numbers in told], batch_size=500)
    rows = [Daily(part=part, on=act.on, numbers=numbers, begun_by=act) for act, part, numbers in told]
    dailies = Daily.objects.bulk_create(rows, batch_size=500)
    steps = [
        Dated(act.recorded_at, [posting.entry() for posting in postings_of(daily)])
        for act, daily in zip(acts, dailies, strict=True)
    ]
    for act, step in zip(acts, steps, strict=True):
        act.batches = [str(step.number)]
    Act.objects.bulk_update(acts, ["batches"], batch_size=500)
    post_dated(sorted(steps, key=lambda step: step.at), by=None)


def _days(
    made: Campaign, story: dict[str, Any], chance: Random, *, until: date
) -> Iterator[tuple[Act, Part, dict[str, int]]]:
    parts = list(Part.objects.of(made))
    last = min(until, made.ends_on)
    for n in range((last - made.starts_on).days + 1):
        day = made.starts_on + timedelta(days=n)
        for part in parts:
            numbers = day_of_a_unit(chance, story["pace"])
            if chance.random() < 0.03:
                continue
            act = Act(
                subject_kind=part._meta.label_lower,
                subject_id=part.pk,
                verb="report",
                unit=part.unit,
                by=None,
                on=day,
                recorded_at=_hour(day, 17) + timedelta(minutes=chance.randrange(50)),
                facts=measures.said(numbers),
            )
            yield act, part, numbers


def _now(made: Campaign) -> Campaign:
    return Campaign.objects.get(pk=made.pk)


def _hour(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))
