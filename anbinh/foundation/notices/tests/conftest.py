"""Lan is on duty at Phúc Lộc, Tuấn investigates there, Thắng runs the city's desk; two kinds of notices of a test."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.notices import commands, kinds
from anbinh.foundation.notices.commands import Message
from anbinh.foundation.units.models import Unit

DAY = datetime(2026, 3, 3, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
ASSIGNED = kinds.Kind("test.assigned", "Phân công", "intake.read", kinds.Way.AT_ONCE)
OVERDUE = kinds.Kind("test.overdue", "Quá hạn", "hotspots.handle")
SECRET = kinds.Kind("test.sealed", "Niêm phong", "identity.open")
SENTENCE = "%(name)s, %(n)s, %(due)s"


@pytest.fixture(autouse=True)
def _own_kinds(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    known = {one.name: one for one in (ASSIGNED, OVERDUE, SECRET)}
    monkeypatch.setattr(kinds, "_KINDS", known)
    yield


def person(username: str) -> Person:
    found: Person = Person.objects.named(username).get()
    return found


@pytest.fixture
def lan(cast: None, db: None) -> Person:
    return person("nguyen.thi.lan")


@pytest.fixture
def tuan(cast: None, db: None) -> Person:
    return person("pham.minh.tuan")


@pytest.fixture
def thang(cast: None, db: None) -> Person:
    return person("nguyen.duc.thang")


@pytest.fixture
def phuc_loc(cast: None, db: None) -> Unit:
    return Unit.objects.coded("09739").on(DAY.date()).get()


def message(kind: kinds.Kind = ASSIGNED, **given: Any) -> Message:
    """About a record with a name that no letter may hold."""
    told = {"name": "Bãi đất trống", "n": 43570, "due": DAY.date()}
    return Message(**{"kind": kind.name, "sentence": SENTENCE, "params": told, "number": "TĐ-09739/2026/001", **given})


def told(*people: Person, by: Person | None = None, at: datetime = DAY, **given: Any) -> int:
    return commands.tell(people, message(**given), by=by, at=at)
