"""The pages of conferences: who sees and does what, and what a refused form says."""

import re
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.urls import reverse

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.models import Entry
from anbinh.records.conferences import commands, verbs
from anbinh.records.conferences.models import Conference, Point, Question
from anbinh.records.conferences.tests.conftest import HERE, Hall, fresh, on, total
from anbinh.records.conferences.tests.test_rolls import FILE
from conftest import Signed


def page(signed: Signed, person: Person, route: str, query: str = "", **keys: object) -> str:
    answer = signed(person).get(reverse(f"conferences:{route}", kwargs=keys or None) + query)
    assert answer.status_code == HTTPStatus.OK
    return answer.content.decode()


def test_it_lists_conferences_to_which_one_is_invited(hall: Hall, signed: Signed) -> None:
    made = hall.invited("communes")
    hall.invited("departments", title="Họp các sở, ngành")
    shown = page(signed, hall.lan, "index")
    assert made.title in shown and "Họp các sở, ngành" not in shown
    assert "Họp các sở, ngành" in page(signed, hall.mai, "index")
    assert "Họp các sở, ngành" in page(signed, hall.ha, "index")


def test_it_hides_a_conference_one_is_not_invited_to(hall: Hall, signed: Signed) -> None:
    made = hall.invited("departments")
    for route in ("record", "roll", "report"):
        answer = signed(hall.lan).get(reverse(f"conferences:{route}", kwargs={"key": made.pk}))
        assert answer.status_code == HTTPStatus.NOT_FOUND


def test_it_teaches_when_the_book_is_empty(hall: Hall, signed: Signed) -> None:
    assert "Sổ chưa có hội nghị nào" in page(signed, hall.ha, "index")


def test_it_finds_without_diacritics_and_gives_the_list_as_a_file(hall: Hall, signed: Signed) -> None:
    hall.announced()
    assert "Giao ban trực tuyến" in page(signed, hall.ha, "index", "?q=giao+ban+truc+tuyen")
    file = signed(hall.ha).get(reverse("conferences:index"), {"format": "csv"})
    assert "Giao ban trực tuyến" in file.content.decode("utf-8-sig")
    taken = Entry.objects.with_verb("books.list.taken_out").get()
    assert taken.dimensions == {"book": "conferences", "format": "csv"}


def test_it_announces_from_the_form_and_invites_in_the_next_step(hall: Hall, signed: Signed) -> None:
    typed = {
        "title": "Giao ban quý I",
        "committee": "138",
        "unit": "01",
        "chair": "Phó Chủ tịch",
        "place": "UBND Thành phố",
        "held_on_day": "16",
        "held_on_month": "3",
        "held_on_year": "2026",
        "begins": "8:00",
        "ends": "11 giờ 30",
        "agenda": "8:00 | Khai mạc | Văn phòng",
        "on_day": "9",
        "on_month": "3",
        "on_year": "2026",
    }
    client = signed(hall.ha)
    client.post(reverse("conferences:enter"), typed)
    made = Conference.objects.get()
    assert (made.begins, made.ends, made.agenda) == (480, 690, [[480, "Khai mạc", "Văn phòng"]])
    way = reverse("conferences:step", kwargs={"key": made.pk, "slug": "moi"})
    assert "xã, phường, thị trấn: 126" in client.get(way).content.decode()
    client.post(way, {"version": made.version, "groups": ["communes"]})
    assert Point.objects.of(made).count() == 126


def test_it_keeps_what_was_typed_when_the_form_is_refused(hall: Hall, signed: Signed) -> None:
    typed = {"title": "Giao ban quý I", "begins": "tám giờ", "agenda": "Khai mạc"}
    shown = signed(hall.ha).post(reverse("conferences:enter"), typed).content.decode()
    assert "Giao ban quý I" in shown and "Dòng 1 thiếu giờ" in shown
    assert not Conference.objects.exists()


def test_it_takes_two_clicks_to_answer_the_roll(hall: Hall, signed: Signed) -> None:
    made = hall.opened("communes")
    shown = page(signed, hall.lan, "record", key=made.pk)
    way = reverse("conferences:point", kwargs={"key": made.pk, "point": hall.point(made, "09739").pk})
    assert way in shown
    client = signed(hall.lan)
    assert "Chúng tôi có mặt" in client.get(way).content.decode()
    client.post(way, {"here": "1", "people": "5"})
    point = hall.point(made, "09739")
    assert (point.mark, point.people, point.marked_by) == ("present", 5, hall.lan)


