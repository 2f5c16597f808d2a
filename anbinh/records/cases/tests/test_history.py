"""What the page of a case tells: who did what when, also to those held; what was corrected, field by field."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from anbinh.foundation.books.timeline import Step
from anbinh.foundation.units.models import Unit
from anbinh.records.cases import commands
from anbinh.records.cases.history import history_of
from anbinh.records.cases.models import Act, Case, Clock, Measure
from anbinh.records.cases.tests.conftest import Desk, fresh
from anbinh.records.cases.tests.test_custody_board import held
from anbinh.records.cases.tests.test_pages import body, page, recent
from conftest import Signed

NOW = timezone.now()


def told(case: Case) -> list[Step]:
    measures = list(Measure.objects.of_case(case).with_cases())
    acts = list(Act.objects.of_case(case))
    return history_of(fresh(case), acts, measures, Clock.objects.about_case(case), at=NOW)


def test_it_says_who_recorded_each_hour_of_somebody_held(desk: Desk) -> None:
    one = held(desk, hours=30)
    one = commands.tell_family(one, by=desk.thang, at=NOW - timedelta(hours=28))
    commands.end(one, by=desk.tuan, at=NOW)
    said = {step.sentence: step for step in told(one.case) if step.sentence.startswith("T.B.") and not step.state}
    assert {step.by for step in said.values()} == {"Nguyễn Đức Thắng", "Phạm Minh Tuấn"}
    assert said["T.B.: đã báo gia đình"].by == "Nguyễn Đức Thắng" and all(step.entry for step in said.values())


CORRECTED: list[tuple[dict[str, str], str, str]] = [
    ({"form": "attempted"}, "Giai đoạn thực hiện tội phạm", "chưa đạt"),
    ({"happened_on": "2026-03-01"}, "Ngày xảy ra", "01/03/2026"),
    ({"place_unit": "09739"}, "Xã, phường nơi xảy ra", "Phúc Lộc"),
    ({"victims": "3"}, "Số người bị hại", "3"),
]


@pytest.mark.parametrize(("given", "label", "after"), CORRECTED, ids=str)
def test_it_shows_each_corrected_field_struck_and_restated(
    desk: Desk, signed: Signed, given: dict[str, str], label: str, after: str
) -> None:
    case = recent(desk)
    same: dict[str, Any] = {"offence": "168.2", "summary": case.summary, "form": "completed", "version": case.version}
    answer = signed(desk.tuan).post(page(case, "correct"), {**same, "reason": "Bổ sung.", **given})
    assert answer.status_code == 302, body(answer)
    (step,) = [step for step in told(case) if step.changes]
    (change,) = step.changes
    assert (change.label, change.before != change.after) == (label, True) and after in change.after
    commands.take_back(fresh(case), reason="Nhầm.", by=desk.tuan, at=NOW)
    assert fresh(case).place_unit is None and fresh(case).form == "completed" and fresh(case).victims is None


def test_it_gives_a_case_to_an_officer_and_takes_it_back(desk: Desk, signed: Signed) -> None:
    case, client = recent(desk), signed(desk.thang)
    same: dict[str, Any] = {"offence": "168.2", "summary": case.summary, "reason": "Phân công."}
    assert f'value="{desk.tuan.pk}"' in body(client.get(page(case, "correct")))
    given = {**same, "officer": str(desk.tuan.pk), "version": case.version}
    client.post(page(case, "correct"), given)
    assert fresh(case).officer == desk.tuan
    mine = client.get(reverse("cases:index"), {"officer": str(desk.tuan.pk), "format": "json"}).json()
    assert mine["count"] == 1
    wrong = {**same, "officer": str(desk.lan.pk), "version": fresh(case).version}
    assert "error-summary" in body(client.post(page(case, "correct"), wrong)), "whoever handles no cases gets none"
    commands.take_back(fresh(case), reason="Nhầm.", by=desk.thang, at=NOW)
    assert fresh(case).officer is None


def test_it_opens_a_case_for_an_officer(desk: Desk, signed: Signed) -> None:
    given = {"unit": "CATP-PC02", "offence": "168.2", "form": "completed", "summary": "Cướp.", "place_unit": "09739"}
    signed(desk.thang).post(reverse("cases:open"), {**given, "officer": str(desk.tuan.pk)})
    case = Case.objects.get()
    land = Unit.objects.coded("09739").on(timezone.localdate()).get()
    assert case.officer == desk.tuan and case.place_unit == land
