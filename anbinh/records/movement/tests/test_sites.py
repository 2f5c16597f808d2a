"""A site is one model at one place; a place counts once."""

import pytest

from anbinh.foundation.books.commands import Paper, Refusal
from anbinh.records.movement import verbs
from anbinh.records.movement.commands import sites
from anbinh.records.movement.models import Place, Site
from anbinh.records.movement.standing import standing_on
from anbinh.records.movement.tests.conftest import Ward, day, fresh_site, on, total

END = day(31, month=12)


def counted() -> tuple[int, int]:
    """Sites and places as the journal counts them at the end of the year."""
    return total(verbs.SITE_OPENED, until=END) + total(verbs.SITE_CLOSED, until=END), total(verbs.COVERED, until=END)


def test_it_opens_a_site_with_its_first_review(ward: Ward) -> None:
    site = ward.site(ward.launched())
    assert (site.code, site.due_on, site.teams) == ("ĐM-09739/2026/001", day(30, month=6), 2)
    assert total(verbs.SITE_OPENED, until=END, model_type="households", site_type="residential") == 1
    assert total(verbs.COVERED, until=day(24)) == 0 and total(verbs.COVERED, until=day(25)) == 1


def test_it_counts_a_place_under_two_models_as_two_sites_and_one_place(ward: Ward) -> None:
    first = ward.site(ward.launched())
    second = ward.site(
        ward.launched(name="Tiếng kẻng an ninh", model_type="patrol"), name="tổ dân phố số 5", on=day(27)
    )
    assert (Place.objects.count(), counted()) == (1, (2, 1))
    there = standing_on(day(28), Site.objects.all())
    assert (there.models, there.sites, there.places, there.teams) == (2, 2, 1, 4)
    sites.close(first, Paper(text="Đã chuyển sang mô hình khác."), by=ward.lan, at=on(1, month=7))
    assert counted() == (1, 1)
    sites.close(fresh_site(second), Paper(text="Không còn."), by=ward.lan, at=on(2, month=7))
    assert counted() == (0, 0)
    assert total(verbs.COVERED, until=day(1, month=7)) == 1


def test_it_counts_the_place_again_when_a_closing_is_taken_back(ward: Ward) -> None:
    site = ward.site(ward.launched())
    sites.close(site, Paper(text="Không còn."), by=ward.lan, at=on(1, month=7))
    sites.take_back(fresh_site(site), reason="Nhầm điểm.", by=ward.lan, at=on(2, month=7))
    assert (fresh_site(site).stage, fresh_site(site).due_on, counted()) == ("kept", day(30, month=6), (1, 1))


def test_it_does_not_take_a_closing_back_over_a_new_site_at_the_place(ward: Ward) -> None:
    model = ward.launched()
    site = ward.site(model)
    sites.close(site, Paper(text="Không còn."), by=ward.lan, at=on(1, month=7))
    ward.site(model, on=day(2, month=7), at=on(2, month=7))
    assert counted() == (1, 1)
    with pytest.raises(Refusal, match="đang duy trì"):
        sites.take_back(fresh_site(site), reason="Nhầm điểm.", by=ward.lan, at=on(3, month=7))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": " "}, "tên"),
        ({"teams": 0}, "1 đến 500"),
        ({"on": day(19)}, "ra mắt sau"),
        ({"on": day(1, month=7)}, "phía trước"),
    ],
)
def test_it_refuses_bad_input_with_a_sentence(ward: Ward, changed: dict[str, object], sentence: str) -> None:
    model = ward.launched()
    with pytest.raises(Refusal, match=sentence):
        ward.site(model, **changed)
    assert not Site.objects.exists()


def test_it_opens_no_site_of_a_model_that_is_not_launched(ward: Ward) -> None:
    with pytest.raises(Refusal, match="trạng thái"):
        ward.site(ward.approved())


def test_it_opens_no_second_site_of_the_same_model_at_the_place(ward: Ward) -> None:
    model = ward.launched()
    ward.site(model)
    with pytest.raises(Refusal, match="đang duy trì"):
        ward.site(model)


def test_it_lets_other_communes_keep_a_model_only_after_its_replication(ward: Ward) -> None:
    model = ward.launched()
    with pytest.raises(Refusal, match="nhân rộng"):
        ward.site(model, unit=ward.far, by=ward.thang)
    ward.did(model, "replicate", on(22), number="7/KH")
    assert ward.site(model, unit=ward.far, by=ward.thang).unit == ward.far
    with pytest.raises(Refusal, match="không cho phép"):
        ward.site(model, unit=ward.far, name="Tổ dân phố số 6", by=ward.lan)


def test_it_reviews_a_site_under_the_kind_of_its_place(ward: Ward) -> None:
    site = ward.site(ward.launched())
    sites.review(site, Paper(text="Họp đủ."), by=ward.lan, at=on(5, month=7))
    assert fresh_site(site).due_on == day(30, month=9)
    assert total(verbs.REVIEWED, until=END, site_type="residential", in_time="no") == 1
    sites.take_back(fresh_site(site), reason="Nhầm điểm.", by=ward.lan, at=on(6, month=7))
    assert (fresh_site(site).due_on, total(verbs.REVIEWED, until=END)) == (day(30, month=6), 0)


def test_it_counts_teams_apart(ward: Ward) -> None:
    site = ward.site(ward.launched())
    sites.teams(site, Paper(), teams=5, by=ward.lan, at=on(1, month=7))
    assert (standing_on(END, Site.objects.all()).teams, counted()) == (5, (1, 1))
    with pytest.raises(Refusal, match="Chưa có gì thay đổi"):
        sites.teams(fresh_site(site), Paper(), teams=5, by=ward.lan, at=on(1, month=7))
