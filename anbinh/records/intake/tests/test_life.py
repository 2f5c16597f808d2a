"""The life of a report from reception to decision, with the figures it feeds at each step."""

from datetime import date, timedelta

import pytest

from anbinh.foundation.journal.models import Entry
from anbinh.records.intake import commands, verbs
from anbinh.records.intake.commands import IntakeError, Overtaken
from anbinh.records.intake.models import Act, Clock, Report, Stay
from anbinh.records.intake.tests.conftest import Desk, Fresh, on


def total(verb: str, last: date | None = None, **dimensions: str) -> int:
    entries = Entry.objects.with_verb(verb).occurred(None, last)
    return sum(e.quantity for e in entries if all(e.dimensions.get(k) == v for k, v in dimensions.items()))


def running(report: Report) -> set[str]:
    return {clock.limit for clock in Clock.objects.of_report(report).running()}


def assigned(desk: Desk, report: Report) -> Report:
    """Classified on the day of receipt, assigned the next."""
    commands.classify(report, kind="denunciation", article="174", clause="1", method="F14", by=desk.tuan, at=on(2, 10))
    report.refresh_from_db()
    commands.assign(report, officer=desk.tuan, number="12/QĐ-PC", by=desk.thang, at=on(3))
    report.refresh_from_db()
    return report


def test_it_receives_a_report_with_its_clocks_and_its_number(desk: Desk) -> None:
    report = desk.received()
    assert report.code == "0001/2026/CA-09739"
    assert running(report) == {"D147.1", "classify_h", "commune_transfer_h"}
    assert report.due_at == on(24, 0)  # 20 days from 2 March end on Sunday the 22nd, so on Monday at 24:00
    assert total(verbs.RECEIVED) == total(verbs.PENDING) == 1


def test_it_numbers_reports_of_a_unit_and_year_without_a_gap(desk: Desk) -> None:
    codes = [desk.received().code for _ in range(3)]
    assert codes == [f"000{n}/2026/CA-09739" for n in (1, 2, 3)]


def test_it_follows_a_report_to_a_decision_in_time(desk: Desk, fresh: Fresh) -> None:
    report = assigned(desk, desk.at_city())
    assert report.severity and report.line == "TTXH"
    commands.tell_procuracy(report, by=desk.tuan, at=on(4))
    commands.verify(fresh(report), text="Đã làm việc với người báo tin.", by=desk.tuan, at=on(6))
    commands.decide(
        fresh(report), outcome="not_prosecuted", ground="157.2", text="Không cấu thành.", by=desk.tuan, at=on(16)
    )
    report = fresh(report)
    assert report.stage == "decided" and report.due_at is None
    assert running(report) == {"D158.1", "notify_wd"}
    assert total(verbs.DECIDED, outcome="not_prosecuted", in_time="yes") == 1
    assert total(verbs.PENDING) == 0
    commands.send_decision(report, by=desk.tuan, at=on(17, 7))
    commands.tell_reporter(fresh(report), text="Kết quả giải quyết …", by=desk.tuan, at=on(17))
    assert running(report) == set()
    assert total(verbs.OVERDUE, date(2026, 12, 31)) == 0
    assert total(verbs.MET, in_time="no") == 0


def test_it_counts_as_overdue_from_the_day_the_time_ran_out_until_it_was_decided(desk: Desk, fresh: Fresh) -> None:
    report = assigned(desk, desk.at_city())
    due = report.due_at
    assert due is not None
    day = due.astimezone(on(1).tzinfo).date()
    commands.decide(fresh(report), outcome="administrative", text="Xử phạt.", by=desk.tuan, at=due + timedelta(days=5))
    limit = {"limit": "D147.1"}
    assert total(verbs.OVERDUE, day - timedelta(days=1), **limit) == 0
    assert total(verbs.OVERDUE, day, **limit) == 1
    assert total(verbs.OVERDUE, day + timedelta(days=4), **limit) == 1
    assert total(verbs.OVERDUE, day + timedelta(days=5), **limit) == 0
    assert total(verbs.DECIDED, in_time="no") == 1


