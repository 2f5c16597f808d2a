"""The pages of training: who sees and does what, and what a refused form says."""

from http import HTTPStatus

import pytest
from django.test import override_settings
from django.urls import reverse

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.models import Entry
from anbinh.records.training import commands, verbs
from anbinh.records.training.commands import Line
from anbinh.records.training.models import Course
from anbinh.records.training.tests.conftest import School, fresh, on, total
from conftest import Signed


def page(signed: Signed, person: Person, route: str, query: str = "", **keys: object) -> str:
    answer = signed(person).get(reverse(f"training:{route}", kwargs=keys or None) + query)
    assert answer.status_code == HTTPStatus.OK
    return answer.content.decode()


def test_it_lists_what_one_holds_attended_or_may_still_attend(school: School, signed: Signed) -> None:
    school.attended(Line(school.far, 2))
    school.planned(title="Lớp sắp mở")
    shown = page(signed, school.lan, "index")
    assert "Lớp sắp mở" in shown and "Nhận diện thủ đoạn" not in shown
    assert "Nhận diện thủ đoạn" in page(signed, school.ha, "index")


def test_it_teaches_when_the_book_is_empty(school: School, signed: Signed) -> None:
    assert "Sổ chưa có lớp tập huấn nào" in page(signed, school.ha, "index")
    assert "Chưa cấp giấy chứng nhận nào" in page(signed, school.ha, "certificates")


def test_it_finds_without_diacritics_and_gives_the_list_as_a_file(school: School, signed: Signed) -> None:
    school.attended()
    assert "Nhận diện thủ đoạn" in page(signed, school.ha, "index", "?q=nhan+dien+thu+doan")
    file = signed(school.ha).get(reverse("training:index"), {"format": "csv"}).content.decode("utf-8-sig")
    assert "Nhận diện thủ đoạn" in file and ",3," in file
    assert Entry.objects.with_verb("books.list.taken_out").get().dimensions["book"] == "training"


def test_it_plans_and_holds_from_the_forms(school: School, signed: Signed) -> None:
    typed = {
        "title": "Lớp của xã",
        "committee": "138",
        "topic": "movement",
        "level": "basic",
        "unit": "09739",
        "trainer": "Công an xã",
        "place": "Nhà văn hóa",
        "seats": "40",
        "starts_on_day": "12",
        "starts_on_month": "3",
        "starts_on_year": "2026",
        "ends_on_day": "12",
        "ends_on_month": "3",
        "ends_on_year": "2026",
        "on_day": "2",
        "on_month": "3",
        "on_year": "2026",
    }
    client = signed(school.hung)
    client.post(reverse("training:enter"), typed)
    made = Course.objects.get()
    client.post(reverse("training:step", kwargs={"key": made.pk, "slug": "da-to-chuc"}), {"version": made.version})
    assert fresh(made).stage == "held"


def test_it_keeps_what_was_typed_when_a_form_is_refused(school: School, signed: Signed) -> None:
    shown = signed(school.ha).post(reverse("training:enter"), {"title": "Lớp của xã"}).content.decode()
    assert "Lớp của xã" in shown and not Course.objects.exists()


def test_it_enters_who_attended_line_by_line(school: School, signed: Signed) -> None:
    made = school.held()
    way = reverse("training:step", kwargs={"key": made.pk, "slug": "diem-danh"})
    lines = "Phúc Lộc | 3 | 2 | nguyen.thi.lan\n00634 | 4"
    client = signed(school.ha)
    client.post(way, {"version": made.version, "lines": lines})
    assert total(verbs.ATTENDED) == 7
    assert "09739 | 3 | 2 | nguyen.thi.lan" in client.get(way).content.decode()
    assert "Xã Phúc Lộc" in page(signed, school.ha, "record", key=made.pk)


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("Phúc Lộc", "Dòng 1 không đọc được"),
        ("Không Có Xã | 3", "Dòng 1:"),
        ("09739 | 3 | | khong.co.ai", "khong.co.ai"),
        ("09739 | 3\n09739 | 2", "hai lần"),
    ],
    ids=["number", "unit", "account", "twice"],
)
def test_it_says_which_line_is_wrong(school: School, signed: Signed, lines: str, sentence: str) -> None:
    made = school.held()
    way = reverse("training:step", kwargs={"key": made.pk, "slug": "diem-danh"})
    shown = signed(school.ha).post(way, {"version": made.version, "lines": lines}).content.decode()
    assert sentence in shown and total(verbs.ATTENDED) == 0


def test_it_offers_every_step_as_a_page(school: School, signed: Signed) -> None:
    made = school.attended()
    for slug in ("kiem-tra", "chung-nhan", "tai-lieu", "ghi-chu", "sua", "hoan-tac", "hoan"):
        assert page(signed, school.ha, "step", key=made.pk, slug=slug)


def test_it_shows_coverage_within_reach_and_takes_it_out(school: School, signed: Signed) -> None:
    assert "1/1 đơn vị" in page(signed, school.lan, "covered")
    assert "126/126 đơn vị" in page(signed, school.ha, "covered", "?months=3&topic=cyber")
    file = signed(school.ha).get(reverse("training:covered"), {"format": "csv", "state": "none"})
    assert len(file.content.decode("utf-8-sig").strip().splitlines()) == 127


@pytest.mark.parametrize("query", ["?months=x&topic=y", "?months=-1", "?state=z"])
def test_it_takes_a_bad_question_for_the_usual_one(school: School, signed: Signed, query: str) -> None:
    assert "126/126 đơn vị" in page(signed, school.ha, "covered", query)


def test_it_lists_certificates_of_ones_own_unit(school: School, signed: Signed) -> None:
    made = school.attended()
    commands.certify(made, by=school.ha, at=on(16))
    assert "Nguyễn Thị Lan" in page(signed, school.hung, "certificates", "?q=nguyen+thi+lan")
    assert "Nguyễn Thị Lan" not in page(signed, school.mai, "certificates")


def test_it_hides_a_course_beyond_reach_and_refuses_planning(school: School, signed: Signed) -> None:
    made = school.attended(Line(school.far, 2))
    way = reverse("training:record", kwargs={"key": made.pk})
    assert signed(school.lan).get(way).status_code == HTTPStatus.NOT_FOUND
    assert signed(school.lan).get(reverse("training:enter")).status_code == HTTPStatus.FORBIDDEN


def test_it_keeps_a_question_to_the_list_under_a_name(school: School, signed: Signed) -> None:
    school.planned()
    client = signed(school.ha)
    client.post(reverse("training:save_view"), {"name": "Sắp mở", "query": "state=coming"})
    assert "Sắp mở</a>" in client.get(reverse("training:index")).content.decode()


@override_settings(LANGUAGE_CODE="en")
def test_it_speaks_english(school: School, signed: Signed) -> None:
    school.attended()
    for route in ("index", "covered", "certificates"):
        shown = signed(school.ha).get(reverse(f"training:{route}"), headers={"accept-language": "en"})
        assert "Coverage by unit" in shown.content.decode() or "Certificates" in shown.content.decode()
