"""A register of early 2024 as an office that never saw this program kept it: read whole, and the same twice."""

import io
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from anbinh.foundation.sealing import commands as sealing
from anbinh.records.intake.cli import intake
from anbinh.records.intake.models import Load, Report
from anbinh.records.intake.tests.conftest import Desk, on
from conftest import SignIn

GROUPS = {"Người tố giác, báo tin": (3, 5), "Kết quả giải quyết": (9, 11)}
HEADINGS = (
    "TT",
    "Ngày tiếp nhận",
    "Đơn vị",
    "Họ tên",
    "Số điện thoại",
    "Địa chỉ",
    "Nội dung vụ việc",
    "Tội danh",
    "Hình thức tiếp nhận",
    "Kết quả",
    "Số QĐ",
    "Ngày QĐ",
)
GOOD: tuple[tuple[Any, ...], ...] = (
    (
        1,
        "6/3/2024",
        "Công an huyện Phúc Thọ",
        "Đặng Thị Ánh",
        912345678,
        "Thôn 1",
        "Mất xe.",
        "Trộm cắp tài sản",
        "Trực tiếp",
        "Khởi tố",
        "12",
        "20/3/2024",
    ),
    (2, 45357, "CA xã Vân Phúc", "Trần Thị Bưởi", "0987.654.321", "", "Bị lừa 45 triệu.", "174", "Điện thoại"),
    (
        3,
        datetime(2024, 3, 7, 14, 30),  # noqa: DTZ001 -- a workbook knows no zone
        "cong an phuong hang bac",
        "Lê Văn Cam",
        84912345679,
        "",
        "Bị lừa qua mạng.",
        "lua dao chiem doat tai san",
        "Trực tiếp",
        "Không khởi tố",
        "5",
        45380,
    ),
    (4, "07-03-2024", "Phường Hàng Bạc", "", "", "", "Đánh nhau.", "Điều 134", "Đơn", "Đang xác minh"),
    (
        5,
        "8.3.2024",
        "xã Vân Phúc, huyện Phúc Thọ",
        "",
        "",
        "",
        "Cướp giật.",
        "khoản 1 Điều 171 BLHS",
        "Tin báo",
        "Tạm đình chỉ",
        "7",
        "30/03/2024",
    ),
    (6, "09/03/24", "UBND xã Vân Phúc", "", "", "", "Đốt rác gây cháy.", "", "Công văn"),
    (7, "10/3/2024", "P.Hàng Bạc", "", "", "", "Trộm cắp.", "Tội trộm cắp tài sản (Điều 173)"),
    (8, "11/3/2024", "Q. Hoàn Kiếm", "", "", "", "Bị đánh.", "cố ý gây thương tích"),
    (9, "12/3/2024", "CAQ Đống Đa", "", "", "", "Gây rối.", "318", "Qua điện thoại"),
)
BAD: tuple[tuple[Any, ...], ...] = (
    (11, "31/2/2024", "CA xã Vân Phúc", "", "", "", "Ngày sai.", "173"),
    (12, "14/3/2024", "Công an xã Không Có", "", "", "", "Đơn vị sai.", "173"),
    (13, "15/3/2024", "thị trấn Phúc Thọ", "", "", "", "Điều sai.", "999"),
)


