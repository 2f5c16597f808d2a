"""What units report a day, from Excel: looked at, reported in one piece, corrected, refused."""

from typing import Any

import pytest

from anbinh.foundation.books.tests.workbooks import Sender
from anbinh.records.campaigns.models import Daily
from anbinh.records.campaigns.tests.conftest import REPORTED, Staff, total
from conftest import Signed

pytestmark = pytest.mark.usefixtures("shelf")
DAY = {"Cao điểm": "", "Đơn vị": "09739", "Ngày": "02/03/2026", "Vụ TTXH": 2, "Số lượt tuần tra": 5, "Ghi chú": ""}


@pytest.fixture
def days(staff: Staff, signed: Signed) -> Sender:
    return Sender(signed(staff.thang), "campaign_parts", {**DAY, "Cao điểm": staff.running().code})


def test_it_reports_the_days_of_a_list_and_corrects_one_reported_before(days: Sender) -> None:
    rows = days.row(), days.row(**{"Ngày": "03/03/2026", "Vụ TTXH": ""}), days.row(**{"Đơn vị": "00634"})
    load = days.sent(*rows)
    assert "Nạp 3 dòng" in days.shown(load) and not Daily.objects.exists()
    assert "Đã nạp xong" in days.decided(load, "3-0-0-0")
    assert total(REPORTED, measure="cases") == 4 and total(REPORTED, measure="patrols") == 15
    corrected = days.row(**{"Vụ TTXH": 3}), *rows[1:]
    assert "Đã nạp xong" in days.decided(days.sent(*corrected), "0-1-2-0")
    assert total(REPORTED, measure="cases") == 5
    assert "Mọi dòng trong tệp đã có trong sổ" in days.shown(days.sent(*corrected))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"Cao điểm": "CĐ-01/2026/999"}, "CĐ-01/2026/999"),
        ({"Đơn vị": "00004"}, "không tham gia"),
        ({"Ngày": "20/03/2026"}, "ngoài"),
        ({"Vụ TTXH": -1}, "từ 0 đến 100.000"),
        ({"Vụ TTXH": "nhiều"}, "nhiều"),
    ],
    ids=lambda one: next(iter(one)) if isinstance(one, dict) else "",
)
def test_it_names_the_row_that_is_wrong(days: Sender, changed: dict[str, Any], sentence: str) -> None:
    text = days.shown(days.sent(days.row(**changed), days.row(**{"Đơn vị": "00634"})))
    assert "Dòng 2" in text and "Dòng 3" not in text and sentence in text and not Daily.objects.exists()


def test_a_unit_loads_its_own_days_and_no_others(staff: Staff, signed: Signed) -> None:
    own = Sender(signed(staff.lan), "campaign_parts", {**DAY, "Cao điểm": staff.running().code})
    text = own.shown(own.sent(own.row(), own.row(**{"Đơn vị": "00634"})))
    assert "Dòng 3" in text and "Dòng 2" not in text
    assert len(own.template) == 2


def test_it_opens_to_nobody_who_may_not_report(staff: Staff, signed: Signed) -> None:
    assert Sender(signed(staff.chair), "campaign_parts", DAY).status == 403
