"""The printed register of a list: its columns and rows, what narrows it, who signs, who took it out."""

import io
import zipfile
from datetime import datetime
from typing import Any
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import register
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.records.hotspots import commands
from conftest import Signed

MARCH = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
LISTS = (
    *("hotspots:index", "tasks:index", "documents:index", "deliveries:index", "committees:index", "training:index"),
    *("training:covered", "training:certificates", "movement:index", "sites:index", "outreach:index", "schools:index"),
    *("outreach_plans:index", "outreach_requests:index", "campaigns:index", "conferences:index", "series:index"),
    *("warnings:index", "bulletin:index", "letters:index", "letters:receptions", "findings:index"),
)


@pytest.fixture
def thang(cast: None, db: None) -> Person:
    found: Person = Person.objects.named("nguyen.duc.thang").get()
    for code, name in (("09739", "Bãi đất trống"), ("00634", "Bến đò cũ")):
        unit = Unit.objects.coded(code).on(MARCH.date()).get()
        given: dict[str, Any] = {"kind": "gambling", "finding": "survey", "about": "Đá gà.", "on": MARCH.date()}
        commands.open_spot(unit=unit, name=name, **given, by=found, at=MARCH)
    return found


def words_in(docx: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as parts:
        tree = ElementTree.fromstring(parts.read("word/document.xml"))
    return " ".join(one.text or "" for one in tree.iter() if one.tag.endswith("}t"))


def printed(client: Client, route: str = "hotspots:index", **asked: str) -> str:
    answer = client.get(reverse(route), {"format": "docx", **asked})
    assert answer.status_code == 200 and "no-store" in answer["Cache-Control"], route
    return words_in(answer.content)


def test_it_prints_the_rows_and_columns_that_the_list_shows(thang: Person, signed: Signed) -> None:
    text = printed(signed(thang))
    for said in ("TỤ ĐIỂM", "Tên tụ điểm", "Bãi đất trống", "Bến đò cũ", "02/03/2026", "Cộng: 2 dòng", "(1)"):
        assert said.casefold() in text.casefold(), said
    for signs in ("Người lập sổ", "Nguyễn Đức Thắng", "Thủ trưởng đơn vị"):
        assert signs.casefold() in text.casefold(), signs
    few = printed(signed(thang), columns="name,place", unit="09739", q="bai dat")
    assert "Bến đò cũ" not in few and "Loại" not in few and "Cộng: 1 dòng" in few
    assert "Xã Phúc Lộc" in few and "tìm “bai dat”" in few


def test_it_prints_nothing_out_of_reach_and_keeps_who_took_it_out(thang: Person, signed: Signed) -> None:
    lan = Person.objects.named("nguyen.thi.lan").get()
    text = printed(signed(lan))
    assert "Bãi đất trống" in text and "Bến đò cũ" not in text
    taken = Entry.objects.with_verb("books.list.taken_out").get()
    assert taken.by_id == lan.pk and taken.dimensions == {"book": "hotspots", "format": "docx"}


def test_it_is_a_pdf_to_look_at_and_stands_beside_the_other_files(thang: Person, signed: Signed) -> None:
    client = signed(thang)
    assert client.get(reverse("hotspots:index"), {"format": "pdf"}).content.startswith(b"%PDF")
    assert "Sổ để in (PDF)" in client.get(reverse("hotspots:index")).content.decode()


def test_it_says_when_there_is_too_much_to_print(
    thang: Person, signed: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register, "MOST_ROWS", 1)
    answer = signed(thang).get(reverse("hotspots:index"), {"format": "pdf"}, follow=True)
    assert "nhiều nhất 1 dòng" in answer.content.decode() and not Entry.objects.with_verb("books.list.taken_out")


@pytest.mark.parametrize("route", LISTS)
def test_it_prints_every_book(thang: Person, signed: Signed, route: str) -> None:
    assert "Cộng:" in printed(signed(thang), route)


def test_it_gives_each_column_room_for_its_longest_word_and_the_rest_to_texts() -> None:
    labels = ["STT", *("Ngày" for _ in range(8)), "Nội dung"]
    rows = [["1", *("02/03/2026" for _ in range(8)), "Tụ tập đá gà cuối tuần, có người cảnh giới."]]
    number, *days, text = register._widths(labels, rows)
    assert set(days) == {len("02/03/2026") + register.PADDING}
    assert number < days[0] < text and number + sum(days) + text <= register.ROOM + 1