def test_it_keeps_a_full_answer_and_says_what_it_lacks(hall: Hall, signed: Signed) -> None:
    made = hall.opened("communes")
    way = reverse("conferences:point", kwargs={"key": made.pk, "point": hall.point(made, "09739").pk})
    client = signed(hall.lan)
    refused = client.post(way, {"full": "1", "full-mark": "excused", "full-reason": ""}).content.decode()
    assert "Hãy nêu lý do vắng" in refused
    client.post(way, {"full": "1", "full-mark": "excused", "full-reason": "Mất điện"})
    assert hall.point(made, "09739").reason == "Mất điện"


def test_it_shows_a_point_to_nobody_from_another_unit(hall: Hall, signed: Signed) -> None:
    made = hall.opened("communes")
    way = reverse("conferences:point", kwargs={"key": made.pk, "point": hall.point(made, "00634").pk})
    assert signed(hall.lan).get(way).status_code == HTTPStatus.NOT_FOUND


def test_it_marks_ticked_points_and_then_all_remaining(hall: Hall, signed: Signed) -> None:
    made = hall.opened()
    client = signed(hall.ha)
    shown = page(signed, hall.ha, "roll", key=made.pk)
    assert 'id="diem-danh-ticked"' in shown and 'name="row"' in shown
    ticked = {"row": [hall.point(made, "SYT").pk], "mark": "present", "people": "3", "query": "state=awaited"}
    answer = client.post(reverse("conferences:mark_many", kwargs={"key": made.pk}), ticked)
    assert answer.headers["Location"].endswith("?state=awaited") and hall.point(made, "SYT").people == 3
    client.post(reverse("conferences:mark_rest", kwargs={"key": made.pk}))
    assert not Point.objects.of(made).awaited().exists()


@pytest.mark.parametrize(("typed", "sentence"), [({}, "đánh dấu"), ({"row": ["1"], "mark": "late"}, "giờ điểm cầu")])
def test_it_says_why_nothing_was_marked(hall: Hall, signed: Signed, typed: dict[str, object], sentence: str) -> None:
    made = hall.opened()
    typed = {**typed, "row": [str(hall.point(made, "SYT").pk)]} if "row" in typed else typed
    way = reverse("conferences:mark_many", kwargs={"key": made.pk})
    assert sentence in signed(hall.ha).post(way, {"people": "2", **typed}, follow=True).content.decode()


def test_it_lets_nobody_else_mark_many(hall: Hall, signed: Signed) -> None:
    made = hall.opened()
    way = reverse("conferences:mark_rest", kwargs={"key": made.pk})
    assert signed(hall.mai).post(way).status_code == HTTPStatus.FORBIDDEN
    assert 'id="diem-danh-ticked"' not in page(signed, hall.mai, "roll", key=made.pk)


def test_it_looks_at_the_meetings_file_before_it_applies_it(hall: Hall, signed: Signed) -> None:
    made = hall.opened("communes")
    client, way = signed(hall.ha), reverse("conferences:load", kwargs={"key": made.pk})
    shown = client.post(way, {"file": SimpleUploadedFile("hop.csv", FILE.encode())}).content.decode()
    assert "Nhận ra 2 điểm cầu" in shown and "Khách mời" in shown
    assert Point.objects.of(made).awaited().count() == 126
    marks = re.search(r'name="marks" value="([^"]+)"', shown)
    assert marks is not None
    client.post(way, {"marks": marks[1]})
    assert Point.objects.of(made).awaited().count() == 124


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n"], ids=["empty", "no heading"])
def test_it_says_what_is_wrong_with_a_file(hall: Hall, signed: Signed, content: bytes) -> None:
    made = hall.opened()
    way = reverse("conferences:load", kwargs={"key": made.pk})
    shown = signed(hall.ha).post(way, {"file": SimpleUploadedFile("hop.csv", content)}).content.decode()
    assert "error-summary" in shown


def test_it_refuses_marks_that_it_did_not_give_out(hall: Hall, signed: Signed) -> None:
    made = hall.opened()
    way = reverse("conferences:load", kwargs={"key": made.pk})
    shown = signed(hall.ha).post(way, {"marks": "tự chế"}, follow=True).content.decode()
    assert "chọn lại tệp" in shown and Point.objects.of(made).awaited().exists()


