"""The cast: Sơn administers; Lan is on duty at Vân Phúc, Tú at Phúc Lộc; Hồng inspects; Bích coordinates a school."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from anbinh.foundation.accounts import commands
from anbinh.foundation.accounts.access import Role
from anbinh.foundation.accounts.models import Person
from anbinh.foundation.accounts.tests.territory import Corner, build
from anbinh.foundation.units.models import Unit

NOW = datetime(2025, 9, 1, 8, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
PASSWORD = "mot-hai-ba-bon-nam"
Enter = Callable[..., Person]


@pytest.fixture(autouse=True)
def _quick_and_plain(settings: Settings) -> None:
    """Hashes that cost nothing, and nobody has tried anything yet."""
    settings.PASSWORD_HASHERS = ["anbinh.foundation.accounts.tests.hashing.QuickArgon2"]
    cache.clear()


@pytest.fixture
def corner(db: None) -> Corner:
    return build()


@pytest.fixture
def enter(corner: Corner) -> Enter:
    """A person with a role in a unit since a day, ready to sign in with PASSWORD."""

    def _enter(
        username: str, full_name: str, role: Role | None = None, unit: Unit | None = None, *, since: date | None = None
    ) -> Person:
        person, _password = commands.create_person(username=username, full_name=full_name, by=None, at=NOW)
        person.set_password(PASSWORD)
        person.must_change_password = False
        person.save()
        if role and unit:
            commands.appoint(person=person, role=role, unit=unit, valid_from=since or unit.valid_from, by=None, at=NOW)
        return person

    return _enter


@pytest.fixture
def son(enter: Enter, corner: Corner) -> Person:
    return enter("phan.thanh.son", "Phan Thanh Sơn", Role.ADMINISTRATOR, corner.headquarters)


@pytest.fixture
def lan(enter: Enter, corner: Corner) -> Person:
    return enter("nguyen.thi.lan", "Nguyễn Thị Lan", Role.DUTY_OFFICER, corner.van_phuc_police, since=date(2024, 1, 1))


@pytest.fixture
def tu(enter: Enter, corner: Corner) -> Person:
    return enter("do.anh.tu", "Đỗ Anh Tú", Role.DUTY_OFFICER, corner.phuc_loc)


@pytest.fixture
def hong(enter: Enter, corner: Corner) -> Person:
    return enter("bui.thi.hong", "Bùi Thị Hồng", Role.INSPECTOR, corner.city)


@pytest.fixture
def bich(enter: Enter, corner: Corner) -> Person:
    return enter("ngo.thi.bich", "Ngô Thị Bích", Role.SCHOOL_COORDINATOR, corner.school)


@pytest.fixture
def signed(client: Client) -> Callable[[Person], Client]:
    """A browser in which a person is signed in."""

    def _signed(person: Person) -> Client:
        client.force_login(person, backend="anbinh.foundation.accounts.doors.Backend")
        return client

    return _signed
