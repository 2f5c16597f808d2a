"""The life of a case, with the figures it feeds."""

from datetime import date, timedelta

import pytest

from anbinh.foundation.journal.models import Entry
from anbinh.records.cases import commands, verbs
from anbinh.records.cases.commands import CasesError, Outcome, Overtaken
from anbinh.records.cases.models import Case, Clock
from anbinh.records.cases.tests.conftest import Desk, fresh, on
from anbinh.records.intake import commands as intake
from anbinh.records.intake.commands import Draft
from anbinh.records.intake.models import Report


def total(verb: str, last: date | None = None, **dimensions: str) -> int:
    entries = Entry.objects.with_verb(verb).occurred(None, last)
    return sum(e.quantity for e in entries if all(e.dimensions.get(k) == v for k, v in dimensions.items()))


def test_it_opens_a_case_with_its_class_its_line_and_its_time(desk: Desk) -> None:
    case = desk.opened()
    assert (case.code, case.severity, case.line) == ("VA-0001/2026/CATP-PC02", "RNT", "TTXH")
    assert Clock.objects.of_case(case).get().limit == "D172" and case.due_at == on(3, 0, month=7)
    assert total(verbs.OCCURRED, severity="RNT", origin="direct") == total(verbs.PENDING) == 1


def test_it_opens_a_case_from_a_report_once_prosecution_is_decided(desk: Desk) -> None:
    draft = Draft(
        unit=desk.city_police,
        kind="report",
        channel="phone",
        received_at=on(1),
        summary="Báo có vụ cướp.",
        anonymous=True,
    )
    report = intake.receive(draft, by=desk.tuan, at=on(1, 9)).report
    with pytest.raises(CasesError):
        desk.opened(report=report)
    intake.classify(report, kind="report", article="168", clause="2", by=desk.tuan, at=on(1, 10))
    intake.assign(Report.objects.get(pk=report.pk), officer=desk.tuan, by=desk.thang, at=on(1, 11))
    decided = Report.objects.get(pk=report.pk)
    intake.decide(decided, outcome="prosecuted", by=desk.tuan, at=on(2, 7))
    case = desk.opened(report=Report.objects.get(pk=report.pk))
    assert total(verbs.OCCURRED, origin="report") == 1 and case.report == report
    with pytest.raises(CasesError):
        desk.opened(report=Report.objects.get(pk=report.pk))


def test_it_counts_a_cleared_case_once(desk: Desk) -> None:
    case = desk.opened()
    commands.clear(case, text="Đã khởi tố hai bị can.", by=desk.tuan, at=on(9))
    commands.charge(fresh(case), count=2, by=desk.tuan, at=on(9, 9))
    assert total(verbs.CLEARED, era="this_year") == 1 and total(verbs.CHARGED) == 2
    with pytest.raises(CasesError):
        commands.clear(fresh(case), by=desk.tuan, at=on(10))


def test_it_shows_apart_a_case_of_an_earlier_year_cleared_now(desk: Desk) -> None:
    opened = on(2).replace(year=2025)
    case = desk.opened(opened_at=opened)
    commands.clear(case, by=desk.tuan, at=on(9))
    assert total(verbs.CLEARED, era="earlier") == 1


def test_it_restates_a_case_whose_class_changed_and_counts_its_time_anew(desk: Desk) -> None:
    case = desk.opened()
    commands.correct(case, values={"clause": "1"}, reason="Khoản 1.", by=desk.tuan, at=on(10))
    assert fresh(case).severity == "RNT"
    commands.correct(fresh(case), values={"clause": "4"}, reason="Khoản 4.", by=desk.tuan, at=on(11))
    assert total(verbs.OCCURRED, severity="ĐBNT") == 1 and total(verbs.OCCURRED, severity="RNT") == 0
    commands.correct(fresh(case), values={"article": "173", "clause": "1"}, reason="Trộm cắp.", by=desk.tuan, at=on(12))
    assert fresh(case).due_at == on(5, 0, month=5)  # two months end on 2 May, a rest day: Monday the 4th
    assert total(verbs.OCCURRED, offence="173") == 1


