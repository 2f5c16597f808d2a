"""The register that is measured: communes of three epochs, four rows in ten with a result, every other one named."""

from datetime import date, datetime, timedelta
from pathlib import Path

import xlsxwriter

HEADINGS = (
    "STT",
    "Ngày giờ tiếp nhận",
    "Đơn vị tiếp nhận",
    "Hình thức",
    "Loại tin",
    "Người báo tin",
    "Số CCCD",
    "SĐT",
    "Địa chỉ",
    "Nội dung",
    "Tội danh",
    "Thiệt hại",
    "Kết quả",
    "Căn cứ",
    "Ngày ra quyết định",
)
PLACES = (
    ("2024-01-01", ("CA xã Vân Phúc, Phúc Thọ", "Công an P. Hàng Bạc", "ca phuong cua dong", "CAQ Hoàn Kiếm")),
    ("2025-01-02", ("Công an xã Vân Phúc", "CA phường Cửa Nam, Hoàn Kiếm", "CA xã Phúc Hòa, huyện Phúc Thọ")),
    ("2025-07-02", ("CA xã Phúc Lộc", "Công an phường Ba Đình", "phuong hoan kiem", "CA-09739")),
)
KINDS, CHANNELS = ("Tố giác", "Tin báo", "KNKT"), ("Trực tiếp", "Điện thoại", "Bưu chính", "VNeID")
OFFENCES = ("173 khoản 1", "Đ.174 k2", "Cố ý gây thương tích", "", "290.1")


def write(path: Path, rows: int) -> None:
    """A workbook of so many rows, a third of them in each epoch."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Sổ")
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        sheet.write_row(0, 0, HEADINGS)
        for number in range(1, rows + 1):
            first, units = PLACES[(number - 1) * len(PLACES) // rows]
            at = datetime.fromisoformat(f"{first}T00:05") + timedelta(minutes=(number * 7) % (170 * 1440))
            if number % 2:
                sheet.write_datetime(number, 1, at, moment)
            else:
                sheet.write_string(number, 1, f"{at.hour} giờ {at:%M} ngày {at:%d/%m/%Y}")
            sheet.write_number(number, 0, number)
            sheet.write_row(number, 2, _cells(number, units[number % len(units)], at.date()))


def _cells(number: int, unit: str, day: date) -> list[str | int]:
    reporter = ("", "", "", "")
    if number % 2:
        reporter = (
            f"Nguyễn Văn {number}",
            f"{1_190_000_000 + number:012}",
            str(900_000_000 + number),
            f"Số {number} phố Chợ",
        )
    telephone = f"0500{number % 1_000_000:06}"
    told = f"Bị hại trình báo việc thứ {number}: bị gọi từ số {telephone}, yêu cầu chuyển tiền vào tài khoản."
    result = ("", "Khởi tố", "Không khởi tố", "", "")[number % 5]
    decided = f"{day + timedelta(days=10 + number % 20):%d/%m/%Y}" if result else ""
    ground = "157.2" if result == "Không khởi tố" else ""
    about = (told, OFFENCES[number % 5], f"{number % 900 + 1}.000.000", result, ground, decided)
    return [unit, CHANNELS[number % 4], KINDS[number % 3], *reporter, *about]
