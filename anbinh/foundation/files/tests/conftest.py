"""The cast: Lan receives at Phúc Lộc's police, Nam keeps the seals there; an unnamed reporter sends files."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from anbinh.foundation.accounts import commands as accounts
from anbinh.foundation.accounts.access import Role
from anbinh.foundation.accounts.models import Person
from anbinh.foundation.accounts.tests.territory import build
from anbinh.foundation.sealing import commands as sealing
from anbinh.foundation.units.models import Unit

NOW = datetime(2025, 9, 1, 8, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
PASSPHRASE = "bon muoi tu cay cau go ben song"
REASON = "Cần xem ảnh gốc để xác minh nơi chụp"


@dataclass
class Station:
    """Phúc Lộc, where files arrive."""

    unit: Unit
    lan: Person
    nam: Person


@pytest.fixture(autouse=True)
def shelf(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """A shelf of this test's own, and guesses of passphrases that cost nothing."""
    settings.DATA = tmp_path
    settings.SEALING_COST = (1, 8192)
    settings.PASSWORD_HASHERS = ["anbinh.foundation.accounts.tests.hashing.QuickArgon2"]
    yield tmp_path / "files"
    shutil.rmtree(tmp_path / "files", ignore_errors=True)


@pytest.fixture
def station(db: None) -> Station:
    """Lan and Nam in their posts; Nam has a key."""
    corner = build()

    def enter(username: str, full_name: str, role: Role) -> Person:
        person, _password = accounts.create_person(username=username, full_name=full_name, by=None, at=NOW)
        unit = corner.phuc_loc_police
        accounts.appoint(person=person, role=role, unit=unit, valid_from=date(2025, 7, 1), by=None, at=NOW)
        return person

    nam = enter("trinh.van.nam", "Trịnh Văn Nam", Role.CUSTODIAN)
    sealing.set_up(passphrase=PASSPHRASE, by=nam, at=NOW)
    return Station(corner.phuc_loc, enter("nguyen.thi.lan", "Nguyễn Thị Lan", Role.DUTY_OFFICER), nam)


def upload(content: bytes, name: str = "IMG_20250831_Nguyen Van Bao.jpg") -> SimpleUploadedFile:
    """What a browser sends; the type it claims is a lie on purpose."""
    return SimpleUploadedFile(name, content, content_type="text/html")
