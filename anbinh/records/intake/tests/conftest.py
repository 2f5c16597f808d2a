"""The demonstration's cast: Lan on duty at Phúc Lộc, Tuấn investigates for the city, Thắng runs its desk."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pytest_django import Settings

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.tests import whole
from anbinh.foundation.units.models import Unit
from anbinh.records.intake import commands
from anbinh.records.intake.commands import Draft
from anbinh.records.intake.models import Report

CITY = ZoneInfo("Asia/Ho_Chi_Minh")


def on(day: int, hour: int = 8, minute: int = 0, *, month: int = 3) -> datetime:
    """A moment of 2026; March unless told. 2 March is a Monday."""
    return datetime(2026, month, day, hour, minute, tzinfo=CITY)


@dataclass
class Desk:
    """Everybody a report meets, and the units it lies in."""

    lan: Person
    tuan: Person
    thang: Person
    hong: Person
    commune: Unit
    other_commune: Unit
    city_police: Unit

    def draft(self, **changed: Any) -> Draft:
        """A denunciation told at the counter of Phúc Lộc on 2 March 2026."""
        plain = Draft(
            unit=self.commune,
            kind="denunciation",
            channel="in_person",
            received_at=on(2),
            summary="Khoảng 20 giờ ngày 01/3, kẻ lạ giả danh công an gọi điện, yêu cầu chuyển 45 triệu đồng.",
            anonymous=True,
        )
        return replace(plain, **changed)

    def received(self, **changed: Any) -> Report:
        """A report received at Phúc Lộc."""
        draft = self.draft(**changed)
        return commands.receive(draft, by=self.lan, at=draft.received_at + timedelta(minutes=20)).report

    def at_city(self, **changed: Any) -> Report:
        """A report received by the city's criminal police."""
        draft = self.draft(unit=self.city_police, **changed)
        return commands.receive(draft, by=self.tuan, at=draft.received_at + timedelta(minutes=20)).report


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
        hong=person("bui.thi.hong"),
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


Fresh = Callable[[Report], Report]


@pytest.fixture
def fresh() -> Fresh:
    """The report as it is now."""

    def read(report: Report) -> Report:
        return Report.objects.get(pk=report.pk)

    return read
