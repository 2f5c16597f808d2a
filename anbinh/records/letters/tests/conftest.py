"""The demonstration's cast meets letters: Lan receives them at Phúc Lộc, Thắng runs the city's desk, Minh heads it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pytest_django import Settings

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.tests import whole
from anbinh.foundation.sealing import commands as sealing
from anbinh.foundation.units.models import Unit
from anbinh.records.letters import commands
from anbinh.records.letters.commands import Draft
from anbinh.records.letters.models import Clock, Letter

CITY = ZoneInfo("Asia/Ho_Chi_Minh")
SENDER = {"full_name": "Đặng Thị Ngọc Ánh", "phone": "0500000123", "address": "Thôn Bãi Đồi"}


def on(day: int, hour: int = 8, minute: int = 0, *, month: int = 3) -> datetime:
    """A moment of 2026; March unless told. 2 March is a Monday."""
    return datetime(2026, month, day, hour, minute, tzinfo=CITY)


@dataclass
class Desk:
    """Everybody a letter meets, and the units it lies in."""

    lan: Person
    tuan: Person
    thang: Person
    commune: Unit
    other_commune: Unit
    city_police: Unit

    def draft(self, **changed: Any) -> Draft:
        """A denunciation handed in at the counter of Phúc Lộc on 2 March 2026."""
        plain = Draft(
            unit=self.commune,
            way="counter",
            received_at=on(2),
            summary="Cán bộ phụ trách hộ khẩu gây khó dễ, hẹn trả kết quả nhiều lần không đúng ngày.",
            kind="denunciation_of_officials",
            sender=SENDER,
        )
        return replace(plain, **changed)

    def received(self, **changed: Any) -> Letter:
        """A letter received by the city's desk for whoever holds it."""
        draft = self.draft(**changed)
        return commands.receive(draft, by=self.thang, at=draft.received_at + timedelta(minutes=20))


@pytest.fixture
def desk(cast: None, db: None) -> Desk:
    def person(username: str) -> Person:
        found: Person = Person.objects.named(username).get()
        return found

    def unit(code: str) -> Unit:
        return Unit.objects.coded(code).on(on(2).date()).get()

    sealing.make_demonstration(at=on(1))
    return Desk(
        lan=person("nguyen.thi.lan"),
        tuan=person("pham.minh.tuan"),
        thang=person("nguyen.duc.thang"),
        commune=unit("CA-09739"),
        other_commune=unit("CA-00004"),
        city_police=unit("CATP-PC02"),
    )


@pytest.fixture(autouse=True)
def _whole_journal(request: pytest.FixtureRequest, db: None) -> Iterator[None]:
    """After each test that has a desk, the journal says exactly what the records say."""
    yield from whole.watched(request, "desk")


@pytest.fixture(autouse=True)
def _quick(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["anbinh.foundation.accounts.tests.hashing.QuickArgon2"]
    settings.SEALING_COST = (1, 8192)


def fresh(letter: Letter) -> Letter:
    """The letter as it is now."""
    return Letter.objects.get(pk=letter.pk)


def running(letter: Letter) -> set[str]:
    """The limits that run."""
    return {clock.limit for clock in Clock.objects.of_letter(letter).running()}
