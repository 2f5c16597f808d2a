"""Behind the code: what its holder sees and writes, and what a wrong code meets."""

import hashlib
import io
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from html import unescape

import pypdf
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.files import commands as files
from anbinh.foundation.files.models import StoredFile
from anbinh.foundation.journal.verification import verify
from anbinh.foundation.sealing import commands as sealing
from anbinh.foundation.sealing.commands.keys import DEMONSTRATION_PASSPHRASE
from anbinh.records.intake import commands
from anbinh.records.intake.models import Message, Report
from anbinh.records.receipts import rules
from anbinh.records.receipts.models import Count
from anbinh.records.receipts.tests.conftest import Desk, Form, on, picture

pytestmark = pytest.mark.django_db
Clock = Callable[[datetime], None]


class Holder:
    """Somebody with a code."""

    def __init__(self) -> None:
        self.client, self.page = Client(), ""

    def tries(self, code: str, **more: str) -> "Holder":
        carried = {n: self.hidden(n) for n in ("challenge", "ticket") if self.hidden(n)}
        answer = self.client.post(reverse("receipts:look_up"), {"code": code, **carried, **more}, follow=True)
        self.page, self.path = answer.content.decode(), answer.request["PATH_INFO"]
        return self

    def hidden(self, name: str) -> str:
        found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', self.page)
        return found[1] if found else ""

    def reads(self) -> "Holder":
        self.page = self.client.get(reverse("receipts:standing")).content.decode()
        return self

    def writes(self, **said: object) -> "Holder":
        answer = self.client.post(reverse("receipts:standing"), said, follow=True)
        self.page = answer.content.decode()
        return self


@pytest.fixture
def sent(form: Form, keys: None) -> Form:
    """A report with a name, sent through the form."""
    return form.walk(who={"who": "named"}).send("send")


@pytest.fixture
def holder() -> Holder:
    return Holder()


def test_it_opens_the_report_to_its_code_however_it_is_typed(sent: Form, holder: Holder) -> None:
    code = sent.code
    holder.tries(f" {code[:4]}-{code[4:8]} {code[8:]} ")
    assert holder.path == reverse("receipts:standing") and "đang chờ phân loại" in holder.page
    assert code not in holder.path and "23/03/2026" in holder.page and "chưa ai mở" in holder.page


def test_it_refuses_what_is_no_code(sent: Form, holder: Holder) -> None:
    assert "mười sáu chữ số" in holder.tries("123").page and not Count.objects.filter(name="wrong").exists()


def test_it_tells_a_wrong_code_and_counts_it_without_keeping_it(sent: Form, holder: Holder) -> None:
    holder.tries("9999 9999 9999 9999")
    assert "Không có tin nào" in holder.page
    kept = list(Count.objects.values_list("name", flat=True))
    assert "wrong" in kept and not any("9999" in name for name in kept)


def test_it_asks_for_the_code_again_when_the_leave_is_over_and_keeps_the_message(
    sent: Form, holder: Holder, now: Clock
) -> None:
    holder.tries(sent.code)
    now(on(3, 9) + timedelta(minutes=21))
    holder.writes(text="Tôi nhớ thêm một điều")
    assert not Message.objects.exists() and "Nhập mười sáu" not in holder.page
    assert holder.hidden("unsent") == "Tôi nhớ thêm một điều"
    holder.tries(sent.code, unsent="Tôi nhớ thêm một điều")
    assert "Tôi nhớ thêm một điều</textarea>" in holder.page


def test_it_opens_nothing_without_the_leave(sent: Form) -> None:
    stranger = Holder().reads()
    assert Report.objects.get().code not in stranger.page and 'name="code"' in stranger.page
    stranger.client.cookies["anbinh_receipt"] = "forged"
    assert Report.objects.get().code not in stranger.reads().page


def test_it_forgets_the_leave_when_asked(sent: Form, holder: Holder) -> None:
    holder.tries(sent.code)
    holder.client.post(reverse("receipts:close"))
    assert 'name="code"' in holder.reads().page


def test_it_gives_the_leave_to_these_pages_alone(sent: Form, holder: Holder) -> None:
    morsel = holder.tries(sent.code).client.cookies["anbinh_receipt"]
    assert (morsel["path"], morsel["samesite"], morsel["httponly"]) == ("/tra-cuu/", "Strict", True)


def test_it_carries_messages_and_files_both_ways(sent: Form, holder: Holder, desk: Desk, now: Clock) -> None:
    report = Report.objects.get()
    commands.send_message(report, text="Anh chị còn giữ tin nhắn không?", by=desk.lan, at=on(3, 10))
    now(on(3, 11))
    assert "Anh chị còn giữ" in holder.tries(sent.code).page
    assert Message.objects.get().seen_at == on(3, 11)
    now(on(3, 11, 5))
    holder.writes(text="Còn ạ.", attachments=[picture()])
    reply = Message.objects.get(by=None)
    assert "Đã nhận tin nhắn" in holder.page and reply.files.count() == 1 and verify().fault is None


def test_it_refuses_an_empty_message_and_a_file_it_does_not_take(sent: Form, holder: Holder) -> None:
    holder.tries(sent.code)
    assert "Viết tin nhắn, hoặc chọn một tệp" in holder.writes(text=" ").page
    assert not Message.objects.exists()


def test_it_says_when_and_why_the_identity_was_opened(sent: Form, holder: Holder) -> None:
    envelope = Report.objects.get().envelope
    assert envelope is not None
    keeper = Person.objects.filter(posts__role="custodian", custodian_keys__shares__envelope=envelope).first()
    assert keeper is not None
    sealing.unseal(
        envelope, passphrase=DEMONSTRATION_PASSPHRASE, reason="Cần gặp để lấy lời khai", by=keeper, at=on(3, 10)
    )
    page = holder.tries(sent.code).page
    assert "Danh tính của bạn đã được mở" in page and "Cần gặp để lấy lời khai" in page
    assert keeper.full_name not in page


