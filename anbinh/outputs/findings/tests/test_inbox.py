"""The inbox: each thing once, grown when seen again, decided by a person, and back when it grows by half."""

from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from anbinh.foundation.books.commands import Paper, Refusal
from anbinh.foundation.books.models import Act
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.outputs.findings import commands, verbs
from anbinh.outputs.findings.models import Finding
from anbinh.outputs.findings.sheet import register_of
from anbinh.outputs.findings.tests.conftest import SUNDAY, Town, on
from anbinh.records.hotspots import commands as hotspots
from anbinh.records.warnings.models import PublicWarning
from conftest import Signed


def of_the_city(method: str = "F14") -> Finding:
    return Finding.objects.about("method", method).get(unit__kind="province")


def test_it_writes_what_stands_out_into_the_inbox_once(town: Town) -> None:
    town.surge()
    first = commands.look(at=on(9))
    assert first.new == first.seen > 0 and first.grown == 0
    finding = of_the_city()
    assert (finding.kind, finding.observed, finding.last_on) == ("surge", 9, SUNDAY)
    assert finding.code.startswith("PH-01/2026/")
    assert Entry.objects.about(finding).with_verb(verbs.FOUND).count() == 1
    again = commands.look(at=on(10))
    assert (again.seen, again.new, again.grown) == (first.seen, 0, 0)


def test_it_looks_at_an_empty_journal(town: Town) -> None:
    assert commands.look(at=on(9)).seen == 0


def test_it_is_the_same_finding_when_the_next_week_goes_on(town: Town) -> None:
    town.surge(count=7, week=1)
    commands.look(at=on(2))
    before = of_the_city().observed
    town.surge(count=12)
    assert commands.look(at=on(9)).grown >= 1
    assert (of_the_city().observed, of_the_city().last_on) == (12, SUNDAY)
    assert before < 12


def test_it_comes_back_when_it_has_grown_by_half_since_it_was_dismissed(town: Town) -> None:
    town.surge(count=7, week=1)
    commands.look(at=on(2))
    commands.dismiss(of_the_city(), Paper(text="Nhập sổ dồn một ngày."), by=town.thang, at=on(2))
    town.surge(count=14)
    assert commands.look(at=on(9)).back == 1
    finding = of_the_city()
    assert (finding.stage, finding.put_aside_at) == ("open", None)
    assert Act.objects.about(finding).filter(verb="grow").count() == 1
    assert Entry.objects.about(finding).with_verb(verbs.GROWN).exists()


def test_it_stays_dismissed_while_it_is_much_the_same(town: Town) -> None:
    town.surge(count=9, week=1)
    commands.look(at=on(2))
    commands.dismiss(of_the_city(), Paper(text="Đã rõ."), by=town.thang, at=on(2))
    town.surge(count=10)
    assert commands.look(at=on(9)).back == 0
    assert of_the_city().stage == "dismissed"


def test_it_asks_for_a_reason_and_takes_a_decision_back(town: Town) -> None:
    town.surge()
    commands.look(at=on(9))
    with pytest.raises(Refusal, match="lý do"):
        commands.dismiss(of_the_city(), Paper(), by=town.thang, at=on(9))
    commands.dismiss(of_the_city(), Paper(text="Đã rõ."), by=town.thang, at=on(9))
    commands.take_back(of_the_city(), reason="Nhầm", by=town.thang, at=on(9, 10))
    assert of_the_city().stage == "open"


def test_it_is_linked_to_a_hot_spot(town: Town) -> None:
    town.surge()
    commands.look(at=on(9))
    spot = hotspots.open_spot(
        unit=town.phuc_loc,
        name="Bãi đất trống",
        kind="theft",
        finding="signal",
        about="Trộm xe.",
        on=on(9).date(),
        by=town.thang,
        at=on(9),
    )
    commands.link(of_the_city(), spot=spot, by=town.thang, at=on(9))
    assert (of_the_city().stage, of_the_city().spot) == ("linked", spot)
    commands.reopen(of_the_city(), by=town.thang, at=on(9, 10))
    assert (of_the_city().stage, of_the_city().spot) == ("open", None)


def test_it_becomes_a_draft_that_somebody_else_must_approve(town: Town) -> None:
    town.surge()
    commands.look(at=on(9))
    commands.warn(of_the_city(), title="Giả danh công an", happens="Gọi điện đe dọa.", by=town.thang, at=on(9))
    drafted = PublicWarning.objects.get(code=of_the_city().warning)
    assert (of_the_city().stage, drafted.stage, drafted.method) == ("warned", "draft", "F14")


