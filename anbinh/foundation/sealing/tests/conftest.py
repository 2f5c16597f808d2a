"""The cast: Nam and Hạnh keep for Phúc Lộc, Thảo for the city, Kiên for Hát Môn; Lan is on duty at Phúc Lộc."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pytest_django import Settings

from anbinh.foundation.accounts import commands as accounts
from anbinh.foundation.accounts.access import Role
from anbinh.foundation.accounts.models import Person
from anbinh.foundation.accounts.tests.territory import Corner, build
from anbinh.foundation.sealing import commands
from anbinh.foundation.sealing.models import CustodianKey, Envelope
from anbinh.foundation.units.models import Unit

NOW = datetime(2025, 9, 1, 8, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
TODAY = NOW.date()
SINCE = date(2025, 7, 1)
REASON = "Cần gặp người báo tin để xác minh"
CONTENT = '{"full_name": "Đặng Thị Ngọc Ánh", "phone": "0912 345 678", "note": "Chỉ gọi sau 18 giờ"}'.encode()


def phrase_of(person: Person) -> str:
    """What each of the cast types: no two the same, no name in it."""
    return f"cau noi rieng so {person.pk} cua mot nguoi"


@dataclass
class Cast:
    """The people by name."""

    nam: Person
    hanh: Person
    thao: Person
    kien: Person
    lan: Person
    tuan: Person
    hong: Person


@pytest.fixture(autouse=True)
def _quick(settings: Settings) -> None:
    """Guesses that cost nothing: the cost is not the subject here."""
    settings.SEALING_COST = (1, 8192)
    settings.PASSWORD_HASHERS = ["anbinh.foundation.accounts.tests.hashing.QuickArgon2"]


@pytest.fixture
def corner(db: None) -> Corner:
    return build()


@pytest.fixture
def cast(corner: Corner) -> Cast:
    def enter(username: str, full_name: str, role: Role, unit: Unit) -> Person:
        person, _password = accounts.create_person(username=username, full_name=full_name, by=None, at=NOW)
        person.must_change_password = False
        person.save()
        accounts.appoint(person=person, role=role, unit=unit, valid_from=SINCE, by=None, at=NOW)
        return person

    return Cast(
        nam=enter("trinh.van.nam", "Trịnh Văn Nam", Role.CUSTODIAN, corner.phuc_loc_police),
        hanh=enter("le.my.hanh", "Lê Mỹ Hạnh", Role.CUSTODIAN, corner.phuc_loc),
        thao=enter("vu.minh.thao", "Vũ Minh Thảo", Role.CUSTODIAN, corner.headquarters),
        kien=enter("mai.duc.kien", "Mai Đức Kiên", Role.CUSTODIAN, corner.hat_mon),
        lan=enter("nguyen.thi.lan", "Nguyễn Thị Lan", Role.DUTY_OFFICER, corner.phuc_loc_police),
        tuan=enter("pham.minh.tuan", "Phạm Minh Tuấn", Role.INVESTIGATOR, corner.bureau),
        hong=enter("bui.thi.hong", "Bùi Thị Hồng", Role.INSPECTOR, corner.city),
    )


SetUp = Callable[..., list[CustodianKey]]


@pytest.fixture
def set_up(cast: Cast) -> SetUp:
    """`set_up(cast.nam, cast.hanh)`: these people make their keys."""

    def _set_up(*people: Person) -> list[CustodianKey]:
        return [commands.set_up(passphrase=phrase_of(person), by=person, at=NOW) for person in people]

    return _set_up


@pytest.fixture
def envelope(cast: Cast, corner: Corner, set_up: SetUp) -> Envelope:
    """Sealed at Phúc Lộc while Nam, Hạnh, Thảo and Kiên had keys."""
    set_up(cast.nam, cast.hanh, cast.thao, cast.kien)
    return commands.seal(CONTENT, unit=corner.phuc_loc, by=cast.lan, at=NOW)


@pytest.fixture
def unseal() -> Callable[..., bytes]:
    """`unseal(envelope, cast.nam)` with the right passphrase and a good reason."""

    def _unseal(envelope: Envelope, by: Person, *, at: datetime = NOW, **changed: Any) -> bytes:
        asked: dict[str, Any] = {"passphrase": phrase_of(by), "reason": REASON, **changed}
        return commands.unseal(envelope, by=by, at=at, **asked)

    return _unseal
