"""A list of hot spots from Excel: looked at, loaded in one piece, loaded again without effect."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from anbinh.foundation.books.models import Load, LoadedRow
from anbinh.foundation.journal.models import Entry
from anbinh.kernels.sheets import open_book
from anbinh.records.hotspots.models import Spot
from anbinh.records.hotspots.tests.conftest import Ward
from conftest import Signed

HEADINGS = ("Tên tụ điểm", "Loại", "Tình hình", "Đơn vị", "Ngày quyết định", "Chu kỳ rà soát")
GOOD = ("Bãi đất trống", "cờ bạc", "Tụ tập đá gà cuối tuần.", "09739", "02/03/2026", 30)


@pytest.fixture(autouse=True)
def _apart(settings: Settings, tmp_path: Path) -> Iterator[None]:
    """A folder of its own for the boxes."""
    settings.DATA = tmp_path
    yield


@pytest.fixture
def thang(ward: Ward, signed: Signed) -> Client:
    return signed(ward.thang)


def book(*rows: tuple[Any, ...]) -> bytes:
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as made:
        sheet = made.add_worksheet()
        for number, cells in enumerate((HEADINGS, *rows)):
            sheet.write_row(number, 0, cells)
    return kept.getvalue()


def row(**changed: Any) -> tuple[Any, ...]:
    said = dict(zip(("name", "kind", "about", "unit", "opened", "days"), GOOD, strict=True)) | changed
    return tuple(said.values())


def sent(client: Client, *rows: tuple[Any, ...]) -> Load:
    answer = client.post(reverse("hotspots:loads"), {"file": SimpleUploadedFile("so.xlsx", book(*rows))})
    assert answer.status_code == 302, answer.content.decode()
    return Load.objects.latest("pk")


def shown(client: Client, load: Load) -> str:
    return client.get(reverse("hotspots:load", kwargs={"key": load.pk}), follow=True).content.decode()


def decide(client: Client, load: Load, seen: str, **more: str) -> str:
    answer = client.post(reverse("hotspots:load", kwargs={"key": load.pk}), {"seen": seen, **more}, follow=True)
    return answer.content.decode()


def test_it_goes_from_the_list_to_the_book_and_the_same_list_changes_nothing(thang: Client) -> None:
    load = sent(thang, row(), row(name="Dãy nhà trọ"))
    assert "Nạp 2 dòng" in shown(thang, load) and not Spot.objects.exists()
    assert "Đã nạp xong" in decide(thang, load, "2-0-0-0")
    assert sorted(Spot.objects.values_list("code", flat=True)) == ["TĐ-09739/2026/001", "TĐ-09739/2026/002"]
    assert Entry.objects.with_verb("books.list.loaded").get().dimensions == {"book": "hotspots"}
    again = sent(thang, row(), row(name="Dãy nhà trọ"))
    assert "Mọi dòng trong tệp đã có trong sổ" in shown(thang, again) and LoadedRow.objects.count() == 2


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"opened": "02/03/2090"}, "phía trước"),
        ({"days": 900}, "1 đến 366"),
        ({"unit": ""}, "thiếu đơn vị"),
        ({"kind": "bán hàng"}, "không có trong danh mục"),
        ({"about": ""}, "ô trống"),
        ({"unit": "99999"}, "99999"),
    ],
    ids=lambda one: next(iter(one)) if isinstance(one, dict) else "",
)
def test_it_says_of_a_row_what_is_wrong_with_it(thang: Client, changed: dict[str, Any], sentence: str) -> None:
    load = sent(thang, row(), row(**{"name": "Khác", **changed}))
    text = shown(thang, load)
    assert "Dòng 3" in text and sentence in text and not Spot.objects.exists()
    assert "nên chưa nạp gì" in decide(thang, load, "1-0-0-1") and not Spot.objects.exists()
    decide(thang, load, "1-0-0-1", without_refused="on")
    assert Spot.objects.count() == 1


def test_it_refuses_a_row_that_stands_twice_and_one_that_says_something_else_now(thang: Client) -> None:
    load = sent(thang, row(), row(about="Khác."))
    assert "trùng với dòng 2" in shown(thang, load)
    decide(thang, load, "1-0-0-1", without_refused="on")
    later = sent(thang, row(about="Đã giảm."))
    assert "TĐ-09739/2026/001" in shown(thang, later) and Spot.objects.get().about == "Tụ tập đá gà cuối tuần."


def test_it_gives_the_template_and_the_refused_rows(thang: Client) -> None:
    answer = thang.get(reverse("hotspots:load_template"))
    assert len(open_book(answer.content).sheet_names) == 3
    load = sent(thang, row(kind="bán hàng"))
    back = thang.get(reverse("hotspots:load_returned", kwargs={"key": load.pk}))
    assert back.content.startswith(b"PK") and "no-store" in back["Cache-Control"]


def test_it_lets_nobody_load_who_may_not_open_hot_spots(ward: Ward, signed: Signed) -> None:
    assert signed(ward.lan).get(reverse("hotspots:loads")).status_code == 403
    load = sent(signed(ward.thang), row())
    assert signed(ward.chair).get(reverse("hotspots:load", kwargs={"key": load.pk})).status_code in {403, 404}
