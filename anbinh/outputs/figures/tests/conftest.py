"""A commune, its neighbour and the city, with a few reports received and decided in them in 2023."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal import commands as journal
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.records.intake.verbs import DECIDED, PENDING, RECEIVED

HANOI_TIME = timezone(timedelta(hours=7))


def moment(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=HANOI_TIME)


@dataclass
class Book:
    """The cast of these tests."""

    city: Unit
    commune: Unit
    neighbour: Unit
    office: Person
    duty: Person

    def happened(self, unit: Unit, day: date, *, decided: bool = True, recorded: date | None = None) -> list[Entry]:
        """One report received, and decided on the same day."""
        at = moment(recorded or day)
        codes = {"line": "TTXH", "severity": "NT"}
        facts = [(RECEIVED, 1, {**codes, "kind": "denunciation", "arrival": "new"}), (PENDING, 1, codes)]
        facts += [(DECIDED, 1, codes), (PENDING, -1, codes)] if decided else []
        postings = [journal.Posting(verb, unit, unit, day, quantity, cut) for verb, quantity, cut in facts]
        with transaction.atomic():
            return journal.post(*postings, by=None, at=at)


@pytest.fixture
def told(cast: None, db: None, settings: Any, tmp_path: Path) -> Iterator[Book]:
    settings.DATA = tmp_path
    living = Unit.objects.all().on(date(2023, 6, 1))
    communes = list(living.communes().order_by("pk")[:2])
    people = Person.objects.demonstration()
    yield Book(
        city=living.roots()[0],
        commune=communes[0],
        neighbour=communes[1],
        office=people.filter(posts__role="standing_office")[0],
        duty=people.filter(posts__role="duty_officer")[0],
    )
