"""The register that is measured, and what is done with it."""

import resource
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import xlsxwriter

from anbinh.kernels.sheets import (
    Choice,
    Field,
    Form,
    Heading,
    Kind,
    Reading,
    Refusal,
    find_heading,
    open_book,
    read,
    refused,
)
from anbinh.kernels.vietnamese.letters import fold

CHANNELS = tuple(Choice(f"c{n}", f"Hình thức {n}", f"Channel {n}") for n in range(8))
FORM = Form(
    "Sổ tiếp nhận",
    "Register",
    (
        Field("received", "Ngày giờ tiếp nhận", "Received at", Kind.MOMENT, required=True),
        Field("occurred", "Ngày xảy ra", "Occurred on", Kind.DAY),
        Field("channel", "Hình thức", "Channel", Kind.CHOICE, required=True, choices=CHANNELS),
        Field("unit", "Đơn vị", "Unit", Kind.UNIT, required=True),
        Field("name", "Họ và tên", "Name"),
        Field("phone", "Số điện thoại", "Telephone", Kind.PHONE),
        Field("identity", "Số CCCD", "Identity number", Kind.IDENTITY),
        Field("address", "Địa chỉ", "Address"),
        Field("offence", "Tội danh", "Offence", Kind.OFFENCE),
        Field("loss", "Thiệt hại", "Loss", Kind.MONEY),
        Field("victims", "Số bị hại", "Victims", Kind.INTEGER),
        Field("urgent", "Khẩn", "Urgent", Kind.FLAG),
        Field("officer", "Cán bộ tiếp nhận", "Officer"),
        Field("content", "Nội dung", "Content", required=True),
        Field("note", "Ghi chú", "Note"),
    ),
)


def write(path: Path, rows: int) -> None:
    """A register in which half the days are text and telephones have lost their zero."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Sổ")
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        sheet.write_row(0, 0, [field.label_vi for field in FORM.fields])
        for number in range(1, rows + 1):
            at = datetime.fromisoformat("2024-01-01T08:00") + timedelta(minutes=number)
            if number % 2:
                sheet.write_datetime(number, 0, at, moment)
            else:
                sheet.write_string(number, 0, f"{at.hour} giờ {at:%M} ngày {at:%d/%m/%Y}")
            sheet.write_row(number, 1, _cells(number))


def _cells(number: int) -> list[str | int]:
    return [
        f"{number % 28 + 1}/3/2024",
        f"Hình thức {number % 8}",
        f"Phường {number % 126}",
        f"Nguyễn Văn {number}",
        900_000_000 + number,
        f"{1_203_000_000 + number:012}",
        f"Số {number} phố Hàng Bạc",
        str(170 + number % 10),
        f"{number % 900 + 1}.000.000",
        number % 5,
        "x" if number % 9 == 0 else "",
        f"Cán bộ {number % 300}",
        f"Bị hại trình báo việc thứ {number} qua mạng",
        "",
    ]


def found(path: Path) -> tuple[Heading, Reading]:
    book = open_book(path)
    heading = find_heading(book, FORM, fold=fold)
    return heading, read(book, FORM, heading, fold=fold, on=date(2024, 6, 1), resolvers={"unit": str, "offence": str})


def opened(path: Path) -> int:
    heading, _ = found(path)
    return len(heading.columns)


def all_read(path: Path) -> int:
    _, lines = found(path)
    return sum(1 for line in lines if not line.refusals)


def sent_back(path: Path) -> int:
    heading, lines = found(path)
    wrong = Refusal("unknown", values={"given": "một giá trị"})
    return len(refused(heading, (line.refused(wrong) for line in lines if line.number % 10 == 0)))


def measure(step: Callable[[Path], int], path: Path) -> tuple[float, float, float, int]:
    """Seconds on the clock and of the processor, peak megabytes of this process, and what the step answered."""
    begin, worked = time.perf_counter(), time.process_time()
    answer = step(path)
    seconds, processor = time.perf_counter() - begin, time.process_time() - worked
    return seconds, processor, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, answer
