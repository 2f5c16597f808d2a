"""Whole workbooks for tests, built as offices keep theirs."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

HEADINGS = (
    "STT",
    "Ngày giờ tiếp nhận",
    "Đơn vị",
    "Hình thức",
    "Loại tin",
    "Họ và tên",
    "SĐT",
    "CCCD",
    "Nội dung",
    "Tội danh",
    "Chuyển đến",
    "Ngày chuyển",
    "Kết quả",
    "Căn cứ",
    "Ngày ra quyết định",
    "Số quyết định",
)
PLAIN: dict[str, Any] = {
    "STT": 1,
    "Ngày giờ tiếp nhận": "02/03/2026 08:15",
    "Đơn vị": "CA xã Phúc Lộc",
    "Hình thức": "Trực tiếp",
    "Loại tin": "Tố giác",
    "Nội dung": "Bị hại trình báo mất xe máy trước cổng chợ.",
}


def row(**changed: Any) -> list[Any]:
    """One row under HEADINGS; names with spaces are given as a dictionary in `more`."""
    values = {**PLAIN, **changed.pop("more", {}), **changed}
    return [values.get(heading, "") for heading in HEADINGS]


def book(rows: Sequence[Sequence[Any]], *, headings: Sequence[str] = HEADINGS, above: Sequence[str] = ()) -> bytes:
    """A workbook with these rows under one row of headings, and lines of title above it."""
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"default_date_format": "dd/mm/yyyy hh:mm"}) as made:
        sheet = made.add_worksheet("Sổ")
        for number, title in enumerate(above):
            sheet.write_string(number, 0, title)
        for number, line in enumerate([headings, *rows], start=len(above)):
            for index, cell in enumerate(line):
                if isinstance(cell, datetime):
                    sheet.write_datetime(number, index, cell)
                elif cell != "":
                    sheet.write(number, index, cell)
    return packed.getvalue()