def test_it_extends_the_time_as_often_as_the_class_allows(desk: Desk) -> None:
    case = desk.opened(article="173", clause="1")
    commands.extend(case, text="VKS gia hạn.", by=desk.tuan, at=on(20, month=4))
    due = fresh(case).due_at
    assert due is not None and due > on(1, month=7)
    with pytest.raises(CasesError):
        commands.extend(fresh(case), text="Lần nữa.", by=desk.tuan, at=on(20, month=6))


def test_it_suspends_resumes_and_closes(desk: Desk) -> None:
    case = desk.opened()
    with pytest.raises(CasesError, match="229"):
        commands.suspend(case, ground="148.1a", text="x", by=desk.tuan, at=on(10))
    commands.suspend(fresh(case), ground="229.1c", text="Chờ giám định.", by=desk.tuan, at=on(10))
    assert total(verbs.PENDING) == 0 and total(verbs.SUSPENDED) == 1
    commands.resume(fresh(case), text="Có kết luận.", by=desk.tuan, at=on(20))
    commands.close(fresh(case), outcome="prosecution_proposed", by=desk.tuan, at=on(25))
    assert fresh(case).stage == "closed" and total(verbs.PENDING) == 0 and total(verbs.CLOSED) == 1
    assert total(verbs.LIMIT_OVERDUE, date(2027, 1, 1)) == 0


def test_it_moves_to_another_unit_with_its_clock(desk: Desk) -> None:
    case = desk.opened()
    commands.transfer(case, to=desk.economic_police, text="Đúng hệ.", by=desk.tuan, at=on(5))
    assert fresh(case).holder == desk.economic_police and fresh(case).due_at == case.due_at
    assert total(verbs.TRANSFERRED, destination="inside") == total(verbs.ARRIVED) == 1
    assert total(verbs.OCCURRED) == 1 and total(verbs.PENDING) == 1


@pytest.mark.parametrize("step", ["clear", "suspend", "close", "correct"])
def test_it_takes_the_last_step_back(desk: Desk, step: str) -> None:
    case = desk.opened()
    before = fresh(case)
    steps = {
        "clear": lambda: commands.clear(before, by=desk.tuan, at=on(9)),
        "suspend": lambda: commands.suspend(before, ground="229.1a", text="Chưa rõ.", by=desk.tuan, at=on(9)),
        "close": lambda: commands.close(before, outcome="discontinued", by=desk.tuan, at=on(9)),
        "correct": lambda: commands.correct(before, values={"clause": "4"}, reason="Sai.", by=desk.tuan, at=on(9)),
    }
    steps[step]()
    commands.take_back(fresh(case), reason="Ghi nhầm.", by=desk.tuan, at=on(10))
    after = fresh(case)
    same = ("stage", "cleared_at", "outcome", "due_at", "severity", "closed_at")
    original = Case.objects.get(pk=case.pk)
    assert [getattr(after, name) for name in same] == [getattr(case, name) for name in same], original
    assert total(verbs.PENDING) == 1 and total(verbs.CLEARED) == 0 and total(verbs.OCCURRED, severity="RNT") == 1


def test_it_loads_cases_of_an_old_book_with_how_they_went_on(desk: Desk) -> None:
    past = Outcome(cleared_at=on(9), suspects=3, groups=1, closed_at=on(1, month=8), outcome="prosecution_proposed")
    openings = [desk.opening(past=past, marks=frozenset({"organised"})), desk.opening(opened_at=on(3))]
    commands.open_many(openings, by=None, at=on(1, month=9))
    assert total(verbs.OCCURRED) == 2 and total(verbs.CLEARED, organised="yes") == 1
    assert total(verbs.CHARGED) == 3 and total(verbs.GROUP) == 1 and total(verbs.PENDING) == 1
    # The first was closed beyond its four months: overdue from the day its time ran out to the day it closed.
    assert total(verbs.LIMIT_OVERDUE, on(15, month=7).date()) == 2
    assert total(verbs.LIMIT_OVERDUE, on(1, month=8).date()) == 1


def test_it_refuses_whoever_may_not_and_whoever_is_late(desk: Desk) -> None:
    case = desk.opened()
    with pytest.raises(CasesError):
        commands.clear(case, by=desk.lan, at=on(9))
    stale = fresh(case)
    commands.note(case, text="Đã lấy lời khai.", by=desk.tuan, at=on(9))
    with pytest.raises(Overtaken, match="Phạm Minh Tuấn"):
        commands.clear(stale, by=desk.thang, at=on(9) + timedelta(hours=1))
