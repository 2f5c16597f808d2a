"""A list of sites from Excel: looked at, loaded in one piece, refused in the words of the step."""

from typing import Any

import pytest

from anbinh.foundation.books.tests.workbooks import Sender
from anbinh.records.movement.models import Place, Site
from anbinh.records.movement.tests.conftest import Ward, day
from conftest import Signed

pytestmark = pytest.mark.usefixtures("shelf")
SITE = {
    "Tên mô hình": "Liên gia bình yên",
    "Địa bàn": "Tổ dân phố số 5",
    "Loại": "tổ dân phố",
    "Xã/phường": "09739",
    "Ngày ra mắt": "25/03/2026",
    "Số tổ": 2,
}


@pytest.fixture
def thang(ward: Ward, signed: Signed) -> Sender:
    ward.launched()
    return Sender(signed(ward.thang), "sites", SITE)


def test_it_opens_the_sites_of_a_list_and_the_same_list_changes_nothing(thang: Sender, ward: Ward) -> None:
    rows = thang.row(), thang.row(**{"Địa bàn": "Xóm Đình", "Loại": "thôn", "Số tổ": ""})
    load = thang.sent(*rows)
    assert "Nạp 2 dòng" in thang.shown(load) and not Site.objects.exists() and not Place.objects.exists()
    assert "Đã nạp xong" in thang.decided(load, "2-0-0-0")
    assert {(one.place.name, one.teams, one.due_on) for one in Site.objects.all()} == {
        ("Tổ dân phố số 5", 2, day(30, month=6)),
        ("Xóm Đình", 1, day(30, month=6)),
    }
    assert "Mọi dòng trong tệp đã có trong sổ" in thang.shown(thang.sent(*rows)) and Site.objects.count() == 2


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"Tên mô hình": "Camera an ninh"}, "Camera an ninh"),
        ({"Ngày ra mắt": "01/03/2026"}, "ra mắt sau ngày này"),
        ({"Xã/phường": "00634"}, "nhân rộng"),
        ({"Số tổ": 900}, "500"),
        ({"Loại": "chợ"}, "không có trong danh mục"),
        ({"Địa bàn": ""}, "ô trống"),
    ],
    ids=lambda one: next(iter(one)) if isinstance(one, dict) else "",
)
def test_it_says_of_a_site_what_is_wrong(thang: Sender, changed: dict[str, Any], sentence: str) -> None:
    text = thang.tried(**changed)
    assert "Dòng 2" in text and sentence in text and not Site.objects.exists()


def test_it_takes_the_model_by_its_number_where_two_bear_a_name(thang: Sender, ward: Ward) -> None:
    second = ward.launched(about="Khác.")
    assert "hoặc có nhiều" in thang.tried()
    thang.decided(thang.sent(thang.row(**{"Tên mô hình": second.code})), "1-0-0-0")
    assert Site.objects.get().model == second


def test_it_refuses_a_place_that_keeps_the_model_already(thang: Sender) -> None:
    thang.decided(thang.sent(thang.row()), "1-0-0-0")
    assert "đã" in thang.tried(**{"Ngày ra mắt": "26/03/2026"}) and Site.objects.count() == 1


def test_it_gives_the_template_and_opens_to_nobody_who_may_not_handle(
    thang: Sender, ward: Ward, signed: Signed
) -> None:
    assert len(thang.template) == 3
    assert Sender(signed(ward.chair), "sites", SITE).status == 403
