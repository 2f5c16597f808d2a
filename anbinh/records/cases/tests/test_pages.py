"""The pages of cases: the book, the case, each verb; done, refused with a sentence, given back when wrong."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from anbinh.foundation.accounts.models import Person
from anbinh.records.cases import commands
from anbinh.records.cases.models import Act, Case, Measure
from anbinh.records.cases.tests.conftest import Desk, fresh, now
from anbinh.records.intake import commands as intake
from anbinh.records.intake.commands import Draft
from anbinh.records.intake.models import Report
from conftest import Signed

NOW = timezone.now()


def recent(desk: Desk, *, days: float = 10, **changed: Any) -> Case:
    return desk.opened(opened_at=NOW - timedelta(days=days), **changed)


def page(case: Case, verb: str) -> str:
    return reverse("cases:act", kwargs={"key": case.pk, "verb": verb})


def body(answer: Any) -> str:
    assert answer.status_code == 200
    return str(answer.content.decode())


def decided(desk: Desk) -> Report:
    draft = Draft(
        unit=desk.city_police,
        kind="report",
        channel="phone",
        received_at=NOW - timedelta(days=3),
        anonymous=True,
        summary="Báo có vụ cướp giật.",
        damage=4_500_000,
    )
    report = intake.receive(draft, by=desk.tuan, at=NOW - timedelta(days=3)).report
    early = NOW - timedelta(days=2)

    def current() -> Report:
        return Report.objects.get(pk=report.pk)

    intake.classify(current(), kind="report", article="171", clause="1", by=desk.tuan, at=early)
    intake.assign(current(), officer=desk.tuan, by=desk.thang, at=early)
    intake.decide(current(), outcome="prosecuted", by=desk.tuan, at=NOW - timedelta(days=1))
    return current()


DONE: list[tuple[str, dict[str, Any]]] = [
    ("clear", {"text": "Bắt quả tang."}),
    ("charge", {"count": "2"}),
    ("dismantle", {"count": "1"}),
    ("extend", {"text": "VKS gia hạn."}),
    ("suspend", {"ground": "229.1c", "text": "Chờ giám định."}),
    ("close", {"outcome": "prosecution_proposed"}),
    ("transfer", {"to": "CATP-PC03", "text": "Đúng hệ."}),
    ("transfer", {"body": "Công an tỉnh Hưng Yên", "text": "Xảy ra ở Hưng Yên."}),
    ("correct", {"offence": "173.1", "summary": "Trộm cắp tài sản.", "reason": "Sai tội danh.", "marks": ["weapon"]}),
    ("note", {"text": "Đã lấy lời khai."}),
]
WRONG: list[tuple[str, dict[str, Any]]] = [
    ("charge", {"count": "0"}),
    ("extend", {"text": ""}),
    ("suspend", {"ground": "148.1a", "text": "Sai căn cứ."}),
    ("suspend", {"ground": "229.1c", "text": "Chờ.", "clock": "27:80"}),
    ("close", {"outcome": "pardoned"}),
    ("transfer", {"text": "Không ghi nơi đến."}),
    ("transfer", {"to": "CATP-PC03", "body": "Nơi khác", "text": "Cả hai."}),
    ("correct", {"offence": "999.9", "summary": "x", "reason": "y"}),
    ("note", {"text": ""}),
    ("take_back", {"reason": "Không có gì để hoàn tác."}),
]


@pytest.mark.parametrize(("verb", "given"), DONE, ids=lambda value: value if isinstance(value, str) else "")
def test_it_does_a_verb_and_leads_back(desk: Desk, signed: Signed, verb: str, given: dict[str, Any]) -> None:
    case = recent(desk)
    answer = signed(desk.thang).post(page(case, verb), {"version": case.version, **given})
    assert answer.status_code == 302, answer.content.decode()[:3000]
    assert Act.objects.of_case(case).standing().with_verb(verb).count() == 1


@pytest.mark.parametrize(("verb", "given"), WRONG, ids=lambda value: value if isinstance(value, str) else "")
def test_it_gives_back_what_is_wrong(desk: Desk, signed: Signed, verb: str, given: dict[str, Any]) -> None:
    case = recent(desk)
    text = body(signed(desk.tuan).post(page(case, verb), {"version": case.version, **given}))
    assert "error-summary" in text and fresh(case).version == case.version


def test_it_says_why_not_instead_of_asking(desk: Desk, signed: Signed) -> None:
    case = recent(desk)
    assert "<textarea" not in body(signed(desk.tuan).get(page(case, "resume")))
    commands.suspend(case, ground="229.1c", text="Chờ.", by=desk.tuan, at=NOW)
    assert "<textarea" in body(signed(desk.tuan).get(page(case, "resume")))


def test_it_keeps_what_was_typed_when_somebody_was_faster(desk: Desk, signed: Signed) -> None:
    case = recent(desk)
    seen = case.version
    commands.note(case, text="Đã lấy lời khai.", by=desk.thang, at=NOW)
    client, typed = signed(desk.tuan), {"version": str(seen), "text": "Bắt quả tang tại chợ."}
    text = body(client.post(page(case, "clear"), typed))
    assert "Nguyễn Đức Thắng" in text and typed["text"] in text
    assert f'value="{fresh(case).version}"' in text and fresh(case).cleared_at is None
    assert client.post(page(case, "clear"), {**typed, "version": fresh(case).version}).status_code == 302


def test_it_offers_to_undo_what_was_done(desk: Desk, signed: Signed) -> None:
    case = recent(desk)
    client = signed(desk.tuan)
    told = body(client.post(page(case, "clear"), {"version": case.version}, follow=True))
    assert page(case, "take_back") in told
    given = {"version": fresh(case).version, "reason": "Ghi nhầm."}
    assert client.post(page(case, "take_back"), given).status_code == 302
    assert fresh(case).cleared_at is None


def test_it_shows_nothing_beyond_reach_and_no_verb_to_who_only_reads(desk: Desk, signed: Signed) -> None:
    case = recent(desk)
    here = reverse("cases:case", kwargs={"key": case.pk})
    assert signed(desk.lan).get(here).status_code == 404
    assert signed(desk.lan).get(page(case, "clear")).status_code == 404
    inspector = Person.objects.named("bui.thi.hong").get()
    assert page(case, "clear") not in body(signed(inspector).get(here))
    assert signed(inspector).get(reverse("cases:open")).status_code == 403


def test_it_opens_a_case_from_a_report_and_links_both(desk: Desk, signed: Signed) -> None:
    report, client = decided(desk), signed(desk.tuan)
    address = f"{reverse('cases:open')}?report={report.pk}"
    there = reverse("intake:report", kwargs={"key": report.pk})
    assert address in body(client.get(there))
    assert "Báo có vụ cướp giật." in body(client.get(address))
    given = {"unit": "CATP-PC02", "offence": "171.1", "form": "completed", "summary": "Cướp giật.", "victims": "1"}
    case = Case.objects.get(pk=client.post(address, given)["Location"].split("/")[-2])
    assert case.report == report and case.severity == "NT" and case.line == "TTXH"
    here = reverse("cases:case", kwargs={"key": case.pk})
    assert here in body(client.get(there)) and there in body(client.get(here))
    assert client.get(address)["Location"] == here


def test_it_opens_a_case_directly_and_asks_for_the_clause(desk: Desk, signed: Signed) -> None:
    given = {"unit": "CATP-PC02", "offence": "168", "form": "completed", "summary": "Cướp.", "marks": ["weapon"]}
    client = signed(desk.tuan)
    assert "error-summary" in body(client.post(reverse("cases:open"), given))
    client.post(reverse("cases:open"), {**given, "offence": "168.2"})
    assert Case.objects.get().weapon


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({}, 2),
        ({"q": "trom cap"}, 1),
        ({"stage": "suspended"}, 1),
        ({"line": "TTXH"}, 2),
        ({"severity": "RNT"}, 1),
        ({"offence": "173"}, 1),
        ({"mark": "weapon"}, 1),
        ({"cleared": "yes"}, 1),
        ({"cleared": "no"}, 1),
        ({"state": "overdue"}, 1),
        ({"state": "held"}, 1),
        ({"unit": "CATP-PC02"}, 2),
        ({"unit": "X"}, 2),
    ],
)
def test_it_finds_cases_and_gives_them_as_a_file(desk: Desk, signed: Signed, query: Any, count: int) -> None:
    first = recent(desk, days=200, marks=frozenset({"weapon"}))
    commands.clear(first, by=desk.tuan, at=NOW)
    held = NOW - timedelta(hours=2)
    commands.hold(first, initials="T.B.", kind="custody", started_at=held, by=desk.tuan, at=NOW)
    second = recent(desk, article="173", clause="1", summary="Trộm cắp xe máy.")
    commands.suspend(second, ground="229.1c", text="Chờ.", by=desk.tuan, at=NOW)
    client, here = signed(desk.thang), reverse("cases:index")
    assert client.get(here, {**query, "format": "json"}).json()["count"] == count
    assert client.get(here, query).status_code == client.get(here, {**query, "format": "xlsx"}).status_code == 200


def test_it_costs_the_same_for_one_case_and_for_many(desk: Desk, signed: Signed) -> None:
    client = signed(desk.thang)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("cases:index"))
        return len(asked)

    recent(desk)
    first = cost()
    for _ in range(4):
        recent(desk)
    assert cost() == first <= 30


def test_it_shows_the_history_with_what_was_struck(desk: Desk, signed: Signed) -> None:
    case = recent(desk)
    commands.correct(case, values={"clause": "4"}, reason="Sai khoản.", by=desk.tuan, at=NOW)
    commands.take_back(fresh(case), reason="Ghi nhầm.", by=desk.tuan, at=NOW)
    held = commands.hold(case, initials="T.B.", kind="arrest", started_at=NOW, by=desk.tuan, at=NOW)
    commands.end(now(held), by=desk.tuan, at=NOW)
    text = body(signed(desk.tuan).get(reverse("cases:case", kwargs={"key": case.pk})))
    assert "<s>Đã sửa vụ án</s>" in text and "T.B.: bị bắt" in text and "T.B.: trả tự do" in text
    assert Measure.objects.held().count() == 0
