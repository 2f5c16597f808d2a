"""What anybody reads of models: near them, and how one is begun."""

from django.test import Client
from django.urls import reverse

from anbinh.records.movement.tests.conftest import Ward


def near(asked: str = "") -> str:
    return Client().get(reverse("models:near"), {"noi": asked} if asked else None).content.decode()


def test_it_shows_the_models_of_a_commune_and_whom_to_ask(ward: Ward) -> None:
    ward.site(ward.launched())
    shown = near("09739")
    assert "Liên gia bình yên" in shown and "Tổ dân phố số 5" in shown and "Công an" in shown
    assert "Xã Phúc Lộc" in near("phuc loc")


def test_it_lets_one_choose_when_several_communes_fit(ward: Ward) -> None:
    shown = near("tay")
    assert "Xã, phường nào?" in shown and "?noi=" in shown


def test_it_says_when_nothing_is_kept_or_nothing_fits(ward: Ward) -> None:
    assert "Ở đây chưa có mô hình" in near("09739")
    assert "Không có xã, phường nào" in near("xyzxyz")
    assert near("\x00") and near()


def test_it_names_no_closed_site(ward: Ward) -> None:
    model = ward.launched()
    site = ward.site(model)
    ward.did(model, "retire", site.recorded_at, number="9/QĐ", text="Không còn.")
    assert "Liên gia bình yên" not in near("09739")


def test_it_tells_the_steps_and_the_criteria_to_anybody(ward: Ward) -> None:
    shown = Client().get(reverse("models:beginning")).content.decode()
    assert "Kế hoạch khảo sát" in shown and "25 điểm" in shown and "510/QĐ-BCA-V05" in shown
