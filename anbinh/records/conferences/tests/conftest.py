"""Lan is on duty at Phúc Lộc, Hùng heads it, Hà keeps the standing office, Mai is of a department.

The city holds a conference on Monday 16 March 2026 from 8:00 to 11:30.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.journal.tests import whole
from anbinh.foundation.units.models import Unit
from anbinh.records.conferences import commands
from anbinh.records.conferences.models import Conference, Point
from anbinh.records.conferences.rules import Attendance

CITY = ZoneInfo("Asia/Ho_Chi_Minh")


def on(day: int, hour: int = 9, *, month: int = 3) -> datetime:
    """A moment of 2026; March unless told."""
    return datetime(2026, month, day, hour, tzinfo=CITY)


@dataclass
class Hall:
    """Everybody the conference meets."""

    lan: Person
    hung: Person
    ha: Person
    thang: Person
    mai: Person
    tuan: Person
    city: Unit

    def announced(self, **changed: Any) -> Conference:
        """Announced on 9 March by the standing office."""
        given: dict[str, Any] = {
            "unit": self.city,
            "title": "Giao ban trực tuyến tháng 3",
            "committee": "138",
            "chair": "Phó Chủ tịch UBND",
            "place": "Trụ sở UBND Thành phố",
            "held_on": on(16).date(),
            "begins": 480,
            "ends": 690,
            "agenda": [[480, "Khai mạc", "Văn phòng"], [500, "Kết quả quý I", "Công an Thành phố"]],
            "on": on(9).date(),
            "by": self.ha,
            "at": on(9),
        }
        return commands.announce(**{**given, **changed})

    def invited(self, *groups: str, **changed: Any) -> Conference:
        """With its points; departments unless told, which are few."""
        made = self.announced(**changed)
        commands.invite(made, groups=groups or ("departments",), by=self.ha, at=on(9, 10))
        return fresh(made)

    def opened(self, *groups: str, **changed: Any) -> Conference:
        """With its roll open since half past seven."""
        made = self.invited(*groups, **changed)
        commands.open_roll(made, by=self.ha, at=on(16, 7))
        return fresh(made)

    def closed(self, **marks: Attendance) -> Conference:
        """Departments: Mai's as told, or present with four; everybody else absent."""
        made = self.opened()
        mine = {self.point(made, code).pk: how for code, how in (marks or {"SGDDT": HERE}).items()}
        commands.mark_many(made, mine, by=self.ha, at=on(16))
        commands.mark_rest_absent(made, by=self.ha, at=on(16, 11))
        commands.close_roll(fresh(made), by=self.ha, at=on(16, 12))
        return fresh(made)

    def point(self, conference: Conference, code: str) -> Point:
        """The point of a unit."""
        return Point.objects.of(conference).matching(code).get()


HERE = Attendance("present", people=4)


@pytest.fixture
def hall(cast: None, db: None) -> Hall:
    def person(username: str) -> Person:
        found: Person = Person.objects.named(username).get()
        return found

    return Hall(
        lan=person("nguyen.thi.lan"),
        hung=person("do.van.hung"),
        ha=person("le.thi.thu.ha"),
        thang=person("nguyen.duc.thang"),
        mai=person("vu.thi.mai"),
        tuan=person("pham.minh.tuan"),
        city=Unit.objects.coded("01").on(on(2).date()).get(),
    )


@pytest.fixture(autouse=True)
def _whole_journal(request: pytest.FixtureRequest, db: None) -> Iterator[None]:
    """After each test that has a hall, the journal says exactly what the records say."""
    yield from whole.watched(request, "hall")


def fresh(conference: Conference) -> Conference:
    """The conference as it is now."""
    found: Conference = Conference.objects.get(pk=conference.pk)
    return found


def total(verb: str, *, code: str = "") -> int:
    """The sum of a verb, of one unit or all."""
    found = Entry.objects.with_verb(verb).counting().select_related("unit")
    return sum(one.quantity for one in found if code in {"", one.unit.code})
