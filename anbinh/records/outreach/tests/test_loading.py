"""A list of schools from Excel: looked at, loaded in one piece, refused in the words of the step."""

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

from anbinh.foundation.books.models import Load
from anbinh.records.outreach.models import Roll, School
from anbinh.records.outreach.tests.conftest import Ward
from conftest import Signed

HEADINGS = ("Tên trường", "Cấp", "Xã, phường", "Sĩ số")
GOOD = ("Trường THCS Cây Đa", "trung học cơ sở", "09739", 740)


@pytest.fixture(autouse=True)
def _apart(settings: Settings, tmp_path: Path) -> Iterator[None]:
    """A folder of its own for the boxes."""
    settings.DATA = tmp_path
    yield


def sent(client: Client, *rows: tuple[Any, ...]) -> Load:
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as made:
        sheet = made.add_worksheet()
        for number, cells in enumerate((HEADINGS, *rows)):
            sheet.write_row(number, 0, cells)
    client.post(reverse("schools:loads"), {"file": SimpleUploadedFile("truong.xlsx", kept.getvalue())})
    return Load.objects.latest("pk")


def decided(client: Client, load: Load) -> str:
    way = reverse("schools:load", kwargs={"key": load.pk})
    return client.post(way, {"seen": "1-0-0-0"}, follow=True).content.decode()


def test_it_shows_what_would_happen_and_loads_once(ward: Ward, signed: Signed) -> None:
    client = signed(ward.thang)
    load = sent(client, GOOD)
    client.get(reverse("schools:load", kwargs={"key": load.pk}), follow=True)
    assert School.objects.count() == 1
    decided(client, load)
    made = School.objects.get(name=GOOD[0])
    assert (made.level, made.heads, made.unit) == ("lower", 740, ward.phuc_loc)
    assert Roll.objects.of(made).count() == 1
    again = sent(client, GOOD)
    shown = client.get(reverse("schools:load", kwargs={"key": again.pk}), follow=True).content.decode()
    assert "Mọi dòng trong tệp đã có trong sổ" in shown


def test_it_refuses_a_row_in_the_words_of_the_step(ward: Ward, signed: Signed) -> None:
    client = signed(ward.thang)
    load = sent(client, ("Trường THPT Hoa Phượng", "trung học phổ thông", "09739", 800))
    shown = client.get(reverse("schools:load", kwargs={"key": load.pk}), follow=True).content.decode()
    assert "đã có trong danh sách" in shown
    assert School.objects.count() == 1
