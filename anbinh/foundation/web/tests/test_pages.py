"""The shell's own pages: home, gallery, errors; and the stylesheet they share."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation
from django.views.defaults import bad_request, permission_denied, server_error
from pytest_django import DjangoAssertNumQueries

from anbinh.foundation.web import bundle

pytestmark = pytest.mark.django_db


def test_it_tells_the_public_whom_to_call(client: Client) -> None:
    page = client.get("/").content.decode()
    assert 'href="tel:113"' in page and "Điều 145" in page


def test_it_shows_officers_the_way_in_where_there_is_one(client: Client) -> None:
    assert reverse("account_login") in client.get("/").content.decode()


@pytest.mark.urls("anbinh.config.urls_public")
def test_it_knows_no_way_in_on_a_host_that_is_only_public(client: Client) -> None:
    page = client.get("/").content.decode()
    assert "Gọi 113" in page and "Cán bộ đăng nhập" not in page


def test_it_shows_the_gallery_in_both_languages(client: Client) -> None:
    assert "Bộ thành phần giao diện" in client.get(reverse("web:gallery")).content.decode()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "Gallery of components" in client.get(reverse("web:gallery")).content.decode()


def test_it_exports_the_gallerys_table(client: Client) -> None:
    answer = client.get(reverse("web:gallery"), {"format": "json", "q": "phuc tho"})
    assert [row["name"] for row in answer.json()["rows"]] == ["Xã Phúc Thọ"]


def test_it_suggests_units_without_diacritics(client: Client) -> None:
    found = client.get(reverse("web:gallery_suggest"), {"q": "dong da"}).json()["units"]
    assert [unit["name"] for unit in found] == ["Phường Đống Đa"]


def test_it_asks_before_what_cannot_be_undone(client: Client) -> None:
    page = client.get(reverse("web:gallery_confirm")).content.decode()
    assert "Kết thúc điểm nóng này?" in page and reverse("web:gallery") in page


def test_it_says_that_a_page_is_not_there(client: Client) -> None:
    answer = client.get("/khong-co/")
    assert answer.status_code == 404 and "Không tìm thấy trang này" in answer.content.decode()


@pytest.mark.parametrize(
    ("language", "sentence"), [("vi", "Hệ thống gặp trục trặc"), ("en", "Something went wrong on our side")]
)
def test_it_says_that_it_broke_without_asking_the_database(
    language: str, sentence: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with translation.override(language), django_assert_num_queries(0):
        page = server_error(request()).content.decode()
    assert sentence in page and "113" in page and "<form" not in page


def request() -> HttpRequest:
    return RequestFactory().get("/")


def test_it_says_what_was_wrong_with_a_request_and_a_door() -> None:
    with translation.override("vi"):
        assert "Không đọc được yêu cầu" in bad_request(request(), ValueError()).content.decode()
        assert "Bạn không được mở trang này" in permission_denied(request(), PermissionError()).content.decode()


def test_it_never_repeats_the_reason_of_a_refusal() -> None:
    assert "journal.read" not in permission_denied(request(), PermissionError("journal.read")).content.decode()


def test_it_makes_one_stylesheet_of_all_components() -> None:
    found = finders.find("web/anbinh.css")
    assert isinstance(found, str)
    text = Path(found).read_text(encoding="utf-8")
    assert text == bundle.stylesheet() and ".timeline" in text and text.index("@media print") > text.index(".unit-map")


def test_it_serves_each_script_module_that_a_template_asks_for() -> None:
    asked = {
        name
        for template in bundle.HERE.rglob("*.html")
        for piece in template.read_text(encoding="utf-8").split('data-module="')[1:]
        for name in piece.split('"')[0].split()
    }
    assert asked and [name for name in asked if not finders.find(f"web/{name}.js")] == []


def test_it_balances_the_braces_of_every_style() -> None:
    assert [path.name for path in bundle.sources() if (text := path.read_text()).count("{") != text.count("}")] == []


def test_it_names_every_colour_in_light_and_dark() -> None:
    tokens = (bundle.HERE / "styles" / "tokens.css").read_text(encoding="utf-8")
    light, dark, automatic = (set(_names(block)) for block in tokens.split("\n:root")[0:1] + tokens.split(":root[")[1:])
    assert dark == automatic and dark <= light


def _names(block: str) -> list[str]:
    return [piece.split(":")[0].strip() for piece in block.split(";") if piece.strip().startswith("--")]


def test_it_renders_a_form_page_for_somebody_who_is_not_signed_in() -> None:
    assert "<main" in render_to_string("web/form_page.html", {}, request())