def test_it_says_when_and_why_a_sealed_original_was_opened(sent: Form, holder: Holder) -> None:
    holder.tries(sent.code).writes(text="Ảnh đây.", attachments=[picture()])
    stored = StoredFile.objects.get()
    assert stored.envelope is not None and "Bản gốc niêm phong đã được mở" not in holder.page
    keeper = Person.objects.filter(custodian_keys__shares__envelope=stored.envelope).order_by("pk")[0]
    reason = "Cần biết ảnh chụp ở đâu"
    files.open_original(stored, passphrase=DEMONSTRATION_PASSPHRASE, reason=reason, by=keeper, at=on(3, 10))
    page = holder.reads().page
    assert "Bản gốc niêm phong đã được mở" in page and reason in page and keeper.full_name not in page


def test_it_hands_the_proof_of_receipt_out_again_but_not_the_code(sent: Form, holder: Holder, now: Clock) -> None:
    now(on(20))
    holder.tries(sent.code)
    carried = unescape(holder.hidden("receipt"))
    evidence = holder.client.post(reverse("receipts:evidence"), {"receipt": carried}).json()
    assert evidence["content"]["code"] == Report.objects.get().code
    paper = holder.client.post(reverse("receipts:paper"), {"receipt": carried, "with_code": "yes"})
    text = re.sub(r"\s", "", pypdf.PdfReader(io.BytesIO(paper.content)).pages[0].extract_text())
    assert Report.objects.get().code in text and sent.code not in text
    now(on(20, 10))
    assert holder.client.post(reverse("receipts:paper"), {"receipt": carried}).status_code == 302


def test_it_tells_a_decision_with_reasons_and_the_right_to_complain(
    sent: Form, holder: Holder, desk: Desk, now: Clock
) -> None:
    report = Report.objects.get()
    commands.classify(report, kind="denunciation", by=desk.thang, at=on(3, 10))
    report.refresh_from_db()
    commands.assign(report, officer=desk.tuan, by=desk.thang, at=on(3, 11))
    report.refresh_from_db()
    commands.decide(report, outcome="not_prosecuted", ground="157.1", text="Không có sự việc.", by=desk.thang, at=on(4))
    now(on(5))
    page = holder.tries(sent.code).page
    assert "Không có sự việc." in page and "Điều 158 khoản 2" in page and "15 ngày" in page


def test_it_leads_a_merged_report_to_the_stage_of_the_other_without_its_content(
    sent: Form, holder: Holder, desk: Desk, now: Clock
) -> None:
    main = desk.received(summary="Nội dung kín của người khác, không ai được thấy.")
    merged = Report.objects.exclude(pk=main.pk).get()
    commands.merge(merged, into=main, text="Trùng vụ việc.", by=desk.thang, at=on(3, 10))
    now(on(3, 11))
    page = holder.tries(sent.code).page
    assert "trùng vụ việc" in page and main.code not in page and "Nội dung kín" not in page


def _solved(challenge: str) -> str:
    return next(str(n) for n in range(10**6) if rules.zero_bits(challenge, str(n)) >= 12)


def test_it_slows_guessing_and_lets_the_right_code_in_by_proof(sent: Form, holder: Holder, settings: Settings) -> None:
    settings.FLOOD = {**settings.FLOOD, "wrong_codes": 1}
    holder.tries("9" * 16).tries("8" * 16)
    assert "challenge" in holder.tries(sent.code).page and holder.path == reverse("receipts:look_up")
    holder.tries(sent.code, answer=_solved(holder.hidden("challenge")))
    assert holder.path == reverse("receipts:standing")


def test_it_slows_codes_that_begin_alike_long_before_the_others(sent: Form, holder: Holder) -> None:
    for _n in range(rules.WRONG_BY_BEGINNING + 1):
        holder.tries("7777" + "1" * 12)
    assert "data-challenge" in holder.tries("7777" + "2" * 12).page
    assert "data-challenge" not in Holder().tries("6666" + "2" * 12).page


def test_it_takes_a_proof_for_one_code_only(sent: Form, holder: Holder, settings: Settings) -> None:
    settings.FLOOD = {**settings.FLOOD, "wrong_codes": 0}
    holder.tries("9" * 16).tries("8" * 16)
    proof = _solved(holder.hidden("challenge"))
    holder.tries(sent.code, answer=proof)
    assert holder.path == reverse("receipts:look_up")


def test_it_lets_somebody_without_script_wait(sent: Form, holder: Holder, settings: Settings, now: Clock) -> None:
    settings.FLOOD = {**settings.FLOOD, "wrong_codes": 0}
    holder.tries("9" * 16).tries(sent.code)
    assert "bấm lại nút sau 3 phút" in holder.page
    now(on(3, 9) + timedelta(minutes=2))
    assert "Chưa đến lúc" in holder.tries(sent.code).page
    now(on(3, 9) + timedelta(minutes=3, seconds=1))
    holder.tries(sent.code)
    assert holder.path == reverse("receipts:standing")


def test_it_counts_zero_bits_as_hash_functions_do() -> None:
    answer = _solved("c")
    assert int(hashlib.sha256(f"c:{answer}".encode()).hexdigest()[:2], 16) < 4
    assert rules.bits_for(10, limit=10, bits=18) == 0 and rules.bits_for(11, limit=10, bits=18) == 18
    assert rules.bits_for(10**9, limit=10, bits=18) == 18 + rules.MOST_ADDED_BITS
    assert rules.minutes_for(waiting=10**6, least=3) == rules.LONGEST_WAIT
