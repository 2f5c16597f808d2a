"""Hà runs the standing office, Lan is on duty at Phúc Lộc, Thắng at the city's desk; the committee is 138."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.tests import whole
from anbinh.foundation.units.models import Unit
from anbinh.records.programme import commands
from anbinh.records.programme.models import Committee, Document, Task

CITY = ZoneInfo("Asia/Ho_Chi_Minh")


def on(day: int, hour: int = 9, *, month: int = 3) -> datetime:
    """A moment of 2026; March unless told."""
    return datetime(2026, month, day, hour, tzinfo=CITY)


@dataclass
class Office:
    """Everybody the programme meets, and the units."""

    ha: Person
    lan: Person
    thang: Person
    chair: Person
    committee: Committee
    units: dict[str, Unit] = field(default_factory=dict)

    def unit(self, code: str, day: date = date(2026, 3, 2)) -> Unit:
        """A unit of the day."""
        if code not in self.units:
            self.units[code] = Unit.objects.coded(code).on(day).get()
        return self.units[code]

    def assigned(self, **changed: Any) -> Task:
        """Patrols at the river, given to Phúc Lộc on 2 March, due on the 20th."""
        given: dict[str, Any] = {
            "unit": self.unit("09739"),
            "title": "Tuần tra đêm ven sông",
            "due_on": on(20).date(),
            "on": on(2).date(),
            "source": commands.Source(committees=[self.committee], topic="environment"),
            "by": self.ha,
            "at": on(2),
        }
        return commands.assign(**{**given, **changed})

    def document(self, **changed: Any) -> Document:
        """A directive of the committee, signed on 2 March."""
        given: dict[str, Any] = {
            "unit": self.unit("01"),
            "kind": "directive",
            "number": "15/CT-BCĐ",
            "title": "Phòng ngừa lừa đảo",
            "signer": "Trưởng ban",
            "on": on(2).date(),
            "committees": [self.committee],
            "topic": "high_tech",
            "by": self.ha,
            "at": on(2),
        }
        return commands.documents.enter(**{**given, **changed})


@pytest.fixture
def office(cast: None, db: None) -> Office:
    def person(username: str) -> Person:
        found: Person = Person.objects.named(username).get()
        return found

    committee = commands.committees.found(
        unit=Unit.objects.coded("01").on(on(1).date()).get(),
        short="138",
        name="Ban Chỉ đạo 138",
        standing_office=Unit.objects.coded("CATP").on(on(1).date()).get(),
        on=date(2014, 1, 1),
        by=None,
        at=on(1),
    )
    return Office(
        ha=person("le.thi.thu.ha"),
        lan=person("nguyen.thi.lan"),
        thang=person("nguyen.duc.thang"),
        chair=person("tran.quang.vinh"),
        committee=committee,
    )


@pytest.fixture(autouse=True)
def _whole_journal(request: pytest.FixtureRequest, db: None) -> Iterator[None]:
    """After each test that has an office, the journal says exactly what the records say."""
    yield from whole.watched(request, "office")


def fresh(record: Any) -> Any:
    """The record as it is now."""
    return type(record).objects.get(pk=record.pk)
