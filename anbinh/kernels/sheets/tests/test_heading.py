"""Finding the table among titles, merged headings and numbering rows."""

from datetime import date

import pytest
from xlsxwriter.worksheet import Worksheet

from anbinh.kernels.sheets import Cell, Field, Form, Kind, Matching, NoHeading, find_heading, open_book
from anbinh.kernels.sheets.tests.samples import LABELS, REGISTER, ROW, fold, heading, keys, lines, register, workbook

ALL = dict(zip("ABCDEFGHIJ", (field.key for field in REGISTER.fields), strict=True))
GROUPED = (
    ("STT", "Ngày tiếp nhận", "Hình thức", "Đơn vị", "Người báo tin", "", "", "Nội dung vụ việc"),
    ("", "", "", "", "Họ và tên", "SĐT", "Số CCCD", ""),
)


def merge_groups(sheet: Worksheet) -> None:
    for index, label in enumerate(GROUPED[0]):
        if GROUPED[1][index] == "":
            sheet.merge_range(3, index, 4, index, label)
    sheet.merge_range(3, 4, 3, 6, "Người báo tin")


def grouped() -> bytes:
    titles: list[list[Cell]] = [["CÔNG AN THÀNH PHỐ HÀ NỘI"], ["", "", "SỔ TIẾP NHẬN NGUỒN TIN"], []]
    row: list[Cell] = [1, date(2024, 3, 6), "Trực tiếp", "Hoàn Kiếm", "Nguyễn Văn An", 912345678, 1203012345, "Mất xe"]
    return workbook(("Sổ", [*titles, *GROUPED, [f"({n})" for n in range(1, 9)], [], row]), dress=merge_groups)


def test_it_finds_a_plain_table() -> None:
    found = heading(register(ROW))
    assert (found.sheet, found.first_row, keys(found), found.ready) == ("Sổ", 2, ALL, True)
    assert not found.notices


def test_it_finds_merged_headings_under_titles_and_over_numbers() -> None:
    found = heading(grouped())
    assert found.first_row == 8
    assert keys(found) == {
        "B": "received",
        "C": "channel",
        "D": "unit",
        "E": "informant",
        "F": "phone",
        "G": "identity",
        "H": "content",
    }
    assert found.columns[4].label == "Người báo tin – Họ và tên"
    assert found.columns[4].samples == ("Nguyễn Văn An",)


def test_it_reads_the_rows_under_merged_headings() -> None:
    (line,) = lines(grouped())
    assert line.number == 8
    assert (line.values["phone"], line.values["identity"]) == ("0912345678", "001203012345")
    assert not line.refusals


@pytest.mark.parametrize(
    "marks", [("A", "B", *range(1, 9)), [f"({n})" for n in range(1, 11)], [float(n) for n in range(1, 11)]]
)
def test_it_passes_over_the_row_that_numbers_the_columns(marks: list[str | float]) -> None:
    assert heading(register(marks, ROW)).first_row == 3


def test_it_finds_the_sheet_of_the_table() -> None:
    data = workbook(("Bìa", [["CÔNG AN"], ["Ngày tiếp nhận"]]), ("Trống", []), ("Tháng 3", [[], [], LABELS, ROW]))
    assert (heading(data).sheet, heading(data).first_row) == ("Tháng 3", 4)


def test_it_looks_where_it_is_told() -> None:
    data = workbook(("Tháng 1", [LABELS, ROW]), ("Tháng 2", [LABELS, ROW]))
    assert find_heading(open_book(data), REGISTER, fold=fold, sheet="Tháng 2").sheet == "Tháng 2"


def test_it_tells_of_other_sheets_with_the_same_headings() -> None:
    found = heading(workbook(*((f"Tháng {n}", [LABELS, ROW]) for n in (1, 2, 3))))
    assert (found.sheet, found.alike) == ("Tháng 1", ("Tháng 2", "Tháng 3"))
    assert "“Tháng 2”, “Tháng 3”" in found.notices[0].say("vi")


