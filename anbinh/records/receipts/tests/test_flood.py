"""When too many reports, messages or files come in: a proof or a wait, never a refusal."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from anbinh.foundation.files.models import Held
from anbinh.foundation.files.tests.samples import pdf
from anbinh.records.intake.models import Message, Report
from anbinh.records.receipts import guard, rules
from anbinh.records.receipts.models import Count
from anbinh.records.receipts.tests.conftest import Form, on, picture

pytestmark = pytest.mark.django_db
flooded = pytest.mark.usefixtures("_flooded")


@pytest.fixture
def _flooded(settings: Settings, form: Form) -> None:
    settings.FLOOD = {**settings.FLOOD, "reports": 0}
    form.walk().send("send")
    assert form.code, "the first is let through"


@flooded
def test_it_takes_the_report_with_a_proof(form: Form) -> None:
    form.walk().send("send")
    assert not form.code and "data-challenge" in form.page
    challenge = form.hidden("challenge")
    answer = next(str(n) for n in range(10**6) if rules.zero_bits(challenge, str(n)) >= 6)
    form.send("send", answer=answer)
    assert form.code and Report.objects.count() == 2


@flooded
@pytest.mark.parametrize("answer", ["", "0", "x", "9" * 40, "１２"])
def test_it_takes_no_false_proof(form: Form, answer: str) -> None:
    form.walk().send("send")
    if answer.isascii() and answer.isdigit() and len(answer) < 16:
        form.page = form.page.replace(form.hidden("challenge"), "A" * 40)
    form.send("send", answer=answer)
    assert not form.code and Report.objects.count() == 1


@flooded
def test_it_lets_the_wait_be_waited(form: Form, now: Callable[[datetime], None]) -> None:
    form.walk().send("send")
    assert "bấm lại nút sau 3 phút" in form.page
    now(on(3, 9) + timedelta(minutes=4))
    form.send("send")
    assert form.code and Report.objects.count() == 2


@flooded
def test_it_lets_everything_through_again_after_ten_quiet_minutes(form: Form, now: Callable[[datetime], None]) -> None:
    now(on(3, 9) + timedelta(minutes=rules.WINDOW + 1))
    form.walk().send("send")
    assert form.code


def _solved(page: str, bits: int = 6) -> dict[str, str]:
    challenge = re.findall(r'name="challenge" value="([^"]+)"', page)[-1]
    answer = next(str(n) for n in range(10**6) if rules.zero_bits(challenge, str(n)) >= bits)
    return {"challenge": challenge, "answer": answer}


def _ticket(page: str) -> str:
    return str(re.findall(r'name="ticket" value="([^"]+)"', page)[-1])


@pytest.fixture
def crowded(settings: Settings) -> None:
    """Files count from the first megabyte."""
    settings.FLOOD = {**settings.FLOOD, "upload_mb": 0}
    guard.count_uploads([1], at=on(3, 9))


def test_it_counts_files_by_the_megabyte(form: Form) -> None:
    form.walk(until="files").send(attachments=[picture()])
    assert Count.objects.total("upload", since=0) == 1
    assert rules.megabytes([0, 1, 2**20, 2**20 + 1]) == 5


@pytest.mark.usefixtures("crowded", "keys")
def test_it_takes_files_for_a_proof_and_keeps_what_was_written(form: Form) -> None:
    form.walk(until="files")
    assert "data-challenge" in form.page, "the page asks before anything is chosen"
    form.send(attachments=[picture()])
    assert form.step == "files" and "chưa được nhận" in form.page and not Held.objects.exists()
    proof = _solved(form.page)
    form.send(attachments=[picture()], **proof)
    assert form.step == "check" and "anh chup.jpg" in form.page and Held.objects.count() == 1
    form.send("send")
    assert Report.objects.get().files.count() == 1


@pytest.mark.usefixtures("crowded")
def test_it_takes_a_proof_for_files_once(form: Form) -> None:
    form.walk(until="files")
    carried, proof = form.hidden("state"), _solved(form.page)
    for _time in range(3):
        data = {"state": carried, "step": "files", "go": "next", "attachments": [picture()], **proof}
        form.client.post(form.url, data)
    assert Held.objects.count() == 1


@pytest.mark.usefixtures("crowded")
def test_it_lets_somebody_without_script_wait_for_files_or_go_on_without(
    form: Form, now: Callable[[datetime], None]
) -> None:
    form.walk(until="files").send(attachments=[picture()])
    now(on(3, 9) + timedelta(minutes=3, seconds=1))
    form.send(attachments=[picture()])
    assert form.step == "check" and Held.objects.count() == 1
    form.send("files").send()
    assert form.step == "check", "nothing new was chosen, so nothing is asked"


@pytest.mark.usefixtures("crowded")
def test_it_never_lets_files_stand_in_the_way_of_a_report(form: Form) -> None:
    form.walk(until="files").send(attachments=[picture()])
    form.send()
    form.send("send")
    assert form.code and Report.objects.get().files.count() == 0


@pytest.fixture
def holder(form: Form, keys: None) -> Client:
    """Somebody behind the code of a report."""
    code = form.walk().send("send").code
    form.client.post(reverse("receipts:look_up"), {"code": code})
    return form.client


def _writes(client: Client, text: str = "Một điều nữa.", **more: Any) -> str:
    return str(client.post(reverse("receipts:standing"), {"text": text, **more}, follow=True).content.decode())


def test_it_asks_who_writes_very_often_and_keeps_the_text(holder: Client) -> None:
    for number in range(rules.MESSAGES_BY_CODE + 1):
        assert "data-challenge" not in _writes(holder, f"Điều thứ {number}.")
    page = _writes(holder, "Điều cuối cùng.")
    assert "data-challenge" in page and "Điều cuối cùng.</textarea>" in page
    proof = _solved(page)
    assert "Đã nhận tin nhắn" in _writes(holder, "Điều cuối cùng.", **proof)
    assert "data-challenge" in _writes(holder, "Lại nữa.", **proof), "a proof serves once"
    assert Message.objects.count() == rules.MESSAGES_BY_CODE + 2


def test_it_asks_everybody_when_all_codes_together_write_too_much(holder: Client, settings: Settings) -> None:
    settings.FLOOD = {**settings.FLOOD, "messages": 0}
    _writes(holder)
    assert "data-challenge" in _writes(holder) and Message.objects.count() == 1


def test_it_lets_somebody_without_script_wait_to_write(
    holder: Client, settings: Settings, now: Callable[[datetime], None]
) -> None:
    settings.FLOOD = {**settings.FLOOD, "messages": 0}
    _writes(holder)
    ticket = _ticket(_writes(holder, "Chờ được."))
    now(on(3, 9) + timedelta(minutes=3, seconds=1))
    _writes(holder, "Chờ được.", ticket=ticket)
    page = _writes(holder, "Lần nữa.", ticket=ticket)
    assert Message.objects.count() == 2 and _ticket(page) != ticket, "a wait serves once"


@pytest.mark.usefixtures("crowded")
def test_it_takes_files_behind_a_code_for_a_proof(holder: Client) -> None:
    page = _writes(holder, "Ảnh đây.", attachments=[picture()])
    assert "chưa được nhận" in page and "Ảnh đây.</textarea>" in page and not Message.objects.exists()
    page = _writes(holder, "Ảnh đây.", attachments=[picture()], **_solved(page))
    assert "Đã nhận tin nhắn" in page and Message.objects.get().files.count() == 1


def test_it_holds_files_while_the_proof_for_a_message_is_computed(holder: Client, settings: Settings) -> None:
    settings.FLOOD = {**settings.FLOOD, "messages": 0}
    _writes(holder)
    page = _writes(holder, "Ảnh đây.", attachments=[picture()])
    held = re.findall(r'name="attachments_held" value="([^"]+)"', page)
    assert len(held) == 1
    _writes(holder, "Ảnh đây.", attachments_held=held, **_solved(page))
    assert Message.objects.order_by("-pk")[0].files.count() == 1


def test_it_keeps_a_message_once_however_often_it_is_pressed(holder: Client) -> None:
    page = holder.get(reverse("receipts:standing")).content.decode()
    token = re.findall(r'name="token" value="([^"]+)"', page)[0]
    for _time in range(3):
        page = _writes(holder, "Chỉ một lần.", token=token)
    assert Message.objects.count() == 1 and page.count("Chỉ một lần.") == 1


def test_it_takes_a_message_again_that_was_refused(holder: Client) -> None:
    refused = SimpleUploadedFile("a.pdf", pdf(password="khoa"), "application/pdf")
    page = _writes(holder, "Giấy đây.", token="one", attachments=[refused])
    assert "mật khẩu" in page and not Message.objects.exists()
    _writes(holder, "Giấy đây.", token="one")
    assert Message.objects.count() == 1


def test_it_keeps_no_code_and_no_address_in_what_it_counts(holder: Client) -> None:
    _writes(holder, token="secret-token")
    names = set(Count.objects.values_list("name", flat=True))
    assert names and all(re.fullmatch(r"[a-z]+( [0-9a-f]+)?", name) for name in names), names


def test_it_takes_no_file_when_the_disk_is_nearly_full(form: Form, settings: Settings) -> None:
    settings.FILES_FREE_MB = 2**40
    form.walk(until="files").send(attachments=[picture()])
    assert form.step == "files" and "không còn chỗ" in form.page and not Held.objects.exists()
    form.send().send("send")
    assert form.code
