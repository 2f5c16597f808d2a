"""“Safe in security and order”: judged by the criteria of the kind, once a year, the commune last."""

from http import HTTPStatus
from typing import Any

import pytest
from django.urls import reverse

from anbinh.foundation.books.commands import Refusal
from anbinh.records.movement import verbs
from anbinh.records.movement.commands.judging import judge_demonstration
from anbinh.records.movement.commands.safety import judge, withdraw
from anbinh.records.movement.models import SafetyYear
from anbinh.records.movement.safety import criteria_on
from anbinh.records.movement.tests.conftest import Ward, day, on, total
from conftest import Signed

END = day(31, month=12)


def every(site_type: str) -> dict[str, bool]:
    return {one.code: True for one in criteria_on(day(1)).subject(site_type).criteria}


def judged(ward: Ward, **changed: Any) -> SafetyYear:
    """Group 5 judged for 2025, everything fulfilled."""
    kind = changed.get("site_type", "residential")
    given: dict[str, Any] = {
        "unit": ward.phuc_loc,
        "site_type": kind,
        "name": "Tổ dân phố số 5",
        "year": 2025,
        "met": every(kind),
        "number": "12/QĐ-UBND",
        "on": day(5),
        "by": ward.thang,
        "at": on(5),
    }
    return judge(**{**given, **changed})


def test_it_recognises_a_place_that_fulfils_everything(ward: Ward) -> None:
    assert judged(ward).passed
    assert not judged(ward, name="Tổ dân phố số 6", met={**every("residential"), "crime": False}, number="").passed
    assert total(verbs.JUDGED, until=END, passed="yes", site_type="residential") == 1
    assert total(verbs.JUDGED, until=END) == 2


def test_it_recognises_a_commune_only_with_seventy_of_a_hundred_of_its_places(ward: Ward) -> None:
    judged(ward)
    judged(ward, name="Tổ dân phố số 6", met={}, number="")
    assert not judged(ward, site_type="commune", name="").passed
    withdraw(SafetyYear.objects.get(place__site_type="commune"), reason="Xét lại.", by=ward.thang, at=on(6))
    judged(ward, name="Tổ dân phố số 7")
    judged(ward, name="Tổ dân phố số 8")
    assert judged(ward, site_type="commune", name="").passed


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": " "}, "tên"),
        ({"number": ""}, "số quyết định"),
        ({"year": 2026}, "31/10/2026"),
        ({"on": day(9)}, "phía trước"),
    ],
)
def test_it_refuses_bad_input_with_a_sentence(ward: Ward, changed: dict[str, object], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        judged(ward, **changed)
    assert not SafetyYear.objects.exists()


def test_it_judges_a_year_once_unless_taken_back(ward: Ward) -> None:
    first = judged(ward)
    with pytest.raises(Refusal, match="đã được xét"):
        judged(ward, name="tổ dân phố số 5")
    withdraw(first, reason="Nhầm tổ.", by=ward.thang, at=on(6))
    with pytest.raises(Refusal, match="đã hoàn tác"):
        withdraw(first, reason="Nhầm tổ.", by=ward.thang, at=on(6))
    judged(ward)
    assert total(verbs.JUDGED, until=END) == 1


def test_it_lets_only_those_judge_who_may(ward: Ward) -> None:
    with pytest.raises(Refusal, match="không cho phép"):
        judged(ward, by=ward.lan)
    made = judged(ward)
    with pytest.raises(Refusal, match="không cho phép"):
        withdraw(made, reason="Nhầm.", by=ward.lan, at=on(6))


def test_it_judges_from_the_form_and_shows_it_to_those_within_reach(ward: Ward, signed: Signed) -> None:
    way = reverse("safety:enter", kwargs={"kind": "residential"})
    typed = {
        "unit": "09739",
        "name": "Tổ dân phố số 5",
        "year": "2025",
        "number": "12/QĐ",
        "on_day": "5",
        "on_month": "3",
        "on_year": "2026",
        **{f"met_{code}": "on" for code in every("residential")},
    }
    assert "31/10/2030" in signed(ward.thang).post(way, {**typed, "year": "2030"}).content.decode()
    signed(ward.thang).post(way, typed)
    made = SafetyYear.objects.get()
    assert made.passed
    assert "Tổ dân phố số 5" in signed(ward.lan).get(reverse("safety:index"), {"year": "2025"}).content.decode()
    assert signed(ward.lan).get(way).status_code == HTTPStatus.FORBIDDEN
    page = reverse("safety:record", kwargs={"key": made.pk})
    assert "Hoàn tác việc xét" not in signed(ward.lan).get(page).content.decode()
    assert "Hoàn tác việc xét" in signed(ward.thang).get(page).content.decode()
    signed(ward.thang).post(page, {"reason": "Nhầm tổ."})
    assert "Nhầm tổ." in signed(ward.thang).get(page).content.decode()


def test_it_hides_what_is_out_of_reach_and_teaches_when_empty(ward: Ward, signed: Signed) -> None:
    assert "Chưa xét địa bàn nào" in signed(ward.lan).get(reverse("safety:index")).content.decode()
    far = judged(ward, unit=ward.far)
    assert signed(ward.lan).get(reverse("safety:record", kwargs={"key": far.pk})).status_code == HTTPStatus.NOT_FOUND


def test_it_judges_places_of_the_demonstration(ward: Ward) -> None:
    ward.site(ward.launched())
    made = judge_demonstration(at=on(20, month=11))
    assert made == SafetyYear.objects.for_year(2023).count() == total(verbs.JUDGED, until=END)
