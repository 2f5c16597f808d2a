"""A commune, its neighbour and the city, with a few reports received and decided in them in 2023."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal import commands as journal
from anbinh.foundation.journal.extract import extract
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


@pytest.fixture(scope="module")
def extracted(cast: None, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Path:
    """An extract of everything but what a test posts: without one, each question would read thousands of entries."""
    folder = tmp_path_factory.mktemp("data")
    with django_db_blocker.unblock():
        extract(folder / "extract" / "journal", at=moment(date(2026, 1, 1)))
    return folder


@pytest.fixture
def told(extracted: Path, db: None, settings: Any, tmp_path: Path) -> Iterator[Book]:
    settings.DATA = tmp_path
    shutil.copytree(extracted / "extract", tmp_path / "extract")
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
