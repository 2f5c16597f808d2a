"""A complaint that came in as a report of crime goes to the book of letters, with everything it had."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from anbinh.foundation.accounts.models import Person
from anbinh.records.intake import commands as intake
from anbinh.records.intake.commands import IntakeError
from anbinh.records.intake.models import Clock as ReportClock
from anbinh.records.intake.models import Report
from anbinh.records.letters import commands
from anbinh.records.letters.models import Letter
from anbinh.records.letters.tests.conftest import Desk, fresh, on, running

WHY = "Người gửi khiếu nại quyết định xử phạt, không có dấu hiệu tội phạm."


def reported(desk: Desk, **changed: Any) -> Report:
    """A report handed in by somebody with a name at Phúc Lộc on 2 March."""
    given: dict[str, Any] = {
        "unit": desk.commune,
        "kind": "denunciation",
        "channel": "in_person",
        "received_at": on(2),
        "summary": "Không đồng ý với quyết định xử phạt của xã.",
        "reporter": {"full_name": "Đặng Thị Ngọc Ánh", "phone": "0500000123"},
    }
    draft = intake.Draft(**{**given, **changed})
    return intake.receive(draft, by=desk.lan, at=draft.received_at + timedelta(minutes=20)).report


def test_it_becomes_a_letter_with_its_sender_sealed_as_before(desk: Desk) -> None:
    report = reported(desk)
    letter = commands.take_from_reports(report, text=WHY, by=desk.lan, at=on(3))
    assert (letter.envelope_id, letter.came_from, letter.holder) == (report.envelope_id, report, desk.commune)
    assert (letter.way, letter.summary) == ("counter", report.summary)
    assert running(letter)


def test_it_leaves_the_register_and_its_time_limits_stop(desk: Desk) -> None:
    report = reported(desk)
    letter = commands.take_from_reports(report, text=WHY, by=desk.lan, at=on(3))
    now = Report.objects.get(pk=report.pk)
    assert now.stage == "transferred"
    assert not ReportClock.objects.of_report(now).running().exists()
    assert letter.code in now.acts.get(verb="transfer").other_body


def test_it_can_become_a_report_again_without_a_second_envelope(desk: Desk) -> None:
    letter = commands.take_from_reports(reported(desk), text=WHY, by=desk.lan, at=on(3))
    made = commands.make_report(fresh(letter), text="Có dấu hiệu cưỡng đoạt.", by=desk.lan, at=on(4))
    assert made.report.envelope is None and letter.came_from is not None
    assert letter.came_from.code in made.report.source


def test_it_refuses_without_a_reason_and_to_whoever_may_not(desk: Desk) -> None:
    report = reported(desk)
    with pytest.raises(IntakeError, match="vì sao"):
        commands.take_from_reports(report, text=" ", by=desk.lan, at=on(3))
    chair = Person.objects.named("tran.quang.vinh").get()
    with pytest.raises(IntakeError, match="không cho phép"):
        commands.take_from_reports(report, text=WHY, by=chair, at=on(3))
    assert not Letter.objects.exists()


def test_it_refuses_a_second_time(desk: Desk) -> None:
    report = reported(desk)
    commands.take_from_reports(report, text=WHY, by=desk.lan, at=on(3))
    with pytest.raises(IntakeError, match="sổ đơn thư"):
        commands.take_from_reports(Report.objects.get(pk=report.pk), text=WHY, by=desk.lan, at=on(4))
    assert Letter.objects.count() == 1


def entered(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="anbinh.foundation.accounts.doors.Backend")
    return client


def test_it_is_offered_on_the_page_of_the_report_and_leads_to_the_letter(desk: Desk) -> None:
    report = reported(desk)
    client, way = entered(desk.lan), reverse("letters:turn", kwargs={"key": report.pk})
    page = reverse("intake:report", kwargs={"key": report.pk})
    assert way in client.get(page).content.decode()
    answer = client.post(way, {"version": report.version, "text": WHY})
    letter = Letter.objects.get()
    assert answer.headers["Location"] == reverse("letters:letter", kwargs={"key": letter.pk})
    shown = client.get(page).content.decode()
    assert letter.code in shown and way not in shown


def test_it_keeps_the_reason_typed_when_somebody_was_faster(desk: Desk) -> None:
    report = reported(desk)
    way = reverse("letters:turn", kwargs={"key": report.pk})
    shown = entered(desk.lan).post(way, {"version": report.version + 5, "text": WHY}).content.decode()
    assert WHY in shown and not Letter.objects.exists()


def test_it_is_not_found_beyond_reach(desk: Desk) -> None:
    draft = intake.Draft(
        unit=desk.other_commune, kind="denunciation", channel="in_person", received_at=on(2), summary="Việc khác."
    )
    far = intake.receive(draft, by=desk.thang, at=on(2, 9)).report
    answer = entered(desk.lan).get(reverse("letters:turn", kwargs={"key": far.pk}))
    assert answer.status_code == HTTPStatus.NOT_FOUND
