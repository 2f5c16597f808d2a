"""A book of cases on its way through the pages: sent, looked at, decided; refused rows given back; given up."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from anbinh.foundation.books.commands import loads as commands
from anbinh.foundation.books.loading import pages as views
from anbinh.kernels.sheets import open_book
from anbinh.records.cases import verbs
from anbinh.records.cases.models import Case, CaseLoad
from anbinh.records.cases.tests.books import HEADINGS, book, row
from anbinh.records.cases.tests.conftest import Desk, on
from anbinh.records.cases.tests.test_cases import total
from anbinh.records.cases.tests.test_pages import body
from conftest import Signed, SignIn


@pytest.fixture(autouse=True)
def _apart(settings: Settings, tmp_path: Path) -> Iterator[None]:
    """A folder of its own for the boxes."""
    settings.DATA = tmp_path
    yield


@pytest.fixture
def tuan(desk: Desk, signed: Signed) -> Client:
    return signed(desk.tuan)


def sent(client: Client, data: bytes, **more: str) -> CaseLoad:
    answer = client.post(reverse("cases:loads"), {"file": SimpleUploadedFile("so.xlsx", data), **more})
    assert answer.status_code == 302, answer.content.decode()
    return CaseLoad.objects.latest("pk")


def shown(client: Client, load: CaseLoad, name: str = "load") -> str:
    return body(client.get(reverse(f"cases:{name}", kwargs={"key": load.pk}), follow=True))


def decide(client: Client, load: CaseLoad, seen: str, **more: str) -> str:
    return body(client.post(reverse("cases:load", kwargs={"key": load.pk}), {"seen": seen, **more}, follow=True))


def boxes(folder: Path) -> list[str]:
    return sorted(file.name for file in (folder / "loads").iterdir()) if (folder / "loads").exists() else []


def test_it_goes_from_the_file_to_the_book(tuan: Client, tmp_path: Path) -> None:
    load = sent(tuan, book(row(), row(STT=2)))
    assert "Nạp 2 dòng" in shown(tuan, load, "load_columns") and not Case.objects.exists()
    assert "Sổ vụ án đã được nạp" in decide(tuan, load, "2-0-0-0") and Case.objects.count() == 2
    assert boxes(tmp_path) == [] and CaseLoad.objects.get().created == 2
    assert total(verbs.OCCURRED) == 2
    again = sent(tuan, book(row(), row(STT=2)))
    assert "Mọi dòng trong tệp đã có trong sổ" in shown(tuan, again)
    assert Case.objects.filter(imported_version=1).count() == 2


def test_it_loads_all_or_nothing_and_gives_the_refused_rows_back(tuan: Client) -> None:
    load = sent(tuan, book(row(), row(STT=2, more={"Tội danh": "Điều 168", "Họ tên bị can": "Nguyễn Văn An"})))
    text = shown(tuan, load)
    assert "Dòng 3" in text and "Nguyễn Văn An" not in text and "Nạp 1 dòng, để lại 1 dòng bị trả lại" in text
    back = tuan.get(reverse("cases:load_returned", kwargs={"key": load.pk}))
    assert "no-store" in back["Cache-Control"]
    sheet = open_book(back.content)
    rows = [cells for _number, cells in sheet.rows(sheet.sheet_names[0])]
    assert any("Nguyễn Văn An" in cells for cells in rows), "whoever sent the file gets its rows as they were"
    assert "nên chưa nạp gì" in decide(tuan, load, "1-0-0-1") and not Case.objects.exists()
    decide(tuan, load, "1-0-0-1", without_refused="on")
    assert Case.objects.count() == 1


def test_it_does_only_what_was_seen(tuan: Client, desk: Desk) -> None:
    load, other = sent(tuan, book(row())), sent(tuan, book(row()))
    decide(tuan, other, "1-0-0-0")
    assert "đã thay đổi" in decide(tuan, load, "1-0-0-0") and Case.objects.count() == 1
    assert CaseLoad.objects.get(pk=load.pk).state == "failed"


def test_it_asks_what_a_column_holds_and_remembers(tuan: Client) -> None:
    headings = ["Cột lạ" if one == "Nội dung vụ án" else one for one in HEADINGS]
    load = sent(tuan, book(row(), headings=headings))
    there = reverse("cases:load_columns", kwargs={"key": load.pk})
    text = body(tuan.get(there))
    assert "Cột lạ" in text
    keys = ["number", "decision", "opened", "unit", "offence", "clause", "summary"]
    given = {f"column_{index}": key for index, key in enumerate(keys)}
    assert "error-summary" in body(tuan.post(there, {**given, "column_0": "summary"}))
    assert tuan.post(there, given)["Location"] == reverse("cases:load", kwargs={"key": load.pk})
    second = sent(tuan, book(row(STT=2), headings=headings))
    assert "Nạp 1 dòng" in shown(tuan, second, "load_columns"), "the next file is read without asking"


WRONG: list[tuple[Any, dict[str, str]]] = [
    (b"khong phai so", {}),
    (b"", {}),
    (None, {"unit": "không có đơn vị này"}),
]


@pytest.mark.parametrize(("data", "more"), WRONG, ids=str)
def test_it_gives_back_a_file_it_cannot_read(
    tuan: Client, tmp_path: Path, data: bytes | None, more: dict[str, str]
) -> None:
    source = book(row()) if data is None else data
    answer = tuan.post(reverse("cases:loads"), {"file": SimpleUploadedFile("so.xlsx", source), **more})
    assert "error-summary" in body(answer) and boxes(tmp_path) == [] and not CaseLoad.objects.exists()


def test_it_opens_a_waiting_file_only_in_the_browser_that_sent_it(
    tuan: Client, desk: Desk, signed: Signed, tmp_path: Path
) -> None:
    load = sent(tuan, book(row(more={"Họ tên bị can": "Nguyễn Văn An"})))
    (box,) = boxes(tmp_path)
    assert b"PK" not in (tmp_path / "loads" / box).read_bytes()[:2]
    elsewhere = signed(desk.tuan)
    assert "Không mở được tệp tại đây" in shown(elsewhere, load)
    assert elsewhere.get(reverse("cases:load_returned", kwargs={"key": load.pk})).status_code == 404
    assert signed(desk.thang).get(reverse("cases:load", kwargs={"key": load.pk})).status_code == 404


def test_it_throws_a_file_away_when_it_is_given_up_or_forgotten(tuan: Client, desk: Desk, tmp_path: Path) -> None:
    load = sent(tuan, book(row()))
    tuan.post(reverse("cases:load_drop", kwargs={"key": load.pk}))
    assert boxes(tmp_path) == [] and "Chưa nạp gì" in shown(tuan, load)
    assert tuan.post(reverse("cases:load_drop", kwargs={"key": load.pk})).status_code == 302
    old = sent(tuan, book(row()))
    CaseLoad.objects.filter(pk=old.pk).update(at=old.at - views.KEPT - timedelta(minutes=1))
    sent(tuan, book(row()))
    assert CaseLoad.objects.get(pk=old.pk).state == "dropped" and len(boxes(tmp_path)) == 1
    assert commands.forget_old_loads(sent_before=on(1), at=on(1)) == []


def test_it_gives_the_template(tuan: Client) -> None:
    answer = tuan.get(reverse("cases:load_template"))
    assert answer.content.startswith(b"PK") and "xlsx" in answer["Content-Disposition"]


@pytest.mark.parametrize("role", ["duty_officer", "procuracy", "inspector", "chair"])
def test_it_lets_nobody_load_who_may_not_open_cases(desk: Desk, sign_in: SignIn, role: str) -> None:
    client = sign_in(role)
    for route in ("cases:loads", "cases:load_template"):
        assert client.get(reverse(route)).status_code == 403
