"""The page of a report: its facts, its history, its files, and what may be known of who reported."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from pytest_django import Settings

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.sealing import commands as sealing
from anbinh.foundation.sealing.models import Envelope
from anbinh.records.intake import commands, verbs
from anbinh.records.intake.models import Act, Report
from anbinh.records.intake.tests.conftest import Desk, Fresh

NOW = timezone.now()
REPORTER = {"full_name": "Đặng Thị Ngọc Ánh", "phone": "0912345678"}


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="anbinh.foundation.accounts.doors.Backend")
    return client


def address(name: str, report: Report, **more: Any) -> str:
    return reverse(f"intake:{name}", kwargs={"key": report.pk, **more})


def shown(person: Person, report: Report) -> str:
    page = client_of(person).get(address("report", report))
    assert page.status_code == 200
    return page.content.decode()


@pytest.fixture
def named(desk: Desk) -> Report:
    """Reported by name, with custodians who have keys."""
    sealing.make_demonstration(at=NOW - timedelta(days=1))
    return desk.received(received_at=NOW - timedelta(hours=3), anonymous=False, reporter=REPORTER)


def test_it_shows_only_the_facts_that_are_known(desk: Desk) -> None:
    page = shown(desk.lan, desk.received(received_at=NOW - timedelta(hours=3), happened_words="không nhớ"))
    assert "không nhớ" in page and "Số người bị hại" not in page


def test_it_joins_reports_by_what_they_mention_within_reach(desk: Desk) -> None:
    text = "Gọi từ số 0901 234 567 đòi chuyển tiền."
    first = desk.received(received_at=NOW - timedelta(hours=3), summary=text)
    desk.received(received_at=NOW - timedelta(hours=2), summary=text + " Lần hai.")
    assert "trong 1 tin khác" in shown(desk.lan, first)


def test_it_tells_no_time_that_has_not_run_out(desk: Desk) -> None:
    late = desk.received(received_at=NOW - timedelta(days=40))
    fresh_one = desk.received(received_at=NOW - timedelta(hours=3))
    assert "Hết hạn: Giải quyết nguồn tin" in shown(desk.lan, late)
    assert "Hết hạn:" not in shown(desk.lan, fresh_one)


def test_it_strikes_what_was_taken_back_and_keeps_it_readable(desk: Desk, fresh: Fresh) -> None:
    report = desk.received(received_at=NOW - timedelta(hours=3))
    commands.classify(report, kind="report", text="Nhầm", by=desk.lan, at=NOW - timedelta(hours=2))
    commands.take_back(fresh(report), reason="Ghi nhầm hồ sơ.", by=desk.lan, at=NOW - timedelta(hours=1))
    page = shown(desk.lan, report)
    assert "<s>Đã phân loại nguồn tin</s>" in page and "Ghi nhầm hồ sơ." in page


def test_it_shows_the_reporter_as_a_closed_envelope(desk: Desk, named: Report) -> None:
    page = shown(desk.lan, named)
    assert reverse("sealing:ask", kwargs={"number": named.envelope_id}) in page
    assert "Trịnh Văn Nam" in page and "Ngọc Ánh" not in page and "0912345678" not in page
    assert "sealing:ask" not in shown(desk.hong, named) and "Người mở được" not in shown(desk.hong, named)


def test_it_says_anonymous_and_nobody_in_plain_words(desk: Desk) -> None:
    assert "Ẩn danh." in shown(desk.lan, desk.received(received_at=NOW - timedelta(hours=3)))
    press = desk.received(received_at=NOW - timedelta(hours=3), anonymous=False, channel="press", kind="media")
    page = shown(desk.lan, press)
    assert "Không có: tin từ báo chí" in page and "Tin nhắn với người báo tin" not in page


def test_it_shows_nothing_of_a_reporter_under_protection(desk: Desk, named: Report, fresh: Fresh) -> None:
    client = client_of(desk.tuan)
    assert client.post(address("protect", named), {"reason": "ngắn"}).status_code == 200
    given = {"reason": "Bị đe dọa nhiều lần qua điện thoại"}
    assert client.post(address("protect", named), given).status_code == 302
    assert Envelope.objects.protected().count() == 1
    assert Entry.objects.about(named).with_verb(verbs.PROTECTED).count() == 1
    for person in (desk.lan, desk.tuan, desk.thang):
        page = shown(person, fresh(named))
        assert 'class="envelope"' not in page and "bảo vệ" not in page.split('class="timeline"')[1]
    assert client.get(address("protect", named)).status_code == 404


def test_it_lets_only_those_with_the_permission_protect(desk: Desk, named: Report) -> None:
    assert client_of(desk.lan).get(address("protect", named)).status_code == 403


def _photo() -> SimpleUploadedFile:
    picture = BytesIO()
    Image.new("RGB", (40, 30), "white").save(picture, "PNG")
    return SimpleUploadedFile("anh.png", picture.getvalue(), content_type="image/png")


def test_it_keeps_the_papers_of_a_step_and_gives_them_only_within_reach(
    desk: Desk, fresh: Fresh, settings: Settings
) -> None:
    report = desk.received(received_at=NOW - timedelta(hours=3))
    elsewhere = commands.receive(
        desk.draft(unit=desk.other_commune, received_at=NOW - timedelta(hours=3)), by=desk.thang, at=NOW
    ).report
    client = client_of(desk.lan)
    given = {"version": report.version, "text": "Chụp hiện trường.", "uploads": [_photo()]}
    answer = client.post(address("act", report, verb="verify"), given)
    assert answer.status_code == 302, answer.context["form"].errors
    kept = Act.objects.of_report(report).with_verb("verify").get().files.get()
    assert address("file", report, file=kept.pk) in shown(desk.lan, report)
    for name in ("file", "thumbnail", "original"):
        assert client.get(address(name, report, file=kept.pk)).status_code == 200
        assert client.get(address(name, report, file=kept.pk + 1)).status_code == 404
        assert client_of(desk.thang).get(address(name, elsewhere, file=kept.pk)).status_code == 404
        assert client.get(address(name, elsewhere, file=kept.pk)).status_code == 404


def test_it_finds_a_report_by_its_number_in_the_register(desk: Desk) -> None:
    report = desk.received(received_at=NOW - timedelta(hours=3))
    number, year, unit = report.code.split("/")
    base = reverse("intake:numbered", kwargs={"number": 1, "year": 2026, "unit": "X"}).split("1/2026/X")[0]
    assert client_of(desk.lan).get(f"{base}{number}/{year}/{unit}/")["Location"] == address("report", report)
    assert client_of(desk.lan).get(f"{base}9999/{year}/{unit}/").status_code == 404


def test_it_costs_a_known_number_of_questions(desk: Desk, fresh: Fresh) -> None:
    report = desk.received(received_at=NOW - timedelta(hours=3))
    client = client_of(desk.lan)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(address("report", report))
        return len(asked)

    first = cost()
    for number in range(4):
        commands.verify(fresh(report), text=f"Bước {number}", by=desk.lan, at=NOW - timedelta(minutes=30 - number))
    assert cost() == first <= 45
