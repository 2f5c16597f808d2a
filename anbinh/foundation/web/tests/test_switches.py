"""The switches: language, light and density change the looks and keep the page, without script."""

import pytest
from django.contrib.messages.storage.base import Message
from django.test import Client
from django.urls import reverse

from anbinh.foundation.web.toasts import KEPT

pytestmark = pytest.mark.django_db


def test_it_speaks_vietnamese_first_whatever_the_browser_prefers(client: Client) -> None:
    page = client.get("/", headers={"accept-language": "en-US,en;q=0.9"}).content.decode()
    assert '<html lang="vi"' in page and "Gọi 113" in page


def test_it_changes_the_language_and_keeps_the_page(client: Client) -> None:
    address = reverse("web:gallery") + "?q=ba"
    answer = client.post(reverse("web:language"), {"language": "en", "next": address})
    assert (answer.status_code, answer.headers["Location"]) == (302, address)
    assert '<html lang="en"' in client.get("/").content.decode()


def test_it_refuses_an_unknown_language(client: Client) -> None:
    client.post(reverse("web:language"), {"language": "xx", "next": "/"})
    assert '<html lang="vi"' in client.get("/").content.decode()


def test_it_remembers_light_or_dark_on_the_device(client: Client) -> None:
    assert 'data-theme="auto"' in client.get("/").content.decode()
    answer = client.post(reverse("public:preference"), {"theme": "dark", "next": "/?a=1"})
    assert answer.headers["Location"] == "/?a=1"
    assert 'data-theme="dark"' in client.get("/").content.decode()


@pytest.mark.parametrize("asked", [{"theme": '"><script>'}, {"density": "huge"}, {"anbinh_session": "x"}, {}])
def test_it_remembers_nothing_it_does_not_know(client: Client, asked: dict[str, str]) -> None:
    assert not client.post(reverse("public:preference"), {**asked, "next": "/"}).cookies


def test_it_never_believes_a_cookie(client: Client) -> None:
    client.cookies["anbinh_theme"] = '"><script>'
    assert 'data-theme="auto"' in client.get("/").content.decode()


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)", ""])
def test_it_leads_to_no_other_site(client: Client, elsewhere: str) -> None:
    assert client.post(reverse("public:preference"), {"theme": "dark", "next": elsewhere}).headers["Location"] == "/"


@pytest.mark.parametrize("route", ["web:language", "web:preference", "public:language", "public:preference"])
def test_it_changes_nothing_by_a_link(client: Client, route: str) -> None:
    assert client.get(reverse(route)).status_code == 405


def test_it_needs_the_token_of_the_page() -> None:
    answer = Client(enforce_csrf_checks=True).post(reverse("public:preference"), {"theme": "dark", "next": "/"})
    assert answer.status_code == 403 and "Biểu mẫu đã quá cũ" in answer.content.decode()


def test_it_shows_a_toast_once_and_keeps_it_to_be_opened_again(client: Client) -> None:
    gallery = reverse("web:gallery")
    assert "Không có gì thay đổi" in client.post(gallery, follow=True).content.decode()
    later = client.get(gallery).content.decode()
    assert "1 thông báo trước đó" in later and 'class="toast ' not in later
    for _ in range(KEPT + 3):
        client.post(gallery, follow=True)
    assert f"{KEPT} thông báo trước đó" in client.get(gallery).content.decode()


def test_it_forgets_toasts_with_the_session(client: Client) -> None:
    client.post(reverse("web:gallery"), follow=True)
    client.session.flush()
    client.cookies.clear()
    assert "thông báo trước đó" not in client.get(reverse("web:gallery")).content.decode()


def test_it_escapes_a_toast() -> None:
    assert "<script>" in str(Message(20, "<script>"))  # the storage keeps text; the template escapes it
