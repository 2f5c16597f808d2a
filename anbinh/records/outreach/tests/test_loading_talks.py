"""Sessions and plans from Excel: looked at, loaded in one piece, refused in the words of the step."""

from typing import Any

import pytest

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.tests.workbooks import Sender
from anbinh.foundation.units.models import Unit
from anbinh.records.outreach.models import Plan, PlanLine, Talk
from anbinh.records.outreach.tests.conftest import Ward, on, total
from conftest import Signed

pytestmark = pytest.mark.usefixtures("shelf")
TALK = {
    "Trường": "Trường THPT Hoa Phượng",
    "Xã/phường": "",
    "Chuyên đề": "ma túy",
    "Ngày, giờ": "10/03/2026 8:00",
    "Giờ": "",
    "Báo cáo viên": "Vũ Hoàng Nam",
    "Kế hoạch": "",
    "Số lượt dự": 380,
    "Lớp": "10A1, 10A2",
}
LINE = {
    "Kế hoạch": "Tuần sinh hoạt 2026",
    "Ngày ký": "02/03/2026",
    "Chủ trì": "09739",
    "Từ ngày": "09/03/2026",
    "Đến ngày": "31/03/2026",
    "Đối tượng": "học sinh",
    "Chuyên đề": "ma túy",
    "Trường": "Trường THPT Hoa Phượng",
    "Số buổi": 2,
    "Lượt người": 800,
}


@pytest.fixture
def talks(ward: Ward, signed: Signed) -> Sender:
    return Sender(signed(ward.thang), "outreach", TALK)


@pytest.fixture
def plans(ward: Ward, signed: Signed) -> Sender:
    return Sender(signed(Person.objects.named("le.thi.thu.ha").get()), "outreach_plans", LINE)


def test_it_enters_sessions_held_and_coming_once(talks: Sender, ward: Ward) -> None:
    rows = talks.row(), talks.row(**{"Ngày, giờ": "11/03/2026", "Giờ": "14h30", "Số lượt dự": "", "Lớp": ""})
    load = talks.sent(*rows)
    assert "Nạp 2 dòng" in talks.shown(load) and not Talk.objects.exists()
    assert "Đã nạp xong" in talks.decided(load, "2-0-0-0")
    held = Talk.objects.get(stage="held")
    assert (held.attendances, held.classes, held.speaker) == (380, ["10A1", "10A2"], ward.speaker)
    assert f"{Talk.objects.get(stage='scheduled').local:%d %H:%M}" == "11 14:30"
    assert total("outreach.session.attended") == 380
    assert "Mọi dòng trong tệp đã có trong sổ" in talks.shown(talks.sent(*rows))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"Trường": "Trường Sao Băng"}, "Trường Sao Băng"),
        ({"Ngày, giờ": "10/03/2026"}, "thiếu giờ"),
        ({"Báo cáo viên": "Không Ai"}, "Không Ai"),
        ({"Kế hoạch": "Không có"}, "hoặc có nhiều kế hoạch"),
        ({"Số lượt dự": 900}, "vì sao đông hơn"),
        ({"Lớp": "Nguyễn Văn An"}, "không phải tên lớp"),
        ({"Chuyên đề": "bóng đá"}, "không có trong danh mục"),
    ],
    ids=lambda one: next(iter(one)) if isinstance(one, dict) else "",
)
def test_it_says_of_a_session_what_is_wrong(talks: Sender, changed: dict[str, Any], sentence: str) -> None:
    text = talks.tried(**changed)
    assert "Dòng 2" in text and sentence in text and not Talk.objects.exists()


def test_it_tells_two_schools_of_one_name_by_their_commune(talks: Sender, ward: Ward) -> None:
    ward.another(ward.school.name, unit=Unit.objects.coded("00634").on(on(2).date()).get())
    assert "hoặc có nhiều trường" in talks.tried()
    talks.decided(talks.sent(talks.row(**{"Xã/phường": "09739"})), "1-0-0-0")
    assert Talk.objects.get().school == ward.school


def test_it_makes_one_plan_of_its_rows_and_widens_it_later(plans: Sender, ward: Ward) -> None:
    second, third = ward.another(), ward.another("Trường THPT Mùa Thu")
    rows = plans.row(), plans.row(**{"Trường": second.code, "Lượt người": 500})
    load = plans.sent(*rows)
    assert "Nạp 2 dòng" in plans.shown(load) and not Plan.objects.exists()
    assert "Đã nạp xong" in plans.decided(load, "2-0-0-0")
    assert PlanLine.objects.of(Plan.objects.get()).count() == 2 and total("outreach.session.planned") == 4
    assert "Đã nạp xong" in plans.decided(plans.sent(*rows, plans.row(**{"Trường": third.name})), "1-0-2-0")
    assert PlanLine.objects.of(Plan.objects.get()).count() == 3


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"Trường": "Trường Sao Băng"}, "Trường Sao Băng"),
        ({"Đến ngày": "01/03/2026"}, "kết thúc trước"),
        ({"Số buổi": 0}, "lớn hơn"),
        ({"Lượt người": 1}, "ít hơn số buổi"),
        ({"Chủ trì": "99999"}, "99999"),
    ],
    ids=lambda one: next(iter(one)) if isinstance(one, dict) else "",
)
def test_it_names_the_row_of_a_plan_that_is_wrong(
    plans: Sender, ward: Ward, changed: dict[str, Any], sentence: str
) -> None:
    text = plans.shown(plans.sent(plans.row(**changed), plans.row(**{"Trường": ward.another().name})))
    assert "Dòng 2" in text and "Dòng 3" not in text and sentence in text and not Plan.objects.exists()


def test_it_gives_templates_and_opens_to_nobody_who_may_not(
    talks: Sender, plans: Sender, ward: Ward, signed: Signed
) -> None:
    assert len(talks.template) == len(plans.template) == 3
    chair = signed(Person.objects.named("tran.quang.vinh").get())
    assert Sender(chair, "outreach", TALK).status == Sender(chair, "outreach_plans", LINE).status == 403
