"""What a custodian sees of a report: what is sealed for it, and its number. The register stays closed to them."""

from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.files import commands as files
from anbinh.foundation.files.models import StoredFile
from anbinh.foundation.files.tests.samples import photo
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.sealing import commands as sealing
from anbinh.foundation.sealing.commands.keys import DEMONSTRATION_PASSPHRASE
from anbinh.foundation.sealing.models import Envelope
from anbinh.records.intake import commands
from anbinh.records.intake.models import Report
from anbinh.records.intake.tests.conftest import Desk, Fresh
from anbinh.records.intake.tests.test_report_page import address, client_of, shown

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TYPED = {"passphrase": DEMONSTRATION_PASSPHRASE, "reason": "Cần xem ảnh gốc để biết nơi chụp"}


@pytest.fixture
def keeper(desk: Desk, settings: Settings, tmp_path: Path) -> Person:
    settings.DATA = tmp_path
    sealing.make_demonstration(at=NOW - timedelta(days=1))
    found: Person = Person.objects.named("trinh.van.nam").get()
    return found


@pytest.fixture
def report(desk: Desk, keeper: Person) -> Report:
    """By name; a photo came later from behind the code."""
    reporter = {"full_name": "Đặng Thị Ngọc Ánh", "phone": "0912345678"}
    made = desk.received(received_at=NOW - timedelta(hours=3), anonymous=False, reporter=reporter)
    picture: Any = SimpleUploadedFile("IMG_Nguyen Van Bao.jpg", photo(), "image/jpeg")
    commands.receive_message(made, text="Đây là ảnh.", uploads=[picture], at=NOW - timedelta(hours=2))
    return made


def test_it_lists_for_a_custodian_what_is_sealed_for_a_report(report: Report, keeper: Person) -> None:
    client, stored = client_of(keeper), StoredFile.objects.get()
    page = client.get(reverse("sealing:envelopes")).content.decode()
    assert page.count(f"Tin {report.code}") == 2 and "Người báo tin" in page and f"Bản gốc của {stored.label}" in page
    page = client.get(reverse("sealing:envelope", args=[report.envelope_id])).content.decode()
    assert reverse("sealing:envelope", args=[stored.envelope_id]) in page and report.summary[:20] not in page


def test_it_keeps_the_register_closed_to_a_custodian(report: Report, keeper: Person) -> None:
    client, stored = client_of(keeper), StoredFile.objects.get()
    for url in (
        address("report", report),
        address("file", report, file=stored.pk),
        address("original", report, file=stored.pk),
        reverse("intake:register"),
        reverse("intake:day"),
    ):
        assert client.get(url).status_code == HTTPStatus.FORBIDDEN, url


def test_it_opens_the_original_to_the_custodian(report: Report, keeper: Person) -> None:
    stored = StoredFile.objects.get()
    url = reverse("files:original", kwargs={"key": stored.pk})
    answer = client_of(keeper).post(url, TYPED)
    assert b"".join(answer.streaming_content) == photo()  # type: ignore[attr-defined]  # a file is answered in pieces
    assert Entry.objects.with_verb("files.original.opened").count() == 1


def test_it_leads_an_officer_from_a_file_to_asking_for_its_original(report: Report, desk: Desk) -> None:
    stored = StoredFile.objects.get()
    there = reverse("sealing:envelope", args=[stored.envelope_id])
    assert there in shown(desk.lan, report)
    page = client_of(desk.lan).get(there).content.decode()
    assert f"Bản gốc của {stored.label}" in page and reverse("sealing:ask", args=[stored.envelope_id]) in page
    assert "Nguyen Van Bao" not in page


def test_it_offers_nothing_to_those_who_may_not_ask(report: Report, desk: Desk) -> None:
    assert reverse("sealing:envelope", args=[StoredFile.objects.get().envelope_id]) not in shown(desk.hong, report)


def test_it_protects_a_reporter_with_everything_they_handed_in(
    report: Report, keeper: Person, desk: Desk, fresh: Fresh
) -> None:
    stored = StoredFile.objects.get()
    commands.protect(report, reason="Bị đe dọa, cần giữ kín", by=desk.tuan, at=NOW - timedelta(hours=1))
    later: Any = SimpleUploadedFile("IMG_2.jpg", photo(), "image/jpeg")
    commands.receive_message(fresh(report), text="Thêm ảnh.", uploads=[later], at=NOW)
    envelopes = [report.envelope_id, *StoredFile.objects.order_by("pk").values_list("envelope", flat=True)]
    assert len(envelopes) == 3 and Envelope.objects.protected().count() == 3
    assert "/phong-bi/" not in shown(desk.lan, report), "nothing leads to a hidden envelope"
    assert client_of(desk.lan).get(reverse("sealing:envelope", args=[stored.envelope_id])).status_code == 404
    assert client_of(keeper).get(reverse("files:original", kwargs={"key": stored.pk})).status_code == 404
    thao = Person.objects.named("vu.minh.thao").get()
    answer = client_of(thao).post(reverse("files:original", kwargs={"key": stored.pk}), TYPED)
    assert b"".join(answer.streaming_content) == photo()  # type: ignore[attr-defined]  # a file is answered in pieces
    sealing.unprotect(report.envelope, by=thao, at=NOW, reason="Không còn bị đe dọa nữa")  # type: ignore[arg-type]  # not None here
    assert not Envelope.objects.protected().exists()


def test_it_leaves_what_officers_handed_in_where_it_is(report: Report, desk: Desk) -> None:
    picture: Any = SimpleUploadedFile("hien-truong.jpg", photo(), "image/jpeg")
    stored = files.keep(picture, unit=report.unit, by=desk.lan, at=NOW)
    report.files.add(stored)
    commands.protect(report, reason="Bị đe dọa, cần giữ kín", by=desk.tuan, at=NOW)
    assert stored.envelope_id not in Envelope.objects.protected().numbers()


def test_it_tells_an_export_of_envelopes_what_each_belongs_to(report: Report, keeper: Person) -> None:
    rows = client_of(keeper).get(reverse("sealing:envelopes"), {"format": "json"}).json()["rows"]
    assert {row["record"] for row in rows} == {f"Tin {report.code}"} and len(rows) == 2
