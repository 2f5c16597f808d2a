"""The pages of closing, as a duty officer, the standing office and somebody who only reads use them."""

from collections.abc import Callable
from datetime import date
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from anbinh.kernels.figures import Period, containing
from anbinh.outputs.figures.models import Closing
from anbinh.outputs.figures.querysets import closable_by
from anbinh.outputs.figures.tests.conftest import Book
from conftest import SignIn

INDEX = "figures:closings"


@pytest.fixture
def last_month() -> Period:
    return containing("nd09", "month", timezone.localdate()).before()


Address = Callable[[Period, str], str]


@pytest.fixture
def address() -> Address:
    return lambda one, code: f"{reverse('figures:closing', args=[one.scheme, one.key])}?don-vi={code}"


def commune_of(told: Book) -> str:
    return closable_by(told.duty, on=timezone.localdate())[0].code


def test_it_opens_the_duty_officers_own_commune(told: Book, sign_in: SignIn, last_month: Period) -> None:
    said = sign_in("duty_officer").get(reverse(INDEX)).content.decode()
    assert last_month.say("vi") in said and "cần chốt" in said


def test_it_closes_with_nothing_and_opens_again(
    told: Book, sign_in: SignIn, last_month: Period, address: Address
) -> None:
    client, page = sign_in("duty_officer"), address(last_month, commune_of(told))
    assert "Chốt kỳ" in client.get(page).content.decode()
    assert client.post(page, {"zero": "on", "note": "Trong kỳ không có tin."}).status_code == HTTPStatus.FOUND
    (made,) = Closing.objects.standing()
    assert (made.zero, made.note, made.by) == (True, "Trong kỳ không có tin.", told.duty)
    said = client.get(page).content.decode()
    assert "Trong kỳ không có tin." in said and "Mở lại kỳ" in said
    assert client.post(page, {"reason": " "}).status_code == HTTPStatus.OK
    assert client.post(page, {"reason": "Còn một tin."}).status_code == HTTPStatus.FOUND
    assert not Closing.objects.standing()


def test_it_shows_what_was_revised_beside_what_was_closed(
    told: Book, sign_in: SignIn, last_month: Period, address: Address
) -> None:
    client, page = sign_in("duty_officer"), address(last_month, commune_of(told))
    commune = closable_by(told.duty, on=timezone.localdate())[0]
    told.happened(commune, last_month.start)
    client.post(page, {})
    tomorrow = date.fromordinal(timezone.localdate().toordinal() + 1)
    told.happened(commune, last_month.start, recorded=tomorrow)
    said = client.get(page).content.decode()
    assert "Khi chốt" in said and "bảng ghi cả hai" in said


def test_it_refuses_the_city_without_its_communes_and_keeps_what_was_typed(
    told: Book, sign_in: SignIn, last_month: Period, address: Address
) -> None:
    client, page = sign_in("standing_office"), address(last_month, told.city.code)
    answer = client.post(page, {"zero": "on"})
    said = answer.content.decode()
    assert answer.status_code == HTTPStatus.OK and "126" in said and "checked" in said


@pytest.mark.parametrize("role", ["chair", "inspector"])
def test_it_lets_readers_look_but_not_close(
    told: Book, sign_in: SignIn, last_month: Period, address: Address, role: str
) -> None:
    client, page = sign_in(role), address(last_month, told.city.code)
    assert "<textarea" not in client.get(page).content.decode()
    assert client.post(page, {"note": "Thử."}).status_code == HTTPStatus.OK
    assert not Closing.objects.exists()


def test_it_hides_units_out_of_reach_and_periods_that_are_none(told: Book, sign_in: SignIn, address: Address) -> None:
    client: Client = sign_in("duty_officer")
    assert client.get(f"{reverse(INDEX)}?don-vi=01").status_code == HTTPStatus.NOT_FOUND
    assert client.get(reverse("figures:closing", args=["nd09", "mot-nam"])).status_code == HTTPStatus.NOT_FOUND
    assert sign_in("editor").get(reverse(INDEX)).status_code == HTTPStatus.FORBIDDEN


def test_it_takes_the_list_out_as_a_file(told: Book, sign_in: SignIn) -> None:
    said = sign_in("duty_officer").get(f"{reverse(INDEX)}?format=csv").content.decode("utf-8-sig")
    assert said.splitlines()[0].startswith("Kỳ")
