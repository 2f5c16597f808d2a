"""The empty workbook to fill in."""

import io
import zipfile
from datetime import date, time

import pytest

from anbinh.kernels.sheets import Choice, Field, Form, Kind, Language, Moment, open_book, template
from anbinh.kernels.sheets.tests.samples import LABELS, REGISTER, ROW, heading, keys, lines, workbook


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_reads_its_own_template(language: Language) -> None:
    data = template(REGISTER, language=language)
    found = heading(data)
    assert (found.ready, found.notices, found.first_row) == (True, (), 2)
    assert list(keys(found).values()) == [field.key for field in REGISTER.fields]
    assert lines(data) == []


def test_it_speaks_both_languages() -> None:
    assert open_book(template(REGISTER)).sheet_names == ("Dữ liệu", "Hướng dẫn", "Danh mục")
    assert open_book(template(REGISTER, language="en")).sheet_names == ("Data", "Guide", "Lists")


def test_it_marks_what_must_be_filled_in() -> None:
    (_, first), *_ = open_book(template(REGISTER)).rows("Dữ liệu")
    assert first[0] == "Ngày giờ tiếp nhận *"
    assert first[3] == "Họ tên người báo tin"


def test_it_explains_each_column_with_an_example() -> None:
    guide = [[str(cell) for cell in row] for _, row in open_book(template(REGISTER)).rows("Hướng dẫn")]
    assert guide[0][0] == "Cách ghi: Sổ tiếp nhận nguồn tin"
    explained = {row[0]: row[1:4] for row in guide[4:]}
    assert set(explained) == set(LABELS)
    assert explained["Ngày giờ tiếp nhận"] == [
        "có",
        "Ngày và giờ, như 06/03/2024 14:05; không rõ giờ thì chỉ ghi ngày.",
        "06/03/2024 14:05",
    ]
    assert explained["Hình thức"][2] == "Trực tiếp\nBưu chính"


def test_it_offers_choices_dates_and_text_columns() -> None:
    sheet = part(template(REGISTER), "xl/worksheets/sheet1.xml")
    assert "<formula1>'Danh mục'!$A$2:$A$4</formula1>" in sheet
    assert 'type="list" errorStyle="warning"' in sheet
    assert 'orientation="landscape"' in sheet and 'paperSize="9"' in sheet and 'state="frozen"' in sheet
    assert 'formatCode="dd/mm/yyyy hh:mm"' in part(template(REGISTER), "xl/styles.xml")


def test_it_writes_a_form_without_lists_and_with_long_words() -> None:
    long = Field("a", "Tên dài " * 30, "A long name " * 30, hint_vi="Gợi ý " * 100, hint_en="Hint " * 100)
    form = Form("Sổ & mẫu", "Book & form", (long, Field("b", "=1+1", "Formula")))
    assert open_book(template(form)).sheet_names == ("Dữ liệu", "Hướng dẫn")
    (_, first), *_ = open_book(template(form)).rows("Dữ liệu")
    assert first[1] == "=1+1"


def test_it_reads_what_is_typed_into_the_template() -> None:
    labels = [f"{field.label_vi} *" if field.required else field.label_vi for field in REGISTER.fields]
    (line,) = lines(workbook(("Dữ liệu", [labels, ROW])))
    assert not line.refusals
    assert line.values["received"] == Moment(date(2024, 3, 6), time(14, 5))


def test_it_lists_more_choices_than_a_validation_could_hold() -> None:
    choices = tuple(Choice(f"c{n}", f"Mục số {n} có tên dài", f"Entry {n}") for n in range(300))
    form = Form("a", "a", (Field("a", "Loại", "Kind", Kind.CHOICE, choices=choices),))
    assert "!$A$2:$A$301<" in part(template(form), "xl/worksheets/sheet1.xml")


def test_it_formats_each_kind() -> None:
    fields = tuple(Field(kind, f"Cột {kind}", f"Column {kind}", kind) for kind in Kind if kind is not Kind.CHOICE)
    assert part(template(Form("a", "a", fields)), "xl/worksheets/sheet1.xml").count("<col ") == len(fields)
