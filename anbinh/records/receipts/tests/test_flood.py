"""When too many reports come in: a proof or a wait, never a refusal."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from pytest_django import Settings

from anbinh.records.intake.models import Report
from anbinh.records.receipts import rules
from anbinh.records.receipts.tests.conftest import Form, on

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _flooded(settings: Settings, form: Form) -> None:
    settings.FLOOD = {**settings.FLOOD, "reports": 0}
    form.walk().send("send")
    assert form.code, "the first is let through"


def test_it_takes_the_report_with_a_proof(form: Form) -> None:
    form.walk().send("send")
    assert not form.code and "data-challenge" in form.page
    challenge = form.hidden("challenge")
    answer = next(str(n) for n in range(10**6) if rules.zero_bits(challenge, str(n)) >= 6)
    form.send("send", answer=answer)
    assert form.code and Report.objects.count() == 2


@pytest.mark.parametrize("answer", ["", "0", "x", "9" * 40, "１２"])
def test_it_takes_no_false_proof(form: Form, answer: str) -> None:
    form.walk().send("send")
    if answer.isascii() and answer.isdigit() and len(answer) < 16:
        form.page = form.page.replace(form.hidden("challenge"), "A" * 40)
    form.send("send", answer=answer)
    assert not form.code and Report.objects.count() == 1


def test_it_lets_the_wait_be_waited(form: Form, now: Callable[[datetime], None]) -> None:
    form.walk().send("send")
    assert "bấm lại nút sau 3 phút" in form.page
    now(on(3, 9) + timedelta(minutes=4))
    form.send("send")
    assert form.code and Report.objects.count() == 2


def test_it_lets_everything_through_again_after_ten_quiet_minutes(form: Form, now: Callable[[datetime], None]) -> None:
    now(on(3, 9) + timedelta(minutes=rules.WINDOW + 1))
    form.walk().send("send")
    assert form.code
