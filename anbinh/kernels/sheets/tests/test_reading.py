"""Reading rows: values, refusals, and rows that are no data."""

import unicodedata
from datetime import date, datetime, time

import pytest

from anbinh.kernels.sheets import (
    Cell,
    Field,
    Form,
    Kind,
    Moment,
    Refusal,
    Unmatched,
    Wording,
    find_heading,
    open_book,
    read,
)
from anbinh.kernels.sheets.tests.samples import (
    LABELS,
    REGISTER,
    ROW,
    TODAY,
    fold,
    lines,
    reading,
    register,
    unit,
    workbook,
)


def row(**cells: Cell) -> list[Cell]:
    """The good row with some cells changed."""
    return [cells.get(field.key, cell) for field, cell in zip(REGISTER.fields, ROW, strict=True)]


def only_refusal(*rows: list[Cell]) -> Refusal:
    (refusal,) = lines(register(*rows))[0].refusals
    return refusal


def test_it_reads_a_row() -> None:
    (line,) = lines(register(ROW))
    assert (line.number, line.refusals) == (2, ())
    assert line.values == {
        "received": Moment(date(2024, 3, 6), time(14, 5)),
        "channel": "in_person",
        "unit": "HK",
        "informant": "Nguyễn Văn An",
        "phone": "0912345678",
        "identity": "001203012345",
        "loss": 45_000_000,
        "victims": 1,
        "urgent": True,
        "content": "Bị giả danh công an",
    }
    assert line.cells == (*ROW[:6], 45_000_000.0, 1.0, *ROW[8:])


def test_it_gives_none_for_empty_cells_and_false_for_an_empty_mark() -> None:
    (line,) = lines(register(row(informant="", phone="-", loss=" ", urgent="", victims="…")))
    assert [line.values[key] for key in ("informant", "phone", "loss", "victims", "urgent")] == [
        None,
        None,
        None,
        None,
        False,
    ]
    assert not line.refusals


def test_it_gives_none_for_fields_without_a_column() -> None:
    (line,) = lines(
        workbook(("Sổ", [["Ngày tiếp nhận", "Hình thức", "Đơn vị", "Nội dung"], [ROW[0], ROW[1], ROW[2], ROW[9]]]))
    )
    assert line.values["phone"] is None
    assert line.values["urgent"] is False


def test_it_refuses_an_empty_required_cell() -> None:
    assert only_refusal(row(content="")).say("vi") == "Cột “Nội dung”: ô trống; cần ghi nội dung."
    assert only_refusal(row(received="")).say("en") == (
        "Column “Ngày giờ tiếp nhận”: the cell is empty; fill it in, for example “06/03/2024 14:05”."
    )


@pytest.mark.parametrize(
    ("key", "cell", "code"),
    [
        ("received", "31/02/2024", "impossible_day"),
        ("channel", "Chim bồ câu", "no_choice"),
        ("unit", "Phường Mây", "unknown_unit"),
        ("phone", "12", "no_phone"),
        ("identity", "12", "no_identity"),
        ("loss", "nhiều", "no_money"),
        ("victims", "1,5", "no_integer"),
        ("urgent", "có lẽ", "no_flag"),
        ("loss", "#REF!", "error_cell"),
    ],
)
def test_it_refuses_a_bad_cell_and_keeps_the_others(key: str, cell: Cell, code: str) -> None:
    (line,) = lines(register(row(**{key: cell})))
    (refusal,) = line.refusals
    label = REGISTER.field(key).label_vi
    assert (refusal.code, refusal.key, refusal.column) == (code, key, label)
    assert key not in line.values and len(line.values) == len(REGISTER.fields) - 1
    assert f"“{label}”" in refusal.say("vi") and str(cell) in refusal.say("vi") and str(cell) in refusal.say("en")


def test_it_takes_the_sentence_of_the_house() -> None:
    book = open_book(register(ROW))
    own = Refusal("closed_unit", own=Wording("đơn vị đã giải thể.", "the unit was dissolved."))
    found = find_heading(book, REGISTER, fold=fold)
    (line,) = read(book, REGISTER, found, fold=fold, on=TODAY, resolvers={"unit": lambda text: own})
    assert line.refusals[0].say("vi") == "Cột “Đơn vị tiếp nhận”: đơn vị đã giải thể."
    assert line.refusals[0].key == "unit"
    late = line.refused(Refusal("twice", own="Đã có trong sổ."))
    assert [refusal.say("en") for refusal in late.refusals][1] == "Đã có trong sổ."


def test_it_asks_the_house_once_for_each_text() -> None:
    asked: list[str] = []

    def listening(text: str) -> object:
        asked.append(text)
        return unit(text)

    book = open_book(register(ROW, ROW, row(unit="Xã Đông Anh"), ROW))
    found = find_heading(book, REGISTER, fold=fold)
    rows = read(book, REGISTER, found, fold=fold, on=TODAY, resolvers={Kind.UNIT: listening})
    assert [line.values["unit"] for line in rows] == ["HK", "HK", "DA", "HK"]
    assert asked == ["Phường Hoàn Kiếm", "Xã Đông Anh"]


