"""Whole workbooks of cases for tests, built as offices keep theirs."""

from collections.abc import Sequence
from typing import Any

from anbinh.records.intake.tests import book as sheets

HEADINGS = (
    "STT",
    "Số QĐ khởi tố",
    "Ngày khởi tố",
    "Đơn vị thụ lý",
    "Tội danh",
    "Khoản",
    "Nội dung vụ án",
    "Họ tên bị can",
    "Số bị can",
    "Thiệt hại",
    "Thu hồi",
    "Ngày khám phá",
    "Kết quả điều tra",
    "Ngày kết thúc",
    "Căn cứ",
    "Ghi chú",
)
PLAIN: dict[str, Any] = {
    "STT": 1,
    "Ngày khởi tố": "02/03/2026",
    "Đơn vị thụ lý": "PC02",
    "Tội danh": "Điều 168 khoản 2",
    "Nội dung vụ án": "Hai đối tượng dùng dao cướp túi xách tại ngõ vắng.",
}


def row(**changed: Any) -> list[Any]:
    """One row under HEADINGS; names with spaces are given as a dictionary in `more`."""
    values = {**PLAIN, **changed.pop("more", {}), **changed}
    return [values.get(heading, "") for heading in HEADINGS]


def book(*rows: Sequence[Any], headings: Sequence[str] = HEADINGS, above: Sequence[str] = ()) -> bytes:
    """A workbook with these rows under one row of headings, and lines of title above it."""
    return sheets.book(rows, headings=headings, above=above)
