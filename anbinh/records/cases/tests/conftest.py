"""The demonstration's cast: Tuấn investigates for the city, Thắng runs its desk, Lan is on duty at Phúc Lộc."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.tests import whole
from anbinh.foundation.units.models import Unit
from anbinh.records.cases import commands
from anbinh.records.cases.commands import Opening
from anbinh.records.cases.models import Case, Measure

CITY = ZoneInfo("Asia/Ho_Chi_Minh")


def on(day: int, hour: int = 8, minute: int = 0, *, month: int = 3) -> datetime:
    """A moment of 2026; March unless told. 2 March is a Monday."""
    return datetime(2026, month, day, hour, minute, tzinfo=CITY)


@dataclass
class Desk:
    """Everybody a case meets, and the units it lies in."""

    lan: Person
    tuan: Person
    thang: Person
    city_police: Unit
    economic_police: Unit

    def opening(self, **changed: Any) -> Opening:
        """A robbery found directly on 2 March 2026."""
        plain = Opening(
            unit=self.city_police,
            opened_at=on(2),
            summary="Hai người dùng dao khống chế, cướp một túi xách tại ngõ vắng.",
            article="168",
            clause="2",
        )
        return replace(plain, **changed)

    def opened(self, **changed: Any) -> Case:
        """That case, opened by Tuấn."""
        opening = self.opening(**changed)
        return commands.open_case(opening, by=self.tuan, at=opening.opened_at)


@pytest.fixture
def desk(cast: None, db: None) -> Desk:
    def person(username: str) -> Person:
        found: Person = Person.objects.named(username).get()
        return found

    def unit(code: str) -> Unit:
        return Unit.objects.coded(code).on(on(2).date()).get()

    return Desk(
        lan=person("nguyen.thi.lan"),
        tuan=person("pham.minh.tuan"),
        thang=person("nguyen.duc.thang"),
        city_police=unit("CATP-PC02"),
        economic_police=unit("CATP-PC03"),
    )


@pytest.fixture(autouse=True)
def _whole_journal(request: pytest.FixtureRequest, db: None) -> Iterator[None]:
    """After each test that has a desk, the journal says exactly what the records say."""
    yield from whole.watched(request, "desk")


def fresh(case: Case) -> Case:
    """The case as it is now."""
    return Case.objects.get(pk=case.pk)


def now(measure: Measure) -> Measure:
    """The measure as it is now."""
    return Measure.objects.get(pk=measure.pk)
