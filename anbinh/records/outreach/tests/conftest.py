"""Lan is on duty at Phúc Lộc, Thắng runs the city's desk, Tuấn investigates; the school lies in Phúc Lộc."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Paper
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.journal.tests import whole
from anbinh.foundation.units.models import Unit
from anbinh.records.outreach import commands
from anbinh.records.outreach.commands import Attendance
from anbinh.records.outreach.models import School, Speaker, Talk

CITY = ZoneInfo("Asia/Ho_Chi_Minh")


def on(day: int, hour: int = 9, *, month: int = 3, minute: int = 0) -> datetime:
    """A moment of 2026; March unless told."""
    return datetime(2026, month, day, hour, minute, tzinfo=CITY)


@dataclass
class Ward:
    """Everybody whom sessions meet, the school and a speaker."""

    lan: Person
    thang: Person
    tuan: Person
    phuc_loc: Unit
    school: School
    speaker: Speaker

    def scheduled(self, **changed: Any) -> Talk:
        """About drugs, on 10 March at 8, entered by Lan on 2 March."""
        given: dict[str, Any] = {
            "school": self.school,
            "topic": "drugs",
            "starts_at": on(10, 8),
            "speaker": self.speaker,
            "expected": 400,
            "by": self.lan,
            "at": on(2),
        }
        return commands.schedule(**{**given, **changed})

    def held(self, heads: int = 380, classes: tuple[str, ...] = ("10A1", "10A2"), **changed: Any) -> Talk:
        """And held, with so many."""
        talk = self.scheduled(**changed)
        came = Attendance(heads=heads, classes=classes)
        commands.hold(fresh(talk), Paper(text="Đúng giờ."), came=came, by=self.lan, at=talk.starts_at.replace(hour=20))
        return fresh(talk)

    def another(self, name: str = "Trường THPT Sao Mai", heads: int = 900, **changed: Any) -> School:
        """A second school."""
        given: dict[str, Any] = {"unit": self.phuc_loc, "level": "upper", "by": self.thang, "at": on(2)}
        return commands.enter_school(**{**given, "name": name, "heads": heads, **changed})


@pytest.fixture
def ward(cast: None, db: None) -> Ward:
    def person(username: str) -> Person:
        found: Person = Person.objects.named(username).get()
        return found

    phuc_loc = Unit.objects.coded("09739").on(on(2).date()).get()
    thang = person("nguyen.duc.thang")
    return Ward(
        lan=person("nguyen.thi.lan"),
        thang=thang,
        tuan=person("pham.minh.tuan"),
        phuc_loc=phuc_loc,
        school=commands.enter_school(
            unit=phuc_loc, name="Trường THPT Hoa Phượng", level="upper", heads=500, by=thang, at=on(1)
        ),
        speaker=commands.add_speaker(name="Vũ Hoàng Nam", post="Phòng An ninh mạng", by=thang, at=on(1)),
    )


@pytest.fixture(autouse=True)
def _whole_journal(request: pytest.FixtureRequest, db: None) -> Iterator[None]:
    """After each test that has a ward, the journal says exactly what the records say."""
    yield from whole.watched(request, "ward")


def fresh(talk: Talk) -> Talk:
    """The session as it is now."""
    return Talk.objects.with_names().get(pk=talk.pk)


def total(verb: str, *, until: date = date(2030, 1, 1), since: date = date(2000, 1, 1), **codes: str) -> int:
    """The sum of a verb between two days, under these codes."""
    return sum(
        one.quantity
        for one in Entry.objects.with_verb(verb).counting()
        if since <= one.occurred_on <= until and all(one.dimensions.get(name) == code for name, code in codes.items())
    )
