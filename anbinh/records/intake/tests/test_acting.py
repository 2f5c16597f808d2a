"""Each verb on its page: done, refused with a sentence, and given back when what was typed is wrong."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from anbinh.foundation.journal.models import Entry
from anbinh.records.intake import commands, verbs
from anbinh.records.intake.models import Act, Message, Report
from anbinh.records.intake.tests.conftest import Desk, Fresh
from conftest import Signed

NOW = timezone.now()


def arrived(desk: Desk, *, days: float = 0.2, **changed: Any) -> Report:
    return desk.at_city(received_at=NOW - timedelta(days=days), **changed)


def worked_on(desk: Desk, fresh: Fresh, *, days: float = 2) -> Report:
    """Classified and in Tuấn's hands."""
    report = arrived(desk, days=days)
    early = report.received_at + timedelta(hours=1)
    commands.classify(report, kind="denunciation", article="174", clause="1", by=desk.tuan, at=early)
    commands.assign(fresh(report), officer=desk.tuan, by=desk.thang, at=early + timedelta(minutes=10))
    return fresh(report)


def page(report: Report, verb: str) -> str:
    return reverse("intake:act", kwargs={"key": report.pk, "verb": verb})


def sent(client: Client, report: Report, verb: str, **given: Any) -> Any:
    return client.post(page(report, verb), {"version": report.version, **given})


def verbs_done(report: Report) -> list[str]:
    return [act.verb for act in Act.objects.of_report(report).standing()]


# verb, what is typed, what is wrong with it
DONE: list[tuple[str, dict[str, Any]]] = [
    ("tell_procuracy", {"number": "15/TB"}),
    ("verify", {"text": "Đã làm việc với người báo tin."}),
    ("prolong", {"text": "Phải xác minh ở nhiều tỉnh."}),
    ("decide", {"outcome": "not_prosecuted", "ground": "157.2", "text": "Không cấu thành."}),
    ("decide", {"outcome": "prosecuted", "text": "Có dấu hiệu tội phạm."}),
    ("tell_reporter", {"text": "Chúng tôi đã tiếp nhận tin của ông/bà."}),
    ("transfer", {"to": "CA-00004", "text": "Thuộc thẩm quyền."}),
    ("transfer", {"body": "Công an tỉnh Hưng Yên", "text": "Xảy ra ở Hưng Yên."}),
    ("join_series", {"series": "CHUOI-1"}),
    ("take_back", {"reason": "Ghi nhầm hồ sơ."}),
]
WRONG: list[tuple[str, dict[str, Any]]] = [
    ("verify", {"text": ""}),
    ("verify", {"text": "Xong.", "clock": "27:80"}),
    ("verify", {"text": "Xong.", "day_day": "3", "day_month": "13", "day_year": "2026", "clock": "8:00"}),
    ("verify", {"text": "Xong.", "day_day": "1", "day_month": "1", "day_year": "2024", "clock": "8:00"}),
    ("prolong", {"text": ""}),
    ("decide", {"outcome": "not_prosecuted", "text": "Không."}),
    ("decide", {"outcome": "pardoned", "text": "Không."}),
    ("transfer", {"text": "Không ghi nơi đến."}),
    ("transfer", {"to": "CA-99999", "text": "Nơi đến không có."}),
    ("transfer", {"to": "CA-00004", "body": "Nơi khác", "text": "Cả hai."}),
    ("merge", {"into": "9999/2026/KHONG-CO", "text": "Trùng."}),
    ("correct", {"summary": "Nội dung khác", "kind": "denunciation", "reason": ""}),
    ("take_back", {"reason": ""}),
]
REFUSED = ["resume", "suspend", "classify", "answer_extension", "ask_extension", "withdraw", "reopen", "accept"]


@pytest.mark.parametrize(("verb", "given"), DONE, ids=lambda value: value if isinstance(value, str) else "")
def test_it_does_a_verb_and_leads_back_to_the_report(
    desk: Desk, fresh: Fresh, signed: Signed, verb: str, given: dict[str, Any]
) -> None:
    report = worked_on(desk, fresh)
    answer = sent(signed(desk.thang), report, verb, **given)
    assert answer.status_code == 302, answer.context["form"].errors
    assert answer["Location"] == reverse("intake:report", kwargs={"key": report.pk})
    last = Act.objects.of_report(report).last_made()
    assert last is not None and last.verb == verb and last.by == desk.thang
    assert fresh(report).version == report.version + 1


@pytest.mark.parametrize(("verb", "given"), WRONG, ids=lambda value: value if isinstance(value, str) else "")
def test_it_gives_a_wrong_answer_back_with_everything_typed(
    desk: Desk, fresh: Fresh, signed: Signed, verb: str, given: dict[str, Any]
) -> None:
    report = worked_on(desk, fresh)
    answer = sent(signed(desk.thang), report, verb, **given)
    assert answer.status_code == 200 and answer.context["form"].errors
    shown = answer.content.decode()
    assert all(str(value) in shown for name, value in given.items() if value and name not in {"outcome", "kind"})
    assert fresh(report).version == report.version