def register(*rows: tuple[Any, ...], second: bool = False) -> bytes:
    """Titles, headings of two rows with merged cells, a numbering row, rows and gaps, a sum, the signatures."""
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"default_date_format": "dd/mm/yyyy"}) as made:
        sheet = made.add_worksheet("Quý I")
        sheet.merge_range(0, 0, 0, 3, "CÔNG AN THÀNH PHỐ HÀ NỘI")
        sheet.merge_range(1, 0, 1, 11, "SỔ TIẾP NHẬN TỐ GIÁC, TIN BÁO VỀ TỘI PHẠM NĂM 2024")
        for index, heading in enumerate(HEADINGS):
            inside = any(first <= index <= last for first, last in GROUPS.values())
            if inside:
                sheet.write(5, index, heading)
            else:
                sheet.merge_range(4, index, 5, index, heading)
            sheet.write(6, index, f"({index + 1})")
        for title, (first, last) in GROUPS.items():
            sheet.merge_range(4, first, 4, last, title)
        for number, row in enumerate(rows):
            sheet.write_row(7 + number + number // 3, 0, row)
        end = 8 + len(rows) + len(rows) // 3
        sheet.merge_range(end, 0, end, 2, f"Tổng cộng: {len(rows)}")
        sheet.write(end, 6, len(rows))
        sheet.write(end + 2, 9, "Hà Nội, ngày 01 tháng 4 năm 2024")
        sheet.write(end + 3, 1, "NGƯỜI LẬP BIỂU")
        if second:
            other = made.add_worksheet("Quý II")
            other.write_row(0, 0, ("TT", "Ngày", "Đơn vị", "Nội dung"))
            other.write_row(1, 0, (1, "6/4/2024", "CA xã Vân Phúc", "Mất trộm gà."))
            made.add_worksheet("Danh mục").write_column(0, 0, ("Hình thức", "Trực tiếp"))
    return packed.getvalue()


def told(data: bytes, folder: Path, *options: str, name: str = "so.xlsx", expected: int = 0) -> dict[str, Any]:
    (folder / name).write_bytes(data)
    outcome = CliRunner().invoke(intake, ["import", str(folder / name), "--json", *options])
    assert outcome.exit_code == expected, outcome.output
    found: dict[str, Any] = json.loads(outcome.stdout)
    return found


def test_it_reads_every_row_of_a_strangers_book_and_the_same_file_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    sealing.make_demonstration(at=on(1))
    dry = told(register(*GOOD), tmp_path, "--dry-run")
    assert (dry["create"], dry["refused"], [one["why"] for one in dry["skipped"]]) == (
        len(GOOD),
        0,
        ["sum", "signature", "signature"],
    )
    assert not Report.objects.exists()
    assert told(register(*GOOD), tmp_path)["create"] == len(GOOD)
    found = {one.summary.rsplit(": ", 1)[-1]: one for one in Report.objects.all()}
    units = [found[str(n)].unit.code for n in range(1, 10)]
    assert units == [
        "CA-272",
        "CA-09721",
        "CA-00061",
        "CA-00061",
        "CA-09721",
        "CA-09721",
        "CA-00061",
        "CA-002",
        "CA-006",
    ]
    articles = [found[str(n)].article for n in range(1, 10)]
    assert articles == ["173", "174", "174", "134", "171", "", "173", "134", "318"]
    days = [found[str(n)].received_on.day for n in range(1, 10)]
    assert days == [6, 6, 7, 7, 8, 9, 10, 11, 12]
    assert [found[str(n)].envelope_id is not None for n in (1, 2, 3, 4)] == [True, True, True, False]
    again = told(register(*GOOD), tmp_path)
    assert (again["create"], again["change"], again["unchanged"]) == (0, 0, len(GOOD))


def test_it_says_of_each_refused_row_what_is_wrong_and_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    sealing.make_demonstration(at=on(1))
    answer = told(register(*GOOD, *BAD), tmp_path, expected=1)
    assert (answer["written"], answer["refused"], Report.objects.count()) == (False, len(BAD), 0)
    said = [reason for one in answer["refusals"] for reason in one["reasons"]]
    assert all(wrong in " ".join(said) for wrong in ("31/2/2024", "Không Có", "999"))


def test_it_reads_a_workbook_by_another_name(desk: Desk, tmp_path: Path) -> None:
    assert told(register(GOOD[5]), tmp_path, "--dry-run", name="so.xls")["create"] == 1


def test_it_tells_of_a_second_sheet_with_a_shorter_table(desk: Desk, tmp_path: Path) -> None:
    answer = told(register(GOOD[5], second=True), tmp_path, "--dry-run")
    assert answer["sheet"] == "Quý I" and any("Quý II" in notice for notice in answer["notices"])
    assert not any("Danh mục" in notice for notice in answer["notices"])
    other = told(register(GOOD[5], second=True), tmp_path, "--dry-run", "--sheet", "Quý II")
    assert other["create"] == 1 and any("Quý I”" in notice for notice in other["notices"])


def test_it_asks_on_the_page_which_of_several_sheets_is_meant(desk: Desk, sign_in: SignIn) -> None:
    client = sign_in("city_desk")
    file = SimpleUploadedFile("so.xlsx", register(GOOD[5], second=True))
    asked = client.post(reverse("intake:loads"), {"file": file}, follow=True)
    assert asked.request["PATH_INFO"].endswith("/cot/") and "Quý II" in asked.content.decode()
    form = asked.context["form"]
    typed = {name: form[name].value() or "" for name in form.fields}
    again = client.post(asked.request["PATH_INFO"], {**typed, "sheet": "Quý II"}, follow=True)
    typed = {name: again.context["form"][name].value() or "" for name in again.context["form"].fields}
    seen = client.post(again.request["PATH_INFO"], {**typed, "sheet": "Quý II"}, follow=True)
    assert seen.context["counts"]["create"] == 1 and Load.objects.get().sheet == "Quý II"


def test_it_enters_rows_of_no_kind_as_information_and_says_so(desk: Desk, tmp_path: Path) -> None:
    answer = told(register(GOOD[5], GOOD[6]), tmp_path)
    assert set(Report.objects.values_list("kind", flat=True)) == {"report"}
    assert any(notice.startswith("2 dòng") for notice in answer["notices"])


def test_it_takes_what_a_column_holds_from_the_command_line(desk: Desk, tmp_path: Path) -> None:
    text = "A;B;C\n6/3/2024;CA xã Vân Phúc;Mất trộm gà.\n".replace("A;B;C", "Hôm;Ở đâu;Nội dung")
    (tmp_path / "so.csv").write_text(text, encoding="utf-8-sig")
    refused = CliRunner().invoke(intake, ["import", str(tmp_path / "so.csv"), "--dry-run"])
    assert refused.exit_code == 2
    answer = told(
        ("STT;Hôm;Ở đâu;Nội dung\n1;6/3/2024;CA xã Vân Phúc;Mất trộm gà.\n").encode(),
        tmp_path,
        "--column",
        "B=received",
        "--column",
        "c=unit",
        "--dry-run",
        name="so.csv",
    )
    assert (answer["create"], answer["refused"]) == (1, 0)


@pytest.mark.parametrize("text", ["B", "Z=received", "B=nothing"])
def test_it_refuses_a_column_or_field_there_is_not(desk: Desk, tmp_path: Path, text: str) -> None:
    (tmp_path / "so.xlsx").write_bytes(register(GOOD[5]))
    outcome = CliRunner().invoke(intake, ["import", str(tmp_path / "so.xlsx"), "--column", text])
    assert outcome.exit_code == 2 and text in outcome.stderr and "received" in outcome.stderr


def test_it_shows_the_columns_when_it_cannot_tell_them(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "so.csv").write_text("STT;Hôm;Đơn vị;Nội dung\n1;6/3/2024;CA xã Vân Phúc;Mất gà.\n", encoding="utf-8")
    outcome = CliRunner().invoke(intake, ["import", str(tmp_path / "so.csv")])
    assert outcome.exit_code == 2 and "B=?\tHôm" in outcome.stderr and "C=unit" in outcome.stderr
