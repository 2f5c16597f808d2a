"""The page of handing over: what would go where, one command with a list, and what went."""

from datetime import date

import pytest
from django.urls import reverse

from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units import commands as units
from anbinh.foundation.units.models import Kind, Unit
from anbinh.foundation.units.rules import Described
from anbinh.records.cases import commands, verbs
from anbinh.records.cases.models import Case
from anbinh.records.cases.tests.conftest import Desk, fresh, on
from anbinh.records.cases.tests.test_pages import body
from conftest import Signed, SignIn

LIST, DONE = "cases:hand_over", "cases:handed_over"
BEGAN, ENDED = date(2024, 1, 1), date(2025, 7, 1)


def of_unit(desk: Desk, code: str) -> Case:
    opened = on(20, month=6).replace(year=2025)
    unit = Unit.objects.coded(code).on(opened.date()).get()
    return commands.open_case(desk.opening(unit=unit, opened_at=opened), by=None, at=opened)


@pytest.fixture
def orphan(desk: Desk) -> Unit:
    """A police unit that ended on 1/7/2025 and left nobody."""
    described = Described(
        code="CA-THU", kind=Kind.POLICE, name="Công an thử", parent="01", valid_from=BEGAN, source="test"
    )
    early = on(1, month=1).replace(year=2024)
    return units.close_unit(units.open_unit(described, by=None, at=early), on=ENDED, by=None, at=early)


def test_it_shows_where_each_goes_before_anything_moves(desk: Desk, signed: Signed) -> None:
    case = of_unit(desk, "CA-09721")
    client = signed(desk.thang)
    text = body(client.get(reverse(LIST)))
    assert case.code in text and "Công an xã Phúc Lộc" in text and "Bàn giao 1 vụ án" in text
    assert fresh(case).holder.code == "CA-09721"
    assert case.code in client.get(reverse(LIST), {"format": "csv"}).content.decode()
    assert Entry.objects.with_verb(verbs.TAKEN_OUT).get().dimensions["list"] == "hand_over"


def test_it_hands_over_and_lists_what_moved(desk: Desk, signed: Signed) -> None:
    case = of_unit(desk, "CA-09721")
    client = signed(desk.thang)
    page = client.post(reverse(LIST), follow=True)
    assert page.request["PATH_INFO"] == reverse(DONE) and case.code in body(page)
    assert fresh(case).holder.code == "CA-09739"
    run = page.request["QUERY_STRING"]
    assert "Phúc Lộc" in client.get(f"{reverse(DONE)}?{run}&format=csv").content.decode()
    assert case.code not in body(client.get(reverse(DONE), {"at": "2020-01-01T00:00:00+00:00"}))
    assert client.get(reverse(DONE), {"at": "hôm-nay"}).status_code == 200
    assert "Không còn gì" in body(client.get(reverse(LIST))) or "đã kết thúc" in body(client.get(reverse(LIST)))
    assert client.post(reverse(LIST)).status_code == 302, "twice hands nothing over twice"
    assert Entry.objects.with_verb(verbs.ARRIVED).count() == 1


def test_it_takes_a_name_for_what_has_no_heir(desk: Desk, signed: Signed, orphan: Unit) -> None:
    case = of_unit(desk, "CA-THU")
    client = signed(desk.thang)
    assert f"heir_{orphan.pk}" in body(client.get(reverse(LIST)))
    wrong = client.post(reverse(LIST), {f"heir_{orphan.pk}": "không có đơn vị này"})
    assert "error-summary" in body(wrong) and fresh(case).holder == orphan
    left = body(client.post(reverse(LIST), follow=True))
    assert "1 vụ án còn nằm ở đơn vị đã kết thúc" in left and fresh(case).holder == orphan
    client.post(reverse(LIST), {f"heir_{orphan.pk}": "CATP-PC02"})
    assert fresh(case).holder == desk.city_police


@pytest.mark.parametrize("role", ["duty_officer", "investigator", "procuracy", "inspector", "administrator"])
def test_it_lets_only_the_citys_desk_hand_over(desk: Desk, sign_in: SignIn, role: str) -> None:
    client = sign_in(role)
    assert {client.get(reverse(LIST)).status_code, client.post(reverse(LIST)).status_code} == {403}
    assert client.get(reverse(DONE)).status_code == 403
