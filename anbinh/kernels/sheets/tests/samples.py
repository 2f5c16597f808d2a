"""A register as offices keep it, and workbooks made for the tests."""

import io
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from anbinh.kernels.sheets import (
    Cell,
    Choice,
    Field,
    Form,
    Heading,
    Kind,
    Line,
    Matching,
    Reading,
    Refusal,
    find_heading,
    open_book,
    read,
)

TODAY = date(2024, 6, 1)
UNITS = {"phuong hoan kiem": "HK", "hoan kiem": "HK", "xa dong anh": "DA"}
CHANNELS = (
    Choice("in_person", "Trực tiếp", "In person", ("tại trụ sở",)),
    Choice("post", "Bưu chính", "By post"),
    Choice("phone", "Điện thoại", "By telephone"),
)
REGISTER = Form(
    "Sổ tiếp nhận nguồn tin",
    "Register of reports",
    (
        Field(
            "received",
            "Ngày giờ tiếp nhận",
            "Received at",
            Kind.MOMENT,
            True,
            ("Ngày tiếp nhận",),
            ("06/03/2024 14:05",),
        ),
        Field("channel", "Hình thức", "Channel", Kind.CHOICE, True, choices=CHANNELS),
        Field("unit", "Đơn vị tiếp nhận", "Receiving unit", Kind.UNIT, True, ("Đơn vị",), ("Phường Hoàn Kiếm",)),
        Field("informant", "Họ tên người báo tin", "Informant", aliases=("Người báo tin họ và tên", "Họ và tên")),
        Field("phone", "Số điện thoại", "Telephone", Kind.PHONE, aliases=("SĐT",)),
        Field("identity", "Số CCCD", "Identity number", Kind.IDENTITY),
        Field("loss", "Thiệt hại", "Loss", Kind.MONEY),
        Field("victims", "Số bị hại", "Victims", Kind.INTEGER),
        Field("urgent", "Khẩn", "Urgent", Kind.FLAG),
        Field("content", "Nội dung", "Content", required=True, aliases=("Nội dung vụ việc", "Tóm tắt nội dung")),
    ),
)
LABELS = tuple(field.label_vi for field in REGISTER.fields)
ROW: tuple[Cell, ...] = (
    datetime.fromisoformat("2024-03-06T14:05"),
    "Trực tiếp",
    "Phường Hoàn Kiếm",
    "Nguyễn Văn An",
    "0912345678",
    "001203012345",
    45_000_000,
    1,
    "x",
    "Bị giả danh công an",
)


def fold(text: str) -> str:
    """As the house folds: no case, no diacritics, single spaces."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())


def unit(text: str) -> object:
    return UNITS.get(fold(text)) or Refusal("unknown_unit", values={"given": text})


def workbook(
    *sheets: tuple[str, Sequence[Sequence[Cell]]], dress: Callable[[Worksheet], object] | None = None
) -> bytes:
    """An .xlsx with these sheets from A1 on; days and times get a format, as in Excel. `dress` may add to the last."""
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        formats = {
            kind: book.add_format({"num_format": code})
            for kind, code in ((datetime, "dd/mm/yyyy hh:mm"), (date, "dd/mm/yyyy"), (time, "hh:mm"))
        }
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for index, cell in enumerate(row):
                    if isinstance(cell, datetime | date | time):
                        sheet.write_datetime(number, index, cell, formats[type(cell)])
                    elif isinstance(cell, str):
                        sheet.write_string(number, index, cell)
                    else:
                        sheet.write(number, index, cell)
        if dress:
            dress(sheet)
    return packed.getvalue()


def register(*rows: Sequence[Cell], labels: Sequence[str] = LABELS) -> bytes:
    """A plain register with these rows under its headings."""
    return workbook(("Sổ", [labels, *rows]))


def heading(data: bytes, form: Form = REGISTER, remembered: Iterable[Matching] = ()) -> Heading:
    return find_heading(open_book(data), form, fold=fold, remembered=remembered)


def reading(data: bytes, form: Form = REGISTER, remembered: Iterable[Matching] = ()) -> Reading:
    book = open_book(data)
    found = find_heading(book, form, fold=fold, remembered=remembered)
    return read(book, form, found, fold=fold, on=TODAY, resolvers={Kind.UNIT: unit})


def lines(data: bytes, form: Form = REGISTER, remembered: Iterable[Matching] = ()) -> list[Line]:
    return list(reading(data, form, remembered))


def keys(found: Heading) -> dict[str, str]:
    """Field key by the letter of its column."""
    return {column.letter: column.key for column in found.columns if column.key}
