"""Lists as files and papers: what they hold, what they never hold, and what the journal keeps of it."""

import csv
import io
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from python_calamine import load_workbook

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.models import Entry
from anbinh.records.cases import verbs
from anbinh.records.cases.tests.conftest import Desk
from anbinh.records.cases.tests.test_custody_board import held
from anbinh.records.cases.tests.test_pages import body, recent
from anbinh.records.cases.tests.test_papers import words_of
from conftest import Signed

NOW = timezone.now()
BOARD, BOOK = "cases:custody", "cases:index"


def taken() -> list[Any]:
    return list(Entry.objects.with_verb(verbs.TAKEN_OUT).order_by("pk"))


def test_it_gives_the_board_as_csv_and_excel_by_initials_only(desk: Desk, signed: Signed) -> None:
    first, second = held(desk, hours=73, initials="T.B."), held(desk, hours=3, initials="N.V.A.", kind="arrest")
    client = signed(desk.tuan)
    rows = list(csv.DictReader(io.StringIO(client.get(reverse(BOARD), {"format": "csv"}).content.decode("utf-8-sig"))))
    assert [(row["Số vụ án"], row["Chữ cái đầu họ tên"]) for row in rows] == [
        (first.case.code, "T.B."),
        (second.case.code, "N.V.A."),
    ]
    assert rows[0]["Thời gian còn lại"].startswith("quá hạn") and "còn" in rows[1]["Thời gian còn lại"]
    book = load_workbook(io.BytesIO(client.get(reverse(BOARD), {"format": "xlsx"}).content))
    assert len(book.get_sheet_by_index(0).to_python()) == 3
    assert [entry.dimensions for entry in taken()] == [
        {"format": "csv", "list": "custody"},
        {"format": "xlsx", "list": "custody"},
    ]


def test_it_keeps_in_the_journal_who_took_the_book_out_and_not_what(desk: Desk, signed: Signed) -> None:
    case = recent(desk)
    signed(desk.thang).get(reverse(BOOK), {"format": "xlsx", "q": "cuop"})
    (entry,) = taken()
    assert entry.by == desk.thang and entry.dimensions == {"format": "xlsx", "list": "cases"}
    assert case.code not in str(entry) and entry.unit == desk.thang.posts_on(timezone.localdate())[0].unit


def test_it_keeps_nothing_of_a_page_that_was_only_read(desk: Desk, signed: Signed) -> None:
    client = signed(desk.tuan)
    for route in (BOARD, BOOK):
        assert (
            client.get(reverse(route)).status_code == client.get(reverse(route), {"format": "exe"}).status_code == 200
        )
    assert client.get(reverse("cases:board_paper", kwargs={"ending": "exe"})).status_code == 404
    assert taken() == []


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_it_prints_the_board_and_the_book(desk: Desk, signed: Signed, ending: str) -> None:
    one, client = held(desk, hours=73), signed(desk.tuan)
    board = client.get(reverse("cases:board_paper", kwargs={"ending": ending}))
    said = words_of(board.content)
    assert one.case.code in said.replace(" ", "") and "T.B." in said and "Quá hạn" in said and "Cộng: 1 người" in said
    book = words_of(client.get(reverse("cases:book_paper", kwargs={"ending": ending}), {"line": "TTXH"}).content)
    assert one.case.code in book.replace(" ", "") and "Cướp tài sản" in book and "Cộng: 1 vụ án" in book
    none = words_of(client.get(reverse("cases:book_paper", kwargs={"ending": ending}), {"line": "KT"}).content)
    assert "Cộng: 0 vụ án" in none
    assert [entry.dimensions["list"] for entry in taken()] == ["custody", "cases", "cases"]


def test_it_gives_out_what_the_reader_may_see(desk: Desk, signed: Signed) -> None:
    one = held(desk, hours=3)
    liaison = Person.objects.named("hoang.anh.dung").get()
    assert one.initials in signed(liaison).get(reverse(BOARD), {"format": "csv"}).content.decode()
    assert one.initials not in signed(desk.lan).get(reverse(BOARD), {"format": "csv"}).content.decode()
    assert len(taken()) == 2


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "t.b."}, ["T.B."]),
        ({"q": "phong canh sat hinh su"}, ["T.B.", "N.V.A."]),
        ({"q": "bị bắt"}, ["N.V.A."]),
        ({"state": "overdue"}, ["T.B."]),
        ({"state": "near"}, []),
        ({"kind": "arrest"}, ["N.V.A."]),
        ({"unit": "CATP-PC02"}, ["T.B.", "N.V.A."]),
        ({"q": "khong co"}, []),
        ({"kind": "exile"}, ["T.B.", "N.V.A."]),
    ],
    ids=str,
)
def test_it_finds_on_the_board_without_diacritics(desk: Desk, signed: Signed, query: Any, found: list[str]) -> None:
    held(desk, hours=73, initials="T.B.")
    held(desk, hours=3, initials="N.V.A.", kind="arrest")
    client = signed(desk.tuan)
    told = client.get(reverse(BOARD), {**query, "format": "json"}).json()
    assert [row["initials"] for row in told["rows"]] == found
    text = body(client.get(reverse(BOARD), query))
    assert all(f">{initials}<" in text for initials in found) and (bool(found) or "Không có dòng nào khớp" in text)


def test_it_finds_a_case_by_the_initials_of_whoever_is_held(desk: Desk, signed: Signed) -> None:
    one = held(desk, hours=3, initials="N.V.A.")
    recent(desk)
    told = signed(desk.tuan).get(reverse(BOOK), {"q": "n.v.a.", "format": "json"}).json()
    assert [row["code"] for row in told["rows"]] == [one.case.code]