def test_it_needs_a_resolver_for_what_the_house_knows() -> None:
    book = open_book(register(ROW))
    with pytest.raises(LookupError, match="unit"):
        read(book, REGISTER, find_heading(book, REGISTER, fold=fold), fold=fold, on=TODAY)


def test_it_does_not_read_before_the_columns_are_matched() -> None:
    book = open_book(register(labels=LABELS[1:]))
    with pytest.raises(Unmatched) as refused:
        read(book, REGISTER, find_heading(book, REGISTER, fold=fold), fold=fold, on=TODAY, resolvers={Kind.UNIT: unit})
    assert "“Ngày giờ tiếp nhận”" in refused.value.say("vi")


def test_it_leaves_out_blank_and_prepared_rows() -> None:
    labels = ["STT", *LABELS]
    found = reading(register([1, *ROW], [], [" ", "\u00a0"], [2], [3], [4, *ROW], labels=labels))
    assert [line.number for line in found] == [2, 7]
    assert not found.skipped


def test_it_leaves_out_sums_and_signatures_and_says_so() -> None:
    found = reading(
        register(
            ROW,
            ["Cộng", "", "", "", "", "", 45_000_000, 1],
            ["Tổng số: 1 tin"],
            [],
            ["", "", "", "", "", "", "", "Hà Nội, ngày 06 tháng 3 năm 2024"],
            ["NGƯỜI LẬP BIỂU", "", "", "", "", "", "", "THỦ TRƯỞNG ĐƠN VỊ"],
            ["(Ký, ghi rõ họ tên)", "", "", "", "", "", "", "(Ký, ghi rõ họ tên, đóng dấu)"],
            [],
            ["Trần Thị Bình", "", "", "", "", "", "", "Lê Văn Cường"],
        )
    )
    assert [line.number for line in found] == [2]
    assert [(skipped.number, skipped.why) for skipped in found.skipped] == [
        (3, "sum"),
        (4, "sum"),
        (6, "signature"),
        (7, "signature"),
        (8, "signature"),
        (10, "signature"),
    ]
    assert found.skipped[0].text == "Cộng 45000000 1"


def test_it_reads_on_after_a_signature_between_two_months() -> None:
    found = reading(register(ROW, ["NGƯỜI LẬP"], ["Trần Thị Bình"], LABELS, ROW, row(content="")))
    assert [line.number for line in found] == [2, 6, 7]
    assert [skipped.why for skipped in found.skipped] == ["signature", "signature", "heading"]


def test_it_refuses_a_short_row_after_data_that_follow_a_signature() -> None:
    found = reading(register(ROW, ["NGƯỜI LẬP"], ROW, ["06/03/2024", "", "", "Trần Thị Bình"]))
    assert [(line.number, bool(line.refusals)) for line in found] == [(2, False), (4, False), (5, True)]
    assert [skipped.number for skipped in found.skipped] == [3]


def test_it_takes_a_company_called_tong_for_data() -> None:
    (line,) = lines(register(["Tổng công ty Sông Hồng", *[""] * 8, "Bị chiếm đoạt"]))
    assert {refusal.key for refusal in line.refusals} == {"received", "channel", "unit"}


def test_it_reads_composed_letters() -> None:
    (line,) = lines(
        register(
            row(informant=unicodedata.normalize("NFD", "Đặng Thị Ngọc Ánh")),
            labels=[unicodedata.normalize("NFD", x) for x in LABELS],
        )
    )
    assert line.values["informant"] == "Đặng Thị Ngọc Ánh"


def test_it_multiplies_by_the_unit_of_the_heading_and_says_so() -> None:
    labels = ["Thiệt hại (triệu đồng)" if label == "Thiệt hại" else label for label in LABELS]
    found = reading(register(row(loss=45), row(loss="1,5 tỷ"), labels=labels))
    assert [line.values["loss"] for line in found] == [45_000_000, 1_500_000_000]
    assert [notice.code for notice in found.notices] == ["scaled"]


def test_it_notices_days_taken_for_months() -> None:
    american = [row(received=datetime.fromisoformat(f"2024-0{n}-03")) for n in (4, 5)] + [
        row(received=f"{n}/03/2024") for n in (13, 25)
    ]
    found = reading(register(*american))
    assert len(list(found)) == 4
    assert [notice.code for notice in found.notices] == ["swapped_months"]
    good = reading(register(*american, row(received=datetime.fromisoformat("2024-03-30"))))
    assert len(list(good)) == 5
    assert not good.notices


def test_it_can_be_read_twice() -> None:
    found = reading(register(ROW, ["Cộng"]))
    assert list(found) == list(found)
    assert len(found.skipped) == 1


def test_it_reads_more_columns_than_headings() -> None:
    (line,) = lines(register([*ROW, "thừa", "thừa nữa"]))
    assert len(line.cells) == len(LABELS)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Form("a", "a", ()),
        lambda: Form("a", "a", (Field("a", "a", "a"), Field("a", "b", "b"))),
        lambda: Field("a", "a", "a", Kind.CHOICE),
        lambda: Wording("", "a"),
    ],
)
def test_it_refuses_a_form_that_cannot_be_filled_in(make: object) -> None:
    with pytest.raises(ValueError):
        make()  # type: ignore[operator]  # the table holds functions