def test_it_reports_attendance_with_totals_and_unit_by_unit(hall: Hall, signed: Signed) -> None:
    made = hall.closed()
    shown = page(signed, hall.ha, "report", key=made.pk)
    assert "Tổng cộng" in shown and "vắng không lý do" in shown
    file = signed(hall.ha).get(reverse("conferences:report", kwargs={"key": made.pk}), {"format": "csv"})
    assert len(file.content.decode("utf-8-sig").strip().splitlines()) == Point.objects.of(made).count() + 1


def test_it_corrects_a_mark_of_a_closed_roll_on_the_page_of_the_point(hall: Hall, signed: Signed) -> None:
    made = hall.closed()
    way = reverse("conferences:point", kwargs={"key": made.pk, "point": hall.point(made, "SYT").pk})
    typed = {"full": "1", "mark": "present", "people": "2"}
    assert "error-summary" in signed(hall.ha).post(way, typed).content.decode()
    signed(hall.ha).post(way, {**typed, "why": "Có dự tại điểm cầu chính."})
    assert total(verbs.PEOPLE) == 6


def test_it_puts_and_answers_a_question(hall: Hall, signed: Signed) -> None:
    made = hall.invited()
    point = hall.point(made, "SGDDT")
    signed(hall.mai).post(
        reverse("conferences:ask", kwargs={"key": made.pk}), {"point": point.pk, "text": "Có cấp sổ tay không?"}
    )
    asked = Question.objects.get()
    way = reverse("conferences:answer", kwargs={"key": made.pk, "question": asked.pk})
    assert "Có cấp sổ tay không?" in signed(hall.ha).get(way).content.decode()
    assert signed(hall.mai).get(way).status_code == HTTPStatus.FORBIDDEN
    signed(hall.ha).post(way, {"text": "Cấp trong tháng 4."})
    assert "Cấp trong tháng 4." in page(signed, hall.mai, "record", key=made.pk)


def test_it_offers_every_step_as_a_page(hall: Hall, signed: Signed) -> None:
    made = hall.opened()
    for slug in ("moi", "khoa-diem-danh", "tai-lieu", "hoan", "ghi-chu", "sua", "hoan-tac", "ket-luan"):
        assert page(signed, hall.ha, "step", key=made.pk, slug=slug)


def test_it_corrects_the_agenda_from_the_form(hall: Hall, signed: Signed) -> None:
    made = hall.announced()
    way = reverse("conferences:step", kwargs={"key": made.pk, "slug": "sua"})
    shown = signed(hall.ha).get(way).content.decode()
    assert "8:20 | Kết quả quý I | Công an Thành phố" in shown
    typed = {
        "version": made.version,
        "title": made.title,
        "committee": "138",
        "chair": made.chair,
        "place": made.place,
        "held_on_day": "16",
        "held_on_month": "3",
        "held_on_year": "2026",
        "begins": "8:00",
        "ends": "11:30",
        "agenda": "8:00 | Khai mạc\n9:00 | Thảo luận",
        "about": "",
        "reason": "Đổi chương trình.",
    }
    signed(hall.ha).post(way, typed)
    assert fresh(made).agenda == [[480, "Khai mạc", ""], [540, "Thảo luận", ""]]


def test_it_puts_a_roll_that_waits_on_the_day_of_the_unit(hall: Hall, signed: Signed) -> None:
    hall.opened("communes")
    shown = signed(hall.lan).get(reverse("intake:day")).content.decode()
    assert "Trả lời điểm danh" in shown


def test_it_keeps_a_question_to_the_list_under_a_name(hall: Hall, signed: Signed) -> None:
    hall.announced()
    client = signed(hall.ha)
    client.post(reverse("conferences:save_view"), {"name": "Sắp họp", "query": "state=coming"})
    assert "Sắp họp</a>" in client.get(reverse("conferences:index")).content.decode()


@override_settings(LANGUAGE_CODE="en")
def test_it_speaks_english(hall: Hall, signed: Signed) -> None:
    made = hall.opened()
    commands.mark_many(made, {hall.point(made, "SYT").pk: HERE}, by=hall.ha, at=on(16))
    client = signed(hall.ha)
    for route, keys in (("index", None), ("roll", {"key": made.pk}), ("report", {"key": made.pk})):
        shown = client.get(reverse(f"conferences:{route}", kwargs=keys), headers={"accept-language": "en"})
        assert "onference" in shown.content.decode()