def test_it_suspends_only_when_the_time_has_run_out(desk: Desk, fresh: Fresh) -> None:
    report = assigned(desk, desk.at_city())
    with pytest.raises(IntakeError, match="148"):
        commands.suspend(report, ground="148.1a", text="Chờ giám định.", by=desk.tuan, at=on(10))
    due = report.due_at
    assert due is not None
    commands.suspend(fresh(report), ground="148.1a", text="Chờ giám định.", by=desk.tuan, at=due - timedelta(hours=3))
    report = fresh(report)
    assert report.stage == "suspended" and total(verbs.PENDING) == 0 and total(verbs.SUSPENDED, in_time="yes") == 1
    assert "D148.2a" in running(report)
    commands.resume(report, text="Có kết luận giám định.", by=desk.tuan, at=on(20, month=5))
    report = fresh(report)
    assert report.stage == "assigned" and total(verbs.PENDING) == 1 and total(verbs.RESUMED, cause="resumed") == 1
    assert {"D149.1", "D149.2"} <= running(report)


def test_it_lengthens_once_by_the_head_and_once_by_the_procuracy(desk: Desk, fresh: Fresh) -> None:
    report = assigned(desk, desk.at_city())
    with pytest.raises(IntakeError):
        commands.ask_extension(report, text="Phức tạp.", by=desk.tuan, at=on(10))
    commands.prolong(fresh(report), text="Nhiều tình tiết phức tạp.", by=desk.tuan, at=on(10))
    report = fresh(report)
    assert report.due_at == on(5, 0, month=5)  # two months from 2 March end on 2 May, a Saturday after the holidays
    commands.ask_extension(report, text="Chờ sao kê.", by=desk.tuan, at=on(20, month=4))
    commands.answer_extension(fresh(report), granted=True, number="3/QĐ", by=desk.tuan, at=on(24, month=4))
    report = fresh(report)
    assert report.due_at is not None and report.due_at > on(1, month=7)
    with pytest.raises(IntakeError):
        commands.ask_extension(report, text="Lần nữa.", by=desk.tuan, at=on(10, month=6))


def test_it_moves_to_the_unit_that_accepts_and_stays_with_the_sender_until_then(desk: Desk, fresh: Fresh) -> None:
    report = desk.received()
    commands.transfer(report, to=desk.city_police, text="Có dấu hiệu tội phạm.", by=desk.lan, at=on(2, 11))
    report = fresh(report)
    assert report.holder == desk.commune and "commune_transfer_h" not in running(report)
    with pytest.raises(IntakeError):
        commands.transfer(report, to=desk.other_commune, text="Nhầm.", by=desk.lan, at=on(2, 12))
    commands.accept(report, unit=desk.city_police, by=desk.tuan, at=on(3))
    report = fresh(report)
    assert report.holder == desk.city_police
    assert {"D147.1", "D146.5", "assign_wd"} <= running(report)
    assert total(verbs.RECEIVED, arrival="new") == 1 and total(verbs.RECEIVED, arrival="transfer") == 1
    assert total(verbs.TRANSFERRED, destination="inside") == 1
    pending = {e.unit_id: 0 for e in Entry.objects.with_verb(verbs.PENDING)}
    for entry in Entry.objects.with_verb(verbs.PENDING):
        pending[entry.unit_id] += entry.quantity
    assert pending == {desk.commune.pk: 0, desk.city_police.pk: 1}


def test_it_comes_back_when_the_other_unit_returns_it(desk: Desk, fresh: Fresh) -> None:
    report = desk.received()
    commands.transfer(report, to=desk.city_police, text="Chuyển.", by=desk.lan, at=on(2, 11))
    with pytest.raises(IntakeError):
        commands.return_(fresh(report), unit=desk.city_police, text=" ", by=desk.tuan, at=on(3))
    commands.return_(fresh(report), unit=desk.city_police, text="Thuộc thẩm quyền cấp xã.", by=desk.tuan, at=on(3))
    assert fresh(report).holder == desk.commune
    assert total(verbs.TRANSFERRED) == 0


def test_it_leaves_the_stock_when_a_body_outside_takes_it(desk: Desk, fresh: Fresh) -> None:
    report = desk.received()
    commands.transfer(report, body="Công an tỉnh Hưng Yên", text="Xảy ra tại Hưng Yên.", by=desk.lan, at=on(2, 11))
    assert fresh(report).stage == "transferred" and total(verbs.PENDING) == 0
    assert total(verbs.TRANSFERRED, destination="outside") == 1
    assert total(verbs.OVERDUE, date(2027, 1, 1)) == 0
    assert Stay.objects.last_of(report).destination == "outside"