def test_it_drafts_no_warning_about_a_line(town: Town) -> None:
    town.surge()
    commands.look(at=on(9))
    line = Finding.objects.filter(theme="line").first()
    assert line is not None
    with pytest.raises(Refusal, match="thủ đoạn"):
        commands.warn(line, title="x", happens="y", by=town.thang, at=on(9))


def test_it_refuses_whoever_may_not_decide(town: Town) -> None:
    town.surge()
    commands.look(at=on(9))
    with pytest.raises(Refusal):
        commands.watch(of_the_city(), by=town.lan, at=on(9))


def test_the_inbox_shows_what_lies_within_reach(town: Town, signed: Signed) -> None:
    town.surge()
    commands.look(at=on(9))
    everything = signed(town.thang).get(reverse("findings:index")).content.decode()
    assert everything.count("Giả danh") >= 1 and "Nhìn ngay" in everything
    mine = signed(town.lan).get(reverse("findings:index"))
    assert mine.status_code == HTTPStatus.OK and "Nhìn ngay" not in mine.content.decode()
    far = reverse("findings:record", kwargs={"key": of_the_city().pk})
    assert signed(town.lan).get(far).status_code == HTTPStatus.NOT_FOUND


def test_the_page_draws_the_weeks_and_opens_to_the_reports(town: Town, signed: Signed) -> None:
    town.surge()
    commands.look(at=on(9))
    shown = signed(town.thang).get(reverse("findings:record", kwargs={"key": of_the_city().pk})).content.decode()
    assert "<svg" in shown and "Tin báo theo tuần" in shown and "phuong-thuc" not in shown
    asked = parse_qs(urlsplit(register_of(of_the_city())).query)
    assert asked["method"] == ["F14"] and asked["from"] == ["2026-03-02"] and asked["to"] == ["2026-03-08"]
    assert signed(town.thang).get(register_of(of_the_city())).status_code == HTTPStatus.OK


def test_a_refused_decision_keeps_what_was_typed(town: Town, signed: Signed) -> None:
    town.surge()
    commands.look(at=on(9))
    finding = of_the_city()
    address = reverse("findings:step", kwargs={"key": finding.pk, "slug": "tu-diem"})
    answer = signed(town.thang).post(address, {"version": finding.version, "spot": "TĐ-0/0", "text": "Cùng chỗ."})
    shown = answer.content.decode()
    assert answer.status_code == HTTPStatus.OK and "Cùng chỗ." in shown and "Không có tụ điểm nào mang số này" in shown


def test_looking_now_says_what_was_found(town: Town, signed: Signed) -> None:
    answer = signed(town.thang).post(reverse("findings:look"), follow=True)
    assert "Đã nhìn: 0 phát hiện mới." in answer.content.decode()
    assert signed(town.lan).post(reverse("findings:look")).status_code == HTTPStatus.FORBIDDEN


def test_the_list_goes_out_as_a_file_and_the_journal_keeps_who_took_it(town: Town, signed: Signed) -> None:
    town.surge()
    commands.look(at=on(9))
    file = signed(town.thang).get(reverse("findings:index"), {"format": "csv"})
    assert "Giả danh" in file.content.decode("utf-8-sig")
    assert Entry.objects.with_verb("books.list.taken_out").get().dimensions["book"] == "findings"


def test_the_situation_names_what_is_new_and_what_rises(town: Town, signed: Signed) -> None:
    town.surge()
    town.reports([SUNDAY] * 3, method="F02", unit=Unit.objects.coded("00004").on(SUNDAY).get())
    shown = signed(town.thang).get(reverse("findings:situation"), {"ky": "2026-Q1"}).content.decode()
    assert "Xuất hiện phương thức, thủ đoạn mới" in shown and "deepfake" in shown
    refused = signed(town.thang).get(reverse("findings:situation"), {"ky": "2026-Q9"})
    assert refused.status_code == HTTPStatus.OK and "2026-Q9" in refused.content.decode()


def test_the_situation_of_a_time_before_the_books_is_empty(town: Town, signed: Signed) -> None:
    shown = signed(town.thang).get(reverse("findings:situation"), {"ky": "2010"})
    assert shown.status_code == HTTPStatus.OK and "Dự thảo cho báo cáo" not in shown.content.decode()
