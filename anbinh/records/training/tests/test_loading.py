"""Lists of courses and of who attended, from Excel: looked at, loaded in one piece, stated anew, refused."""

from typing import Any

import pytest

from anbinh.foundation.books.tests.workbooks import Sender
from anbinh.records.training.commands import Line
from anbinh.records.training.models import Attendance, Course, Trainee
from anbinh.records.training.tests.conftest import School, total
from conftest import Signed

pytestmark = pytest.mark.usefixtures("shelf")
COURSE = {
    "Tên lớp": "Tập huấn tiếp nhận tin báo",
    "BCĐ": "138",
    "Đơn vị tổ chức": "CATP-PV01",
    "Đơn vị giảng dạy": "Học viện Cảnh sát",
    "Từ ngày": "10/03/2026",
    "Đến ngày": "12/03/2026",
    "Chỉ tiêu": 40,
    "Đã tổ chức": "x",
}
LINE = {"Số lớp": "", "Đơn vị": "09739", "Số người dự": 3, "Số người đạt": 2, "Tài khoản": ""}


@pytest.fixture
def courses(school: School, signed: Signed) -> Sender:
    return Sender(signed(school.ha), "training", COURSE)


@pytest.fixture
def lines(school: School, signed: Signed) -> Sender:
    return Sender(signed(school.ha), "attendances", {**LINE, "Số lớp": school.held().code})


def test_it_plans_the_courses_of_a_list_and_counts_those_held(courses: Sender) -> None:
    rows = courses.row(), courses.row(**{"Tên lớp": "Lớp sau", "Đã tổ chức": ""})
    load = courses.sent(*rows)
    assert "Nạp 2 dòng" in courses.shown(load) and not Course.objects.exists()
    assert "Đã nạp xong" in courses.decided(load, "2-0-0-0")
    assert {one.title: one.stage for one in Course.objects.all()} == {
        "Tập huấn tiếp nhận tin báo": "held",
        "Lớp sau": "planned",
    }
    assert total("programme.training.held") == 1
    assert "Mọi dòng trong tệp đã có trong sổ" in courses.shown(courses.sent(*rows))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"Đến ngày": "09/03/2026"}, "kết thúc trước khi bắt đầu"),
        ({"Từ ngày": "01/03/2090", "Đến ngày": "02/03/2090"}, "02/03/2090"),
        ({"BCĐ": "77"}, "không có trong danh mục"),
        ({"Đơn vị giảng dạy": ""}, "ô trống"),
        ({"Chỉ tiêu": -4}, "từ 0 đến 100.000"),
        ({"Tên lớp": "dài " * 100}, "rút gọn"),
    ],
    ids=lambda one: next(iter(one)) if isinstance(one, dict) else "",
)
def test_it_says_of_a_course_what_is_wrong(courses: Sender, changed: dict[str, Any], sentence: str) -> None:
    text = courses.tried(**changed)
    assert "Dòng 2" in text and sentence in text and not Course.objects.exists()


def test_it_enters_who_attended_in_one_step_and_states_a_unit_anew(lines: Sender, school: School) -> None:
    rows = lines.row(**{"Tài khoản": "nguyen.thi.lan"}), lines.row(**{"Đơn vị": "00634", "Số người dự": 5})
    load = lines.sent(*rows)
    assert "Nạp 2 dòng" in lines.shown(load) and not Attendance.objects.exists()
    assert "Đã nạp xong" in lines.decided(load, "2-0-0-0")
    assert total("programme.training.attended") == 8 and total("programme.training.attended", code="00634") == 5
    again = lines.sent(lines.row(**{"Số người dự": 4}), rows[1])
    assert "Đã nạp xong" in lines.decided(again, "0-1-1-0")
    assert total("programme.training.attended") == 9
    assert Trainee.objects.of(Course.objects.get()).get().person == school.lan
    assert "Mọi dòng trong tệp đã có trong sổ" in lines.shown(lines.sent(lines.row(**{"Số người dự": 4}), rows[1]))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"Số lớp": "TH-1/2026/999"}, "TH-1/2026/999"),
        ({"Số người đạt": 4}, "không vượt số"),
        ({"Số người đạt": -1}, "từ 0 đến"),
        ({"Tài khoản": "khong.co.ai"}, "khong.co.ai"),
        ({"Đơn vị": "99999"}, "99999"),
    ],
    ids=lambda one: next(iter(one)) if isinstance(one, dict) else "",
)
def test_it_names_the_row_that_is_wrong_and_enters_the_others(
    lines: Sender, changed: dict[str, Any], sentence: str
) -> None:
    load = lines.sent(lines.row(**changed), lines.row(**{"Đơn vị": "00634"}))
    text = lines.shown(load)
    assert "Dòng 2" in text and "Dòng 3" not in text and sentence in text and not Attendance.objects.exists()
    lines.decided(load, "1-0-0-1", without_refused="on")
    assert Attendance.objects.get().unit.code == "00634"


def test_it_refuses_more_people_than_seats(school: School, signed: Signed) -> None:
    course = school.held(seats=4)
    lines = Sender(signed(school.ha), "attendances", {**LINE, "Số lớp": course.code})
    text = lines.shown(lines.sent(lines.row(), lines.row(**{"Đơn vị": "00634"})))
    assert "Dòng 3" in text and "Dòng 2" not in text


def test_a_course_out_of_reach_is_as_one_that_is_not_there(school: School, signed: Signed) -> None:
    course = school.attended(Line(school.far, 2))
    for one, seen in ((school.hung, False), (school.ha, True)):
        lines = Sender(signed(one), "attendances", {**LINE, "Số lớp": course.code})
        assert ("không có hồ sơ" not in lines.tried()) is seen


def test_it_gives_templates_and_opens_to_nobody_who_may_not_handle(
    courses: Sender, lines: Sender, school: School, signed: Signed
) -> None:
    assert (len(courses.template), len(lines.template)) == (3, 2)
    for book in (courses, lines):
        assert Sender(signed(school.lan), book.book, book.good).status == 403
