"""The public form without script: every page right and wrong, back and forth, sent once."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from anbinh.foundation.journal.verification import verify
from anbinh.foundation.sealing.models import Envelope
from anbinh.records.intake.models import Mention, Report
from anbinh.records.receipts.models import Sending
from anbinh.records.receipts.tests.conftest import ANSWERS, STORY, Form, on, picture

pytestmark = pytest.mark.django_db


def test_it_receives_a_report_without_a_name(form: Form) -> None:
    form.walk().send("send")
    report = Report.objects.get()
    assert (report.unit.code, report.channel, report.kind) == ("CA-09739", "online", "denunciation")
    assert report.anonymous and report.envelope is None and report.by is None
    assert report.method == "F14" and report.damage == 45_000_000 and report.place == "chợ Gạch"
    assert report.happened_words == "tối hôm qua" and report.received_at == on(3, 9)
    assert len(form.code) == 16 and verify().fault is None


def test_it_keeps_what_the_offenders_used(form: Form) -> None:
    form.walk().send("send")
    found = set(Mention.objects.values_list("kind", "value"))
    assert {("phone", "+84500000111"), ("account", "VCB:00000000123456")} <= found


def test_it_seals_a_name_and_takes_it_out_of_the_text(form: Form, keys: None) -> None:
    story = {"story": "Tôi là Đỗ Thị Mơ, số 0500000123. Kẻ lạ gọi đến."}
    form.walk(who={"who": "named"}, story=story).send("send")
    report = Report.objects.get()
    assert report.envelope is not None and not report.anonymous
    assert "Đỗ Thị Mơ" not in report.summary and "0500000123" not in report.search
    assert Envelope.objects.count() == 1


def test_it_does_not_follow_the_reporters_own_number(form: Form, keys: None) -> None:
    form.walk(who={"who": "named"}, marks={"phones": "0500000123\n0500000111"}).send("send")
    assert "+84500000123" not in set(Mention.objects.values_list("value", flat=True))


def test_it_says_that_nobody_could_open_a_name_and_goes_on_without(form: Form) -> None:
    form.walk(who={"who": "named"}).send("send")
    assert not Report.objects.exists() and "chưa lập khóa" in form.page and "Không mất gì cả" in form.page
    form.send("nameless").send("send")
    assert Report.objects.get().anonymous and form.code


def test_it_takes_files_that_waited(form: Form, keys: None) -> None:
    form.walk(until="files").send(attachments=[picture()])
    assert form.step == "check" and "anh chup.jpg" in form.page
    form.send("send")
    assert Report.objects.get().files.count() == 1


def test_it_names_a_refused_file_and_keeps_the_good_one(form: Form, keys: None) -> None:
    bad = SimpleUploadedFile("a.exe", b"MZ" + b"\0" * 200)
    form.walk(until="files").send(attachments=[picture(), bad])
    assert form.step == "files" and "a.exe" in form.page and "anh chup.jpg" in form.page
    form.send(attachments_held=[form.hidden("attachments_held")])
    assert form.step == "check"


def test_it_offers_to_go_on_without_files_that_cannot_be_sealed(form: Form) -> None:
    form.walk(until="files").send(attachments=[picture()])
    form.send("send")
    assert not Report.objects.exists() and "không kèm tệp" in form.page
    form.send("fileless").send("send")
    assert Report.objects.get().files.count() == 0


@pytest.mark.parametrize(
    ("step", "answers", "sentence"),
    [
        ("who", {"who": ""}, "Chọn một trong hai"),
        ("what", {"what": "nonsense"}, "error-summary"),
        ("story", {"story": "  "}, "một câu cũng được"),
        ("story", {"story": "x" * 15_001}, "quá dài"),
        ("when", {"exactness": ""}, "Tôi không nhớ"),
        ("when", {"exactness": "about", "about": " "}, "Ghi khoảng khi nào"),
        ("when", {"exactness": "day", "day_day": "3", "day_month": "3", "day_year": "2030"}, "tương lai"),
        ("when", {"exactness": "day", "day_day": "31", "day_month": "2", "day_year": "2026"}, "error-summary"),
        (
            "when",
            {"exactness": "day", "day_day": "1", "day_month": "3", "day_year": "2026", "clock": "25:70"},
            "Giờ này",
        ),
        ("where", {"place": "here", "commune": ""}, "Gõ tên xã, phường"),
        ("where", {"place": "here", "commune": "Atlantis"}, "không có xã, phường tên này"),
    ],
)
def test_it_says_what_is_wrong_and_loses_nothing(form: Form, step: str, answers: dict[str, str], sentence: str) -> None:
    form.walk(until=step).send(**answers)
    assert form.step == step and sentence in form.page and "error-summary" in form.page
    form.send(**ANSWERS[step]).walk_on()
    assert form.step == "check" and STORY.split(",")[0] in form.page


@pytest.mark.parametrize(
    ("field", "typed"), [("full_name", ""), ("phone", "12"), ("number", "001"), ("number", "abc"), ("consent", "")]
)
def test_it_checks_a_name_kindly(form: Form, field: str, typed: str) -> None:
    form.walk(until="contact", who={"who": "named"})
    form.send(**{**ANSWERS["contact"], field: typed})
    assert (form.step == "contact" and "has-error" in form.page and "Đỗ Thị Mơ" in form.page) or field == "full_name"


def test_it_counts_the_pages_in_words(form: Form) -> None:
    form.walk(until="story")
    assert "Bước 3 trong 7" in form.page
    form.walk(until="story", who={"who": "named"})
    assert "Bước 3 trong 8" in form.page


def test_it_goes_back_with_what_was_typed_also_when_it_is_not_good_yet(form: Form) -> None:
    form.walk(until="when").send("back", exactness="day", day_day="77")
    assert form.step == "story" and STORY in form.page
    form.send(story=STORY)
    assert form.step == "when" and 'value="77"' in form.page and "error-summary" not in form.page


def test_it_returns_to_the_check_after_a_change(form: Form) -> None:
    form.walk().send("story")
    assert form.step == "story"
    form.send(story="Chuyện khác hẳn.")
    assert form.step == "check" and "Chuyện khác hẳn." in form.page


def test_it_changes_the_language_with_everything_typed(form: Form) -> None:
    form.walk(until="story").send("en", story="Nửa câu")
    assert "Step 3 of 7" in form.page and "Nửa câu" in form.page
    assert 'value="vi" lang="vi"' in form.page and 'value="en" lang="en"' not in form.page, "and there is a way back"
    assert form.send("vi", story="Nửa câu").page.count("Bước 3 trong 7") == 1


def test_it_sends_once_however_often_it_is_pressed(form: Form) -> None:
    form.walk()
    carried = form.hidden("state")
    form.send("send")
    code = form.code
    again = form.client.post(form.url, {"state": carried, "step": "check", "go": "send"}).content.decode()
    assert Report.objects.count() == 1 and Sending.objects.count() == 1
    assert code not in again.replace(" ", "") and Report.objects.get().code in again


def test_it_does_not_send_what_is_not_complete(form: Form) -> None:
    form.walk(until="when").send("send")
    assert not Report.objects.exists() and form.step == "when"


def test_it_takes_a_page_that_lay_open_until_its_files_were_forgotten(
    form: Form, keys: None, now: Callable[[datetime], None]
) -> None:
    form.walk(until="files").send(attachments=[picture()])
    now(on(5, 9))
    form.send("send")
    assert form.step == "files" and "24 giờ" in form.page and not Report.objects.exists()
    form.send().send("send")
    assert Report.objects.count() == 1 and STORY in Report.objects.get().summary


def test_it_keeps_the_page_at_hand_when_the_earlier_ones_cannot_be_read(form: Form) -> None:
    form.walk(until="story")
    answer = form.client.post(form.url, {"state": "zz", "step": "story", "go": "next", "story": "Còn đây"})
    page = answer.content.decode()
    assert "không đọc lại được" in page
    form.page = page
    form.send("story")
    assert "Còn đây" in form.page


def test_it_opens_pages_closed_under_a_former_secret_key(form: Form, settings: Settings) -> None:
    form.walk(until="marks")
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another key " * 6
    form.send(**ANSWERS["marks"]).send()
    assert form.step == "check" and STORY in form.page


def test_it_takes_a_form_whose_protection_against_forgery_was_lost(form: Form) -> None:
    """No cookie is asked for, so none can be lost over night; and nothing here acts for somebody signed in."""
    form.client = Client(enforce_csrf_checks=True)
    form.walk().send("send")
    assert form.code
    looked = form.client.post(reverse("receipts:look_up"), {"code": form.code})
    assert looked.status_code == 302 and looked["Location"] == reverse("receipts:standing")


def test_it_shows_nothing_typed_in_the_hidden_state(form: Form) -> None:
    form.walk()
    assert "45" not in form.url and STORY not in form.hidden("state")


@pytest.mark.parametrize("garbage", [{"step": "../x"}, {"go": "x" * 5000}, {"state": "A" * 500_000}, {"step": "check"}])
def test_it_stands_what_machines_send(form: Form, garbage: dict[str, str]) -> None:
    answer = form.client.post(form.url, {"step": "who", "go": "next", **garbage})
    assert answer.status_code == 200 and not Report.objects.exists()


def test_it_goes_to_the_city_when_there_is_no_place(form: Form) -> None:
    form.walk(where={"place": "net", "commune": "", "detail": "nhóm Zalo"}, what={"what": "drugs"}).send("send")
    assert Report.objects.get().unit.code == "CATP-PC04"


def test_it_understands_a_name_of_before_and_sends_it_where_the_place_belongs_now(form: Form) -> None:
    form.walk(until="where").send(place="here", commune="van phuc phuc tho")
    form.walk_on().send("send")
    report = Report.objects.get()
    assert report.unit.valid_to is None and "Xã Vân Phúc, Huyện Phúc Thọ" in report.place
    assert report.place_unit is not None and report.place_unit.valid_to is None


def test_it_asks_which_of_several_places_is_meant(form: Form) -> None:
    form.walk(until="where").send(place="here", commune="tan")
    assert form.step == "where" and 'name="chosen"' in form.page
    chosen = form.page.split('name="chosen" value="')[1].split('"')[0]
    form.send(place="here", commune="tan", chosen=chosen)
    assert form.step == "marks"


def test_it_suggests_places_without_diacritics(form: Form) -> None:
    units = form.client.get(reverse("receipts:places"), {"q": "van phuc phuc tho"}).json()["units"]
    assert any("Vân Phúc" in unit["name"] and "30/06/2025" in unit["path"] for unit in units)
    assert form.client.get(reverse("receipts:places"), {"q": "\x00"}).json() == {"units": []}


def test_it_is_kept_in_no_cache_and_tells_no_other_site(form: Form) -> None:
    form.walk().send("send")
    answer: Any = form.answer
    assert answer["Cache-Control"] == "no-store, private" and answer["Referrer-Policy"] == "no-referrer"
    assert not form.client.cookies


def test_it_shows_the_deadline_and_how_it_was_counted(form: Form) -> None:
    form.walk().send("send")
    assert "23/03/2026" in form.page and "Điều 147" in form.page


def test_it_lets_an_organisation_report(form: Form, keys: None) -> None:
    contact = {"organisation": "Trường THCS Phúc Lộc"}
    form.walk(who={"who": "named"}, contact=contact).send("send")
    report = Report.objects.get()
    assert (report.kind, report.source) == ("report", "Trường THCS Phúc Lộc")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_opens_in_both_languages_with_113_first(desk: Any, language: str) -> None:
    client = Client()
    client.cookies["anbinh_language"] = language
    page = client.get(reverse("receipts:report")).content.decode()
    main = page.split("<main")[1]
    assert main.index("tel:113") < main.index('name="who"')