@pytest.mark.parametrize("verb", REFUSED)
def test_it_says_why_a_verb_is_not_lawful_instead_of_breaking(
    desk: Desk, fresh: Fresh, signed: Signed, verb: str
) -> None:
    report = worked_on(desk, fresh)
    answer = signed(desk.thang).get(page(report, verb))
    assert answer.status_code == 200 and answer.context["form"] is None
    assert answer.context["refusal"] and answer.context["refusal"] in answer.content.decode().replace("&#x27;", "'")


def test_it_classifies_by_the_name_of_an_offence_without_diacritics(desk: Desk, fresh: Fresh, signed: Signed) -> None:
    report = arrived(desk)
    given = {"kind": "denunciation", "offence": "lua dao chiem doat tai san", "method": "F14"}
    assert sent(signed(desk.tuan), report, "classify", **given).status_code == 302
    assert fresh(report).article == "174" and fresh(report).line == "TTXH"


@pytest.mark.parametrize("written", ["174.1", "174 khoản 1", "Điều 174 khoản 1", "174/1", "174k1"])
def test_it_reads_article_and_clause_as_people_write_them(
    desk: Desk, fresh: Fresh, signed: Signed, written: str
) -> None:
    report = arrived(desk)
    assert sent(signed(desk.tuan), report, "classify", kind="report", offence=written).status_code == 302
    assert (fresh(report).article, fresh(report).clause) == ("174", "1") and fresh(report).severity


@pytest.mark.parametrize("written", ["9999", "174.99", "khong co toi nay", "chiem doat"])
def test_it_refuses_an_offence_that_is_none_or_several(desk: Desk, signed: Signed, written: str) -> None:
    answer = sent(signed(desk.tuan), arrived(desk), "classify", kind="report", offence=written)
    assert "offence" in answer.context["form"].errors


def test_it_suggests_clauses_with_the_class_in_words(desk: Desk, signed: Signed) -> None:
    found = signed(desk.tuan).get(reverse("intake:offences"), {"q": "174"}).json()["units"]
    assert found[0]["code"] == "174.1" and found[0]["path"]


def test_it_assigns_somebody_of_the_holding_unit_and_shows_the_load(desk: Desk, fresh: Fresh, signed: Signed) -> None:
    worked_on(desk, fresh)
    report = arrived(desk)
    commands.classify(report, kind="report", by=desk.tuan, at=NOW - timedelta(hours=1))
    client = signed(desk.thang)
    shown = client.get(page(report, "assign")).context["form"].fields["officer"].choices
    assert [key for key, _label in shown] == [str(desk.tuan.pk)] and "1" in shown[0][1]
    assert sent(client, fresh(report), "assign", officer=desk.hong.pk).context["form"].errors
    assert sent(client, fresh(report), "assign", officer=desk.tuan.pk).status_code == 302
    assert fresh(report).officer == desk.tuan


def test_it_proposes_the_division_that_works_the_line(desk: Desk, fresh: Fresh, signed: Signed) -> None:
    report = desk.received(received_at=NOW - timedelta(hours=3), article="251", clause="1")
    answer = signed(desk.lan).get(page(report, "transfer"))
    assert answer.context["form"].initial["to"] == "CATP-PC04"


def test_it_accepts_and_returns_what_was_sent(desk: Desk, fresh: Fresh, signed: Signed) -> None:
    for verb, given in (("return", {"text": "Thuộc cấp xã."}), ("accept", {})):
        report = desk.received(received_at=NOW - timedelta(hours=3))
        commands.transfer(report, to=desk.city_police, text="Chuyển.", by=desk.lan, at=NOW - timedelta(hours=2))
        assert sent(signed(desk.tuan), fresh(report), verb, **given).status_code == 302
        assert fresh(report).holder == (desk.city_police if verb == "accept" else desk.commune)


def test_it_lets_the_other_commune_see_a_report_only_while_it_is_offered(
    desk: Desk, fresh: Fresh, signed: Signed
) -> None:
    report = commands.receive(
        desk.draft(unit=desk.other_commune, received_at=NOW - timedelta(hours=3)), by=desk.thang, at=NOW
    ).report
    client, here = signed(desk.lan), reverse("intake:report", kwargs={"key": report.pk})
    assert client.get(here).status_code == client.get(page(report, "classify")).status_code == 404
    commands.transfer(report, to=desk.commune, text="Nơi xảy ra.", by=desk.thang, at=timezone.now())
    assert client.get(here).status_code == 200
    assert client.get(page(report, "classify")).context["form"] is None
    answer = sent(client, fresh(report), "return", text="Không thuộc địa bàn.")
    assert answer["Location"] == reverse("intake:day") and client.get(here).status_code == 404


