"""A list of conferences from Excel: looked at, loaded in one piece, refused in the words of the step."""

from typing import Any

import pytest

from anbinh.foundation.books.tests.workbooks import Sender
from anbinh.records.conferences.models import Conference
from anbinh.records.conferences.tests.conftest import Hall
from conftest import Signed

pytestmark = pytest.mark.usefixtures("shelf")
CONFERENCE = {
    "Hội nghị": "Giao ban quý I",
    "BCĐ": "138",
    "Đơn vị tổ chức": "01",
    "Chủ trì": "Phó Chủ tịch UBND",
    "Địa điểm": "Trụ sở UBND",
    "Ngày họp": "16/03/2026",
    "Bắt đầu": "8h00",
    "Kết thúc": "11:30",
    "Ngày mời": "09/03/2026",
}


@pytest.fixture
def lists(hall: Hall, signed: Signed) -> Sender:
    return Sender(signed(hall.ha), "conference_lists", CONFERENCE)


def test_it_announces_the_conferences_of_a_list_and_the_same_list_changes_nothing(lists: Sender) -> None:
    rows = lists.row(), lists.row(**{"Hội nghị": "Giao ban quý II", "Ngày mời": ""})
    load = lists.sent(*rows)
    assert "Nạp 2 dòng" in lists.shown(load) and not Conference.objects.exists()
    assert "Đã nạp xong" in lists.decided(load, "2-0-0-0")
    made = Conference.objects.get(title="Giao ban quý I")
    assert (made.begins, made.ends, made.stage, made.committee) == (480, 690, "announced", "138")
    assert "Mọi dòng trong tệp đã có trong sổ" in lists.shown(lists.sent(*rows)) and Conference.objects.count() == 2


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"Kết thúc": "7:30"}, "sau giờ bắt đầu"),
        ({"Ngày mời": "17/03/2026"}, "trước khi diễn ra"),
        ({"Bắt đầu": "sáng"}, "sáng"),
        ({"BCĐ": "77"}, "không có trong danh mục"),
        ({"Chủ trì": ""}, "ô trống"),
        ({"Đơn vị tổ chức": "99999"}, "99999"),
    ],
    ids=lambda one: next(iter(one)) if isinstance(one, dict) else "",
)
def test_it_says_of_a_conference_what_is_wrong(lists: Sender, changed: dict[str, Any], sentence: str) -> None:
    text = lists.tried(**changed)
    assert "Dòng 2" in text and sentence in text and not Conference.objects.exists()


def test_it_gives_the_template_and_opens_to_nobody_who_may_not_handle(
    lists: Sender, hall: Hall, signed: Signed
) -> None:
    assert len(lists.template) == 3
    assert Sender(signed(hall.lan), "conference_lists", CONFERENCE).status == 403
