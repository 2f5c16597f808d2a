"""What is owed beside a measure: the procuracy asked, its answer, the family told; and what a refusal does."""

from datetime import timedelta

import pytest
from django.urls import reverse

from anbinh.records.cases import commands, verbs
from anbinh.records.cases.commands import CasesError
from anbinh.records.cases.models import Clock, Measure
from anbinh.records.cases.tests.conftest import Desk, now, on
from anbinh.records.cases.tests.test_cases import total
from anbinh.records.cases.tests.test_custody import running
from anbinh.records.cases.tests.test_custody_board import act, board, held
from anbinh.records.cases.tests.test_pages import body
from conftest import Signed


def taken(desk: Desk, kind: str) -> Measure:
    return commands.hold(desk.opened(), initials="T.B.", kind=kind, started_at=on(3, 8), by=desk.tuan, at=on(3, 9))


def test_it_counts_twelve_hours_for_the_procuracy_on_an_urgent_arrest(desk: Desk) -> None:
    one = taken(desk, "emergency")
    assert "D110.6" not in running(one), "the procuracy has nothing yet"
    one = commands.ask_procuracy(one, number="3/ĐN", when=on(3, 12), by=desk.tuan, at=on(3, 12, 30))
    assert running(one)["D110.6"].due_at == on(4, 0) and one.number == "3/ĐN"
    commands.approve(now(one), when=on(3, 20), by=desk.tuan, at=on(3, 20))
    assert "D110.6" not in running(one) and total(verbs.OVERDUE, on(9).date(), limit="D110.6") == 0


def test_it_counts_three_days_for_the_procuracy_on_a_detention(desk: Desk) -> None:
    one = commands.ask_procuracy(taken(desk, "custody"), when=on(4, 9), by=desk.tuan, at=on(4, 9))
    assert running(one)["D119.5"].due_at == on(8, 0)
    detained = commands.continue_as(now(one), kind="detention", by=desk.tuan, at=on(5, 8))
    assert running(detained)["D119.5"].due_at == on(8, 0), "the question goes along with the person"
    assert total(verbs.OVERDUE, on(9).date(), limit="D119.5") == 1
    commands.approve(detained, by=desk.tuan, at=on(6, 8))
    assert total(verbs.OVERDUE, on(9).date(), limit="D119.5") == 0


def test_it_counts_a_duty_forgotten_on_the_way_once_on_each_day(desk: Desk) -> None:
    one = taken(desk, "arrest")
    custody = commands.continue_as(one, kind="custody", by=desk.tuan, at=on(3, 19))
    assert total(verbs.OVERDUE, on(4).date(), limit="D116") == 1
    commands.tell_family(custody, by=desk.tuan, at=on(5, 10))
    assert [total(verbs.OVERDUE, on(day).date(), limit="D116") for day in (4, 5)] == [1, 0]


def test_it_asks_and_answers_once(desk: Desk) -> None:
    one = taken(desk, "emergency")
    for verb in (commands.refuse, commands.approve):
        with pytest.raises(CasesError):
            verb(one, by=desk.tuan, at=on(3, 10))
    asked = commands.ask_procuracy(one, by=desk.tuan, at=on(3, 10))
    with pytest.raises(CasesError):
        commands.ask_procuracy(asked, by=desk.tuan, at=on(3, 11))


def test_it_is_loud_at_once_when_an_urgent_arrest_is_not_approved(desk: Desk) -> None:
    one = commands.ask_procuracy(taken(desk, "emergency"), by=desk.tuan, at=on(3, 9))
    assert one not in Measure.objects.expired(on(3, 11)).all()
    refused = commands.refuse(now(one), by=desk.tuan, at=on(3, 10))
    assert refused in Measure.objects.expired(on(3, 11)).all()
    with pytest.raises(CasesError):
        commands.continue_as(refused, kind="custody", by=desk.tuan, at=on(3, 11))
    commands.end(now(one), by=desk.tuan, at=on(3, 11))
    assert not Measure.objects.expired(on(3, 12)).exists()


def test_it_takes_an_extension_back_that_the_procuracy_refused(desk: Desk) -> None:
    one = commands.extend_custody(taken(desk, "custody"), by=desk.tuan, at=on(5, 8))
    assert running(one)["D118.1"].due_at == on(9, 8)
    refused = commands.refuse(now(one), by=desk.tuan, at=on(5, 15))
    assert running(one)["D118.1"].due_at == on(6, 8) and refused.extensions == 0
    assert refused not in Measure.objects.expired(on(6, 7)).all(), "custody lasts as long as it did before"
    assert refused in Measure.objects.expired(on(6, 8)).all()
    assert total(verbs.OVERDUE, on(6).date(), limit="D118.1") == 1


def test_it_tells_the_family_of_a_detention_without_a_clock(desk: Desk) -> None:
    one = taken(desk, "detention")
    assert not Clock.objects.of_measure(one).of_limits("D116").exists()
    told = commands.tell_family(one, by=desk.tuan, at=on(3, 10))
    with pytest.raises(CasesError):
        commands.tell_family(told, by=desk.tuan, at=on(3, 11))


def test_it_asks_and_is_refused_through_the_pages(desk: Desk, signed: Signed) -> None:
    one, client = held(desk, hours=5, kind="emergency"), signed(desk.tuan)
    assert "Không có việc gì chờ Viện kiểm sát" in board(client), "the verb says why not"
    assert client.post(act(one, "ask"), {"version": one.version, "number": "3/ĐN"}).status_code == 302
    again = body(client.post(act(one, "refuse"), {"version": one.version}))
    assert "error-summary" in again and now(one).refused_at is None, "somebody was faster"
    assert client.post(act(one, "refuse"), {"version": now(one).version}).status_code == 302
    text = board(client)
    assert "Viện kiểm sát không phê chuẩn: phải trả tự do ngay" in text and "held is-overdue" in text
    assert "không được Viện kiểm sát phê chuẩn" in body(client.get(reverse("cases:case", kwargs={"key": one.case_id})))


def test_it_gives_the_request_to_approve_a_detention(desk: Desk, signed: Signed) -> None:
    one, client = held(desk, hours=5), signed(desk.tuan)
    here = reverse("cases:custody_paper", kwargs={"key": one.pk, "form": "de-nghi-tam-giam", "ending": "pdf"})
    assert client.get(here).status_code == 404
    commands.ask_procuracy(one, by=desk.tuan, at=one.started_at + timedelta(hours=1))
    assert client.get(here).content.startswith(b"%PDF")