def test_it_keeps_what_the_second_officer_typed_and_tells_what_the_first_did(
    desk: Desk, fresh: Fresh, signed: Signed
) -> None:
    report = worked_on(desk, fresh)
    first, second = signed(desk.tuan), signed(desk.thang)
    seen = second.get(page(report, "verify")).context["form"].initial["version"]
    assert sent(first, report, "tell_procuracy", number="7/TB").status_code == 302
    typed = "Đã sao kê tài khoản nhận tiền."
    answer = second.post(page(report, "verify"), {"version": seen, "text": typed})
    shown = answer.content.decode()
    assert answer.status_code == 200 and "Phạm Minh Tuấn" in shown and typed in shown
    assert "verify" not in verbs_done(report)
    again = answer.context["form"]["version"].value()
    assert second.post(page(report, "verify"), {"version": again, "text": typed}).status_code == 302
    assert "verify" in verbs_done(report)


def test_it_keeps_what_was_typed_when_the_first_made_it_unlawful(desk: Desk, fresh: Fresh, signed: Signed) -> None:
    report = worked_on(desk, fresh)
    seen = report.version
    commands.decide(report, outcome="administrative", text="Xử phạt.", by=desk.tuan, at=timezone.now())
    answer = signed(desk.thang).post(page(report, "prolong"), {"version": seen, "text": "Cần thêm thời gian."})
    assert "Cần thêm thời gian." in answer.content.decode() and answer.context["form"].errors


def test_it_offers_to_undo_what_can_be_undone(desk: Desk, fresh: Fresh, signed: Signed) -> None:
    report, client = worked_on(desk, fresh), signed(desk.thang)
    sent(client, report, "tell_procuracy")
    shown = client.get(reverse("intake:report", kwargs={"key": report.pk})).content.decode()
    assert f'href="{page(report, "take_back")}"' in shown.split('class="toasts"')[1].split("</div>")[0]
    sent(client, fresh(report), "tell_reporter", text="Đã nhận.")
    shown = client.get(reverse("intake:report", kwargs={"key": report.pk})).content.decode()
    assert page(report, "take_back") not in shown.split('class="toasts"')[1].split("</div>")[0]


def test_it_says_which_step_cannot_be_undone_and_offers_undoing_to_whoever_may_do_it(
    desk: Desk, fresh: Fresh, signed: Signed
) -> None:
    report = worked_on(desk, fresh)  # assigned last, which an investigator may not do
    assert signed(desk.tuan).get(page(report, "take_back")).context["form"] is None
    assert signed(desk.thang).get(page(report, "take_back")).context["form"] is not None
    commands.tell_reporter(report, text="Đã nhận.", by=desk.tuan, at=NOW)
    assert signed(desk.thang).get(page(report, "take_back")).context["form"] is None


def test_it_lets_readers_look_and_not_act(desk: Desk, fresh: Fresh, signed: Signed) -> None:
    report, client = worked_on(desk, fresh), signed(desk.hong)
    assert client.get(reverse("intake:report", kwargs={"key": report.pk})).context["next"] is None
    assert client.get(page(report, "verify")).context["form"] is None
    answer = sent(client, report, "verify", text="Tôi không được phép.")
    assert answer.context["form"].errors and "verify" not in verbs_done(report)


def test_it_corrects_and_shows_both_the_old_and_the_new(desk: Desk, fresh: Fresh, signed: Signed) -> None:
    report, client = worked_on(desk, fresh), signed(desk.tuan)
    form = client.get(page(report, "correct")).context["form"]
    typed = {name: form.initial.get(name) or "" for name in form.fields}
    for name in ("is_complex", "urgent"):
        del typed[name]
    typed |= {"offence": "290.1", "reason": "Đúng là Điều 290."}
    answer = client.post(page(report, "correct"), typed)
    assert answer.status_code == 302, answer.context["form"].errors
    assert (fresh(report).article, fresh(report).line) == ("290", "CNC")
    shown = client.get(reverse("intake:report", kwargs={"key": report.pk})).content.decode()
    assert "<s>174</s>" in shown and "290" in shown


def test_it_writes_to_the_reporter_and_marks_what_was_read(desk: Desk, fresh: Fresh, signed: Signed) -> None:
    report, client = worked_on(desk, fresh), signed(desk.tuan)
    asked = Message.objects.create(report=report, text="Tôi nhớ thêm số điện thoại.", at=NOW)
    here = reverse("intake:report", kwargs={"key": report.pk})
    signed(desk.hong).get(here)
    asked.refresh_from_db()
    assert asked.seen_at is None
    assert "Tôi nhớ thêm số điện thoại." in client.get(here).content.decode()
    asked.refresh_from_db()
    assert asked.seen_at is not None
    write = reverse("intake:write", kwargs={"key": report.pk})
    assert client.post(write, {"text": " "}).status_code == 200
    assert client.post(write, {"text": "Xin ông/bà cho biết thêm."}).status_code == 302
    assert Message.objects.of_report(report).from_officers().get().text == "Xin ông/bà cho biết thêm."
    assert Entry.objects.about(report).with_verb(verbs.MESSAGE_SENT).count() == 1
