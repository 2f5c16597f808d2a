"""Hồng inspects, Thắng runs the city's desk, Lan is on duty at Phúc Lộc; the inspected unit is Phúc Lộc."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.tests import whole
from anbinh.foundation.units.models import Unit
from anbinh.records.oversight import commands
from anbinh.records.oversight.models import Inspection

CITY = ZoneInfo("Asia/Ho_Chi_Minh")


def on(day: int, hour: int = 9, *, month: int = 3) -> datetime:
    """A moment of 2026; March unless told."""
    return datetime(2026, month, day, hour, tzinfo=CITY)


@dataclass
class House:
    """Everybody the inspection meets, and the unit."""

    hong: Person
    thang: Person
    lan: Person
    chair: Person
    phuc_loc: Unit

    def opened(self, **changed: Any) -> Inspection:
        """Of reports of crime, opened on 2 March by the inspector."""
        given: dict[str, Any] = {
            "unit": self.phuc_loc,
            "kind": "unplanned",
            "topic": "reports",
            "scope": "Việc tiếp nhận tin báo.",
            "period_from": date(2026, 1, 1),
            "period_to": date(2026, 3, 31),
            "on": on(2).date(),
            "by": self.hong,
            "at": on(2),
        }
        return commands.open_inspection(**{**given, **changed})


@pytest.fixture
def house(cast: None, db: None) -> House:
    def person(username: str) -> Person:
        found: Person = Person.objects.named(username).get()
        return found

    return House(
        hong=person("bui.thi.hong"),
        thang=person("nguyen.duc.thang"),
        lan=person("nguyen.thi.lan"),
        chair=person("tran.quang.vinh"),
        phuc_loc=Unit.objects.coded("09739").on(on(2).date()).get(),
    )


@pytest.fixture(autouse=True)
def _whole_journal(request: pytest.FixtureRequest, db: None) -> Iterator[None]:
    """After each test that has a house, the journal says exactly what the records say."""
    yield from whole.watched(request, "house")


def fresh(one: Inspection) -> Inspection:
    """The inspection as it is now."""
    return Inspection.objects.get(pk=one.pk)
