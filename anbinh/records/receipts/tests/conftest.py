"""Somebody at the public form without script, and officers who answer; time stands where the test says."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from anbinh.foundation.files.tests.samples import photo
from anbinh.foundation.sealing import commands as sealing
from anbinh.records.intake.tests.conftest import Desk, desk, on

__all__ = ["Desk", "desk", "on"]
STORY = "Có người xưng là công an gọi điện, bảo chuyển 45 triệu đồng vào tài khoản an toàn."
ANSWERS: dict[str, dict[str, Any]] = {
    "who": {"who": "anonymous"},
    "what": {"what": "police_call"},
    "story": {"story": STORY},
    "when": {"exactness": "about", "about": "tối hôm qua"},
    "where": {"place": "here", "commune": "Xã Phúc Lộc", "detail": "chợ Gạch"},
    "marks": {"phones": "0500 000 111", "accounts": "00000000123456 Vietcombank", "damage": "45 triệu đồng"},
    "files": {},
    "contact": {"full_name": "Đỗ Thị Mơ", "phone": "0500000123", "number": "", "address": "", "consent": "on"},
}
CODE = re.compile(r'class="code"[^>]*>([\d ]+)<')


@dataclass
class Form:
    """The form as a browser without script fills it in."""

    client: Client
    page: str = ""
    answer: HttpResponse | None = None
    url: str = field(default_factory=lambda: reverse("receipts:report"))

    def open(self) -> "Form":
        return self._took(self.client.get(self.url))

    def hidden(self, name: str) -> str:
        found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', self.page)
        return unescape(found[1]) if found else ""

    @property
    def step(self) -> str:
        return self.hidden("step")

    def send(self, go: str = "next", **answers: Any) -> "Form":
        carried = {name: self.hidden(name) for name in ("state", "step", "challenge", "ticket") if self.hidden(name)}
        return self._took(self.client.post(self.url, {**carried, **answers, "go": go}))

    def walk(self, *, until: str = "check", **changed: dict[str, Any]) -> "Form":
        """From the first page on to `until`."""
        return self.open().walk_on(until=until, **changed)

    def walk_on(self, *, until: str = "check", **changed: dict[str, Any]) -> "Form":
        """From the page at hand."""
        for _page in range(9):
            if self.step == until:
                return self
            before = self.step
            self.send(**{**ANSWERS[before], **changed.get(before, {})})
            assert self.step != before, self.page
        raise AssertionError(self.step)

    @property
    def code(self) -> str:
        found = CODE.search(self.page)
        return found[1].replace(" ", "") if found else ""

    def _took(self, answer: Any) -> "Form":
        assert answer.status_code == 200, answer.status_code
        self.answer, self.page = answer, answer.content.decode()
        return self


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """`now(moment)`: what the views are told; 3 March 2026, 9 o'clock, until then."""

    def set_to(moment: datetime) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    set_to(on(3, 9))
    return set_to


@pytest.fixture
def form(desk: Desk, now: Callable[[datetime], None]) -> Form:
    return Form(Client())


@pytest.fixture
def keys(desk: Desk) -> None:
    """Every custodian of the demonstration has set up a key."""
    sealing.make_demonstration(at=on(1))


@pytest.fixture(autouse=True)
def _quick(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    settings.PASSWORD_HASHERS = ["anbinh.foundation.accounts.tests.hashing.QuickArgon2"]
    settings.SEALING_COST = (1, 8192)
    settings.FLOOD = {**settings.FLOOD, "reports": 50, "wrong_codes": 30, "bits": 6, "minutes": 3}


def picture(name: str = "anh chup.jpg") -> SimpleUploadedFile:
    """A small photo."""
    return SimpleUploadedFile(name, photo(), "image/jpeg")