def test_it_finds_a_table_that_does_not_begin_in_column_a() -> None:
    found = heading(workbook(("Sổ", [[], ["", "", *LABELS], ["", "", *ROW]])))
    assert keys(found) == dict(zip("CDEFGHIJKL", ALL.values(), strict=True))


def test_it_reads_a_table_without_rows() -> None:
    assert heading(register()).first_row == 2
    assert lines(register()) == []


@pytest.mark.parametrize("rows", [[], [["Hình thức"]], [["a", "b"], [1, 2]], [["Ngày"] * 60] * 80])
def test_it_refuses_a_book_without_the_table(rows: list[list[str | float]]) -> None:
    with pytest.raises(NoHeading) as refused:
        heading(workbook(("Sổ", rows)))
    assert "“Ngày giờ tiếp nhận”, “Hình thức”" in refused.value.say("vi")
    assert "“Received at”, “Channel”" in refused.value.say("en")


def test_it_names_required_fields_without_a_column() -> None:
    found = heading(register(labels=LABELS[1:]))
    assert not found.ready
    assert [(problem.code, problem.key) for problem in found.problems] == [("required_unmatched", "received")]
    assert "“Ngày giờ tiếp nhận”" in found.problems[0].say("vi")


def test_it_names_columns_that_cannot_be_told_apart() -> None:
    found = heading(register(labels=[*LABELS, "nội  DUNG"]))
    assert [problem.code for problem in found.problems] == ["ambiguous"]
    assert found.problems[0].say("vi").startswith("Các cột “J: Nội dung”, “K: nội DUNG” đều có thể là “Nội dung”")
    assert "content" not in keys(found).values()


def test_it_only_mentions_doubt_about_what_is_not_required() -> None:
    found = heading(register(labels=[*LABELS, "Số điện thoại"]))
    assert found.ready
    assert [notice.code for notice in found.notices] == ["ambiguous"]


def test_it_names_columns_it_does_not_use() -> None:
    found = heading(register(labels=[*LABELS, "Ghi chú"]))
    assert [column.letter for column in found.unused] == ["K"]
    assert [notice.say("vi") for notice in found.notices] == ["Các cột không dùng đến: “Ghi chú”."]


def test_it_says_what_it_guessed() -> None:
    found = heading(register(labels=["Ngày tiếp nhận nguồn tin về tội phạm", *LABELS[1:]]))
    assert keys(found)["A"] == "received"
    assert [notice.code for notice in found.notices] == ["likely"]


def test_it_follows_a_remembered_matching() -> None:
    labels = ["Cột một", "Hình thức", "Đơn vị", "Gì đó"]
    asked = heading(register(labels=labels))
    told = Matching(asked.fingerprint, ("received", "channel", "unit", "content"))
    again = Matching.from_json(told.as_json())
    found = heading(register(labels=["CỘT  MỘT", *labels[1:]]), remembered=[again])
    assert found.ready
    assert found.matching == told


def test_it_drops_remembered_fields_the_form_no_longer_has() -> None:
    asked = heading(register())
    told = Matching(asked.fingerprint, ("gone", *asked.matching.keys[1:]))
    assert [problem.key for problem in heading(register(), remembered=[told]).problems] == ["received"]


def test_it_is_not_misled_by_titles_that_name_a_column() -> None:
    data = workbook(("Sổ", [["Nội dung"], ["Ngày tiếp nhận", "06/03/2024"], LABELS, ROW]))
    assert (heading(data).first_row, keys(heading(data))) == (4, ALL)


def test_it_finds_a_form_of_one_field() -> None:
    form = Form("Số", "Numbers", (Field("phone", "Số điện thoại", "Telephone", Kind.PHONE, True),))
    assert heading(workbook(("a", [["Danh sách"], ["Số điện thoại"], [912345678]])), form).first_row == 3


def test_it_names_columns_after_z() -> None:
    found = heading(register(labels=[*LABELS, *[f"Cột phụ {n}" for n in range(20)]]))
    assert [column.letter for column in found.columns][25:28] == ["Z", "AA", "AB"]
