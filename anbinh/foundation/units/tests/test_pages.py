"""The pages of units, as people of several roles open them."""

import json
from http import HTTPStatus
from io import BytesIO

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from conftest import SignIn

pytestmark = pytest.mark.django_db
INDEX = "/can-bo/don-vi/"


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == HTTPStatus.OK
    return answer.content.decode()


def test_it_sends_a_stranger_to_sign_in(cast: None) -> None:
    answer = Client().get(INDEX)
    assert answer.status_code == HTTPStatus.FOUND
    assert "dang-nhap" in answer["Location"]


@pytest.mark.parametrize("role", ["chair", "duty_officer", "editor", "administrator"])
def test_it_shows_units_to_everybody_who_works_here(sign_in: SignIn, role: str) -> None:
    page = text(sign_in(role), f"{INDEX}?on=2024-03-06&level=communes")
    assert "579" in page
    assert "/can-bo/don-vi/00004/2020-01-01/" in text(sign_in(role), f"{INDEX}?on=2024-03-06&q=truc bach")


def test_it_shows_the_units_of_the_day_asked_for(sign_in: SignIn) -> None:
    officer = sign_in("duty_officer")
    assert "Phường Trúc Bạch" in text(officer, f"{INDEX}?on=2024-03-06&q=00004")
    assert "Phường Trúc Bạch" not in text(officer, f"{INDEX}?on=2025-07-01&q=00004")


def test_it_says_so_when_the_day_is_none(sign_in: SignIn) -> None:
    page = text(sign_in("chair"), f"{INDEX}?on=31/02/2024")
    assert "06/03/2024" in page


def test_it_tells_what_a_unit_was_made_of_and_became(sign_in: SignIn) -> None:
    officer = sign_in("duty_officer")
    old = text(officer, "/can-bo/don-vi/00553/2020-01-01/")
    assert all(name in old for name in ("Xã Cổ Bi", "Huyện Gia Lâm", "Phường Phúc Lợi", "Xã Thuận An"))
    new = text(officer, "/can-bo/don-vi/09739/2025-07-01/")
    assert all(name in new for name in ("Xã Phúc Lộc", "Xã Vân Phúc", "Công an xã Phúc Lộc"))


@pytest.mark.parametrize("address", ["99999/2020-01-01/", "00553/2021-01-01/", "00553/2020-13-01/"])
def test_it_knows_no_unit_that_is_none(sign_in: SignIn, address: str) -> None:
    assert sign_in("chair").get(INDEX + address).status_code == HTTPStatus.NOT_FOUND


def test_it_suggests_units_while_a_name_is_typed(sign_in: SignIn) -> None:
    answer = sign_in("duty_officer").get(f"{INDEX}goi-y/?q=van phuc phuc tho&on=2024-03-06")
    assert json.loads(answer.content)["units"][0] == {
        "code": "09721",
        "name": "Xã Vân Phúc",
        "path": "Huyện Phúc Thọ, Thành phố Hà Nội",
    }
    assert json.loads(sign_in("duty_officer").get(f"{INDEX}goi-y/").content) == {"units": []}


def test_it_exports_what_it_shows(sign_in: SignIn) -> None:
    answer = sign_in("standing_office").get(f"{INDEX}?on=2025-07-01&level=communes&format=xlsx")
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert "Phường Ba Đình" in {cell for row in rows for cell in row}
    assert sum(1 for row in rows if len(str(row[0])) == 5 and str(row[0]).isdigit()) == 126


def test_it_says_it_in_english_too(sign_in: SignIn) -> None:
    client = sign_in("chair")
    client.cookies["anbinh_language"] = "en"
    page = text(client, f"{INDEX}?on=2025-07-01")
    assert "communes and wards" in page


def test_it_asks_the_database_a_few_times_only(
    sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = sign_in("chair")
    client.get(INDEX)
    with django_assert_max_num_queries(16):
        client.get(f"{INDEX}?on=2024-03-06")
