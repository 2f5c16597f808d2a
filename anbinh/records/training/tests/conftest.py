"""Hà keeps the standing office, Hùng heads Phúc Lộc, Lan is on duty there, Mai is of a department.

The city's police plan a course of two days, 12 and 13 March 2026.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Paper
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.journal.tests import whole
from anbinh.foundation.units.models import Unit
from anbinh.records.training import commands
from anbinh.records.training.commands import Line
from anbinh.records.training.models import Course

CITY = ZoneInfo("Asia/Ho_Chi_Minh")
FAR = "00634"


def on(day: int, hour: int = 9, *, month: int = 3) -> datetime:
    """A moment of 2026; March unless told."""
    return datetime(2026, month, day, hour, tzinfo=CITY)


@dataclass
class School:
    """Everybody the course meets."""

    ha: Person
    hung: Person
    lan: Person
    mai: Person
    police: Unit
    phuc_loc: Unit
    far: Unit

    def planned(self, **changed: Any) -> Course:
        """Planned on 2 March by the standing office."""
        given: dict[str, Any] = {
            "unit": self.police,
            "title": "Nhận diện thủ đoạn lừa đảo",
            "committee": "138",
            "topic": "cyber",
            "level": "basic",
            "trainer": "Phòng An ninh mạng",
            "starts_on": on(12).date(),
            "ends_on": on(13).date(),
            "place": "Hội trường",
            "on": on(2).date(),
            "by": self.ha,
            "at": on(2),
        }
        return commands.plan(**{**given, **changed})

    def held(self, **changed: Any) -> Course:
        """Held as planned."""
        made = self.planned(**changed)
        commands.hold(made, Paper(), by=self.ha, at=on(14))
        return fresh(made)

    def attended(self, *lines: Line) -> Course:
        """Held, with three of Phúc Lộc unless told."""
        made = self.held()
        given = lines or (Line(self.phuc_loc, 3, 2, [self.lan]),)
        commands.attend(made, lines=given, by=self.ha, at=on(15))
        return fresh(made)


@pytest.fixture
def school(cast: None, db: None) -> School:
    def person(username: str) -> Person:
        found: Person = Person.objects.named(username).get()
        return found

    def unit(code: str) -> Unit:
        found: Unit = Unit.objects.coded(code).on(on(2).date()).get()
        return found

    return School(
        ha=person("le.thi.thu.ha"),
        hung=person("do.van.hung"),
        lan=person("nguyen.thi.lan"),
        mai=person("vu.thi.mai"),
        police=unit("CATP-PV01"),
        phuc_loc=unit("09739"),
        far=unit(FAR),
    )


@pytest.fixture(autouse=True)
def _whole_journal(request: pytest.FixtureRequest, db: None) -> Iterator[None]:
    """After each test that has a school, the journal says exactly what the records say."""
    yield from whole.watched(request, "school")


def fresh(course: Course) -> Course:
    """The course as it is now."""
    found: Course = Course.objects.get(pk=course.pk)
    return found


def total(verb: str, *, topic: str = "", code: str = "") -> int:
    """The sum of a verb, of one topic or unit or all."""
    found = Entry.objects.with_verb(verb).counting().select_related("unit")
    return sum(
        one.quantity for one in found if topic in {"", one.dimensions.get("topic", "")} and code in {"", one.unit.code}
    )