def test_it_restates_the_figures_of_a_report_corrected_after_it_was_counted(desk: Desk, fresh: Fresh) -> None:
    report = assigned(desk, desk.at_city())
    commands.decide(fresh(report), outcome="prosecuted", text="Khởi tố.", by=desk.tuan, at=on(16))
    commands.correct(
        fresh(report), values={"article": "290", "clause": "1"}, reason="Đúng là Điều 290.", by=desk.tuan, at=on(18)
    )
    assert total(verbs.DECIDED, offence="290") == 1 and total(verbs.DECIDED, offence="174") == 0
    assert total(verbs.RECEIVED, line="CNC") == 1
    assert Entry.objects.with_verb(verbs.DECIDED).filter(reverses__isnull=False).count() == 1


@pytest.mark.parametrize("step", ["classify", "assign", "decide"])
def test_it_takes_the_last_step_back_as_if_it_never_was(desk: Desk, fresh: Fresh, step: str) -> None:
    report = desk.at_city()
    before = fresh(report)
    commands.classify(report, kind="report", article="173", clause="1", by=desk.tuan, at=on(2, 10))
    if step != "classify":
        before = fresh(report)
        commands.assign(fresh(report), officer=desk.tuan, by=desk.thang, at=on(3))
    if step == "decide":
        before = fresh(report)
        commands.decide(fresh(report), outcome="prosecuted", text="Khởi tố.", by=desk.tuan, at=on(16))
    if step == "assign":  # who may not do a step may not undo it either
        with pytest.raises(IntakeError):
            commands.take_back(fresh(report), reason="Ghi nhầm hồ sơ.", by=desk.tuan, at=on(17))
    commands.take_back(fresh(report), reason="Ghi nhầm hồ sơ.", by=desk.thang, at=on(17))
    after = fresh(report)
    same = ("stage", "officer_id", "outcome", "due_at", "kind", "article", "severity", "line", "closed_at")
    assert [getattr(after, name) for name in same] == [getattr(before, name) for name in same]
    assert total(verbs.PENDING) == 1 and total(verbs.DECIDED) == 0
    assert Act.objects.of_report(report).with_verb(step).get().taken_back_at == on(17)


def test_it_counts_a_merged_duplicate_no_more(desk: Desk, fresh: Fresh) -> None:
    first = desk.received()
    second = desk.received(received_at=on(3), summary="Cùng vụ việc giả danh công an, mất 45 triệu đồng.")
    commands.merge(second, into=fresh(first), text="Cùng một vụ.", by=desk.lan, at=on(3, 10))
    assert fresh(second).stage == "merged" and fresh(second).merged_into == first
    assert total(verbs.RECEIVED) == total(verbs.PENDING) == 1
    with pytest.raises(IntakeError, match=r"merged|nhập"):
        commands.classify(fresh(second), kind="report", by=desk.lan, at=on(3, 11))


def test_it_tells_the_second_officer_what_the_first_did(desk: Desk) -> None:
    report = desk.at_city()
    seen_by_thang = Report.objects.get(pk=report.pk)
    commands.classify(report, kind="report", by=desk.tuan, at=on(2, 10))
    with pytest.raises(Overtaken, match="Phạm Minh Tuấn"):
        commands.classify(seen_by_thang, kind="denunciation", by=desk.thang, at=on(2, 11))


def test_it_lets_only_posts_with_reach_act(desk: Desk) -> None:
    report = desk.received(unit=desk.commune)
    with pytest.raises(IntakeError, match=r"allow|cho phép"):
        commands.decide(report, outcome="administrative", by=desk.lan, at=on(3))
    elsewhere = commands.receive(desk.draft(unit=desk.other_commune), by=desk.thang, at=on(2, 9)).report
    with pytest.raises(IntakeError):
        commands.classify(elsewhere, kind="report", by=desk.lan, at=on(2, 10))
    assert elsewhere not in Report.objects.visible_to(desk.lan, on=on(3).date())
    assert elsewhere in Report.objects.visible_to(desk.hong, on=on(3).date())


def test_it_annuls_a_decision_and_counts_the_report_again(desk: Desk, fresh: Fresh) -> None:
    report = assigned(desk, desk.at_city())
    commands.decide(fresh(report), outcome="not_prosecuted", ground="157.1", by=desk.tuan, at=on(16))
    commands.reopen(fresh(report), text="QĐ hủy số 4.", by=desk.tuan, at=on(25))
    assert total(verbs.PENDING) == 1 and total(verbs.RESUMED, cause="annulled") == 1
    assert fresh(report).due_at is not None
