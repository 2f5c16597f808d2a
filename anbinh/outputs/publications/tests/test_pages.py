"""The public pages without signing in, and the chair's page of publishing."""

from http import HTTPStatus
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from anbinh.kernels.figures.errors import BadDefinition
from anbinh.outputs.publications.models import Publication
from anbinh.outputs.publications.published import read_subjects, subjects
from anbinh.outputs.publications.tests.conftest import YEAR, Year
from conftest import SignIn

PUBLIC, STAFF = "/so-lieu/", "/can-bo/cong-bo/"


def test_it_says_that_nothing_is_published_yet(client: Client, db: None) -> None:
    assert "Chưa công bố số liệu nào" in client.get(PUBLIC).content.decode()


def test_it_shows_anybody_the_newest_period_in_plain_words(year: Year, client: Client) -> None:
    year.published()
    for address in (PUBLIC, f"{PUBLIC}nd09/2023/"):
        said = client.get(address).content.decode()
        assert "Năm 2023" in said and "0/579" in said and "137" in said and "<svg" in said
        assert "Tháng 01/2023" in said and "Cơ quan của thành phố" in said
    assert "sessionid" not in client.cookies
    english = client.get(PUBLIC, headers={"accept-language": "en"})
    assert english.status_code == HTTPStatus.OK


def test_it_is_linked_from_the_front_page(client: Client, db: None) -> None:
    assert f'href="{PUBLIC}"' in client.get("/").content.decode()


@pytest.mark.parametrize("address", ["nd09/2023/", "nd09/2023.csv", "nd09/nam-ngoai/", "mot/2023/", "nd09/2023.xlsx"])
def test_it_shows_nothing_that_is_not_published(year: Year, client: Client, address: str) -> None:
    year.closed()
    assert client.get(PUBLIC + address).status_code == HTTPStatus.NOT_FOUND


def test_it_publishes_and_withdraws_with_a_button(year: Year, sign_in: SignIn, client: Client) -> None:
    year.closed()
    chair, page = sign_in("chair"), f"{STAFF}nd09/2023/"
    assert "chưa công bố" in chair.get(STAFF).content.decode()
    assert "Công bố số liệu" in chair.get(page).content.decode()
    assert chair.post(page, {}).status_code == HTTPStatus.FOUND
    assert client.get(PUBLIC).content.decode().count("137") and "đã công bố" in chair.get(STAFF).content.decode()
    assert chair.post(page, {}).status_code == HTTPStatus.OK
    assert chair.post(page, {"reason": " "}).status_code == HTTPStatus.OK and Publication.objects.standing()
    assert chair.post(page, {"reason": "Nhầm."}).status_code == HTTPStatus.FOUND
    assert client.get(f"{PUBLIC}nd09/2023/").status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("role", ["standing_office", "inspector", "duty_officer"])
def test_it_lets_nobody_else_publish(year: Year, sign_in: SignIn, role: str) -> None:
    year.closed()
    client = sign_in(role)
    assert client.get(STAFF).status_code == HTTPStatus.FORBIDDEN
    assert client.post(f"{STAFF}nd09/2023/", {}).status_code == HTTPStatus.FORBIDDEN


def test_it_knows_only_periods_that_the_city_closed(year: Year, sign_in: SignIn) -> None:
    chair = sign_in("chair")
    assert chair.get(f"{STAFF}nd09/2023/").status_code == HTTPStatus.NOT_FOUND
    assert chair.get(f"{STAFF}nd09/mot-nam/").status_code == HTTPStatus.NOT_FOUND
    assert YEAR.key == "2023"


def test_it_asks_the_public_side_of_nothing_but_what_was_kept(
    year: Year, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    year.published()
    with django_assert_max_num_queries(5):
        client.get(f"{PUBLIC}nd09/2023/")


def test_it_reads_its_list_and_names_what_is_wrong_in_it(tmp_path: Path) -> None:
    assert [one.key for one in subjects()] == ["reports", "cases"]
    file = tmp_path / "published.yaml"
    file.write_text(
        "subjects:\n  - {key: a, name: {vi: a, en: a}, plain: {vi: a, en: a}, counts: [reports_received],"
        " rate: clearance_rate, divides: false, by: [shoe_size]}\n",
        encoding="utf-8",
    )
    with pytest.raises(BadDefinition, match=r"published\.yaml:2"):
        read_subjects(file)
