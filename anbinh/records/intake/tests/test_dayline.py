"""Other rooms put their lines on My day."""

from datetime import date, datetime
from typing import Any

import pytest
from django.urls import reverse

from anbinh.foundation.web.clocks import Clock
from anbinh.records.intake import dayline
from anbinh.records.intake.dayline import DayLine, DaySection
from conftest import SignIn


@pytest.fixture
def providers(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    own: list[Any] = []
    monkeypatch.setattr(dayline, "_PROVIDERS", own)
    return own


def _waiting(person: Any, *, on: date, at: datetime) -> DaySection | None:
    line = DayLine(
        "0001/2026/X",
        "/x/1/",
        "Việc của phòng khác",
        Clock("overdue", text="2 ngày"),
        verb="Làm",
        verb_href="/x/1/lam/",
    )
    return DaySection("other", "Sổ khác", 3, [line], "/x/")


def test_it_shows_what_another_room_has_for_the_day(cast: None, sign_in: SignIn, providers: list[Any]) -> None:
    dayline.register(_waiting)
    dayline.register(_waiting)
    said = sign_in("duty_officer").get(reverse("intake:day")).content.decode()
    assert said.count("Sổ khác") == 1 and "Việc của phòng khác" in said and 'href="/x/1/lam/"' in said
    assert 'href="/x/"' in said


def test_it_leaves_out_a_room_with_nothing_to_do(cast: None, sign_in: SignIn, providers: list[Any]) -> None:
    dayline.register(lambda person, *, on, at: None)
    dayline.register(lambda person, *, on, at: DaySection("other", "Sổ khác", 0, [], "/x/"))
    assert "Sổ khác" not in sign_in("duty_officer").get(reverse("intake:day")).content.decode()
