"""A school with its code changes its request or calls it off, as long as nobody has answered."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from anbinh.foundation.books.commands import Refusal
from anbinh.foundation.notices.models import Notice
from anbinh.records.outreach import commands
from anbinh.records.outreach.models import SchoolRequest
from anbinh.records.outreach.tests.conftest import Ward

WANTED = timezone.localdate() + timedelta(days=20)


def _sent(ward: Ward) -> commands.Sent:
    return commands.send_request(
        unit=ward.phuc_loc,
        school=None,
        school_name="Trường THCS Phúc Lộc",
        level="lower",
        audience="pupil",
        topic="traffic",
        wanted_on=WANTED,
        expected=300,
        at=timezone.now(),
    )


def _kept() -> SchoolRequest:
    return SchoolRequest.objects.get()


def _answer(code: str, **more: Any) -> str:
    return Client().post(reverse("schooltalks:answer"), {"code": code, **more}).content.decode()


def _day(wanted: date) -> dict[str, Any]:
    return {"wanted_on_day": wanted.day, "wanted_on_month": wanted.month, "wanted_on_year": wanted.year}


def test_it_shows_a_school_its_request_and_lets_it_change_it(ward: Ward) -> None:
    code, later = _sent(ward).code, WANTED + timedelta(days=3)
    shown = _answer(code)
    assert "Thay đổi đề nghị" in shown and "Rút đề nghị" in shown
    changed = _answer(code, do="change", expected=250, wish="Sân trường.", **_day(later))
    assert "Đề nghị đã được thay đổi" in changed
    assert (_kept().wanted_on, _kept().expected, _kept().wish, _kept().due_on) == (later, 250, "Sân trường.", later)
    assert "đã thay đổi đề nghị" in str(Notice.objects.to(ward.lan).order_by("-pk")[0].telling)


@pytest.mark.parametrize(
    ("wanted", "expected", "wish"),
    [
        (WANTED, 3, "Sân trường."),
        (date(2024, 1, 1), 250, "Sân trường."),
        (WANTED, 250, "Gọi số 0912345678."),
        (WANTED, 300, ""),
    ],
    ids=["too few", "past", "personal", "nothing else"],
)
def test_it_keeps_the_request_when_what_was_typed_cannot_be(ward: Ward, wanted: date, expected: int, wish: str) -> None:
    code = _sent(ward).code
    answer = _answer(code, do="change", expected=expected, wish=wish, **_day(wanted))
    assert "Đề nghị đã được thay đổi" not in answer and "Thay đổi đề nghị" in answer
    assert (_kept().wanted_on, _kept().expected, _kept().wish) == (WANTED, 300, "")


def test_it_lets_a_school_call_its_request_off_once(ward: Ward) -> None:
    code = _sent(ward).code
    assert "Đề nghị đã được rút" in _answer(code, do="call_off")
    assert (_kept().stage, _kept().due_on) == ("called_off", None)
    assert "Rút đề nghị" not in _answer(code, do="call_off")
    with pytest.raises(Refusal):
        commands.accept(_kept(), talk={}, by=ward.lan, at=timezone.now())


def test_it_changes_nothing_that_was_answered_and_nothing_without_the_code(ward: Ward) -> None:
    code = _sent(ward).code
    assert "Không có đề nghị" in _answer("1111 2222 3333 4444", do="call_off") and _kept().stage == "waiting"
    commands.decline(_kept(), text="Tuần này kín lịch.", by=ward.lan, at=timezone.now())
    assert "Rút đề nghị" not in _answer(code, do="call_off")
    assert _kept().stage == "declined"
    with pytest.raises(Refusal):
        commands.change_request(_kept(), wanted_on=WANTED, expected=20, at=timezone.now())
