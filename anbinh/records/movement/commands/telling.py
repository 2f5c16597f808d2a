"""Whoever holds models and sites hears once of each unit what reviews are soon due, and which were missed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext_noop

from anbinh.foundation.books.models import day_of
from anbinh.foundation.notices.commands import Message, tell
from anbinh.foundation.notices.querysets import people_of
from anbinh.foundation.units.models import Unit
from anbinh.records.movement import rules, verbs
from anbinh.records.movement.models import CommunityModel, Site


@dataclass(frozen=True)
class Said:
    """What is told of one kind of record: soon due, and missed."""

    due: str
    missed: str
    route: str


MODELS = Said(
    gettext_noop("Reviews of community models due on %(due)s: %(number)s."),
    gettext_noop("Reviews of community models missed on %(due)s: %(number)s."),
    "movement:index",
)
SITES = Said(
    gettext_noop("Reviews of sites due on %(due)s: %(number)s."),
    gettext_noop("Reviews of sites missed on %(due)s: %(number)s."),
    "sites:index",
)


def tell_due(*, at: datetime) -> int:
    """How many heard; of a unit and a day once, however often a night looks, and however many sites it has."""
    today = day_of(at)
    # What was missed more than a quarter ago was told when it was missed.
    first, last = rules.quarter_end(today, later=-1), today + timedelta(days=rules.NEAR)
    piles = list(_piles(first, last))
    units = Unit.objects.in_bulk({unit for _said, unit, _due, _number in piles})
    return sum(_told(said, units[unit], due, number, at=at) for said, unit, due, number in piles)


def _piles(first: date, last: date) -> Iterator[tuple[Said, int, date, int]]:
    kept: Any = CommunityModel.objects.kept()
    for unit, due, number in kept.due_between(first, last):
        yield MODELS, unit, due, number
    sites: Any = Site.objects.kept()
    for unit, due, number in sites.due_between(first, last):
        yield SITES, unit, due, number


def _told(said: Said, unit: Unit, due: date, number: int, *, at: datetime) -> int:
    missed = due < day_of(at)
    message = Message(
        verbs.REVIEWS_ARE_MISSED if missed else verbs.REVIEWS_ARE_DUE,
        said.missed if missed else said.due,
        {"due": due, "number": number},
        route=said.route,
        unit=unit,
        once=f"{said.route} {unit.pk} {due}",
    )
    return tell(people_of("movement.handle", unit, on=day_of(at)), message, by=None, at=at)
