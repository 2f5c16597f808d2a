"""Lan is on duty at Phúc Lộc, its head decides, Thắng runs the city's desk; the hot spot lies in Phúc Lộc."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.tests import whole
from anbinh.foundation.units.models import Unit
from anbinh.records.hotspots import commands
from anbinh.records.hotspots.models import Spot

CITY = ZoneInfo("Asia/Ho_Chi_Minh")


def on(day: int, hour: int = 9, *, month: int = 3) -> datetime:
    """A moment of 2026; March unless told."""
    return datetime(2026, month, day, hour, tzinfo=CITY)


@dataclass
class Ward:
    """Everybody the hot spot meets, and where it lies."""

    lan: Person
    thang: Person
    chair: Person
    phuc_loc: Unit

    def opened(self, **changed: Any) -> Spot:
        """Gambling on an empty plot, opened on 2 March by the city's desk."""
        given: dict[str, Any] = {
            "unit": self.phuc_loc,
            "name": "Bãi đất trống",
            "kind": "gambling",
            "finding": "survey",
            "about": "Tụ tập đá gà cuối tuần.",
            "on": on(2).date(),
            "by": self.thang,
            "at": on(2),
        }
        return commands.open_spot(**{**given, **changed})


@pytest.fixture
def ward(cast: None, db: None) -> Ward:
    def person(username: str) -> Person:
        found: Person = Person.objects.named(username).get()
        return found

    return Ward(
        lan=person("nguyen.thi.lan"),
        thang=person("nguyen.duc.thang"),
        chair=person("tran.quang.vinh"),
        phuc_loc=Unit.objects.coded("09739").on(on(2).date()).get(),
    )


@pytest.fixture(autouse=True)
def _whole_journal(request: pytest.FixtureRequest, db: None) -> Iterator[None]:
    """After each test that has a ward, the journal says exactly what the records say."""
    yield from whole.watched(request, "ward")


def fresh(spot: Spot) -> Spot:
    """The hot spot as it is now."""
    return Spot.objects.get(pk=spot.pk)
