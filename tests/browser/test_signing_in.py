"""Signing in as people do it: with one click in the demonstration, with a passkey, and again after signing out."""

from typing import Any

import pyotp
import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.accounts.rules import DEMONSTRATION_PASSWORD
from tests.browser.conftest import PageAt, Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
CITY = True
DESK, PHONE = 1366, 390


def _sign_in_as(visit: Visit, username: str, *, lands: str = "accounts:home") -> None:
    """Press the button beside one of the ready accounts; who works on reports lands at the day's work."""
    visit.go(reverse("account_login"))
    visit.page.locator(f'form:has(input[value="{username}"]) button').click()
    visit.page.wait_for_url(f"**{reverse(lands)}")


def _sign_out(visit: Visit) -> None:
    visit.go(reverse("account_logout"))
    visit.page.locator("main form button").click()
    visit.page.wait_for_url(f"**{reverse('account_login')}")


def test_it_enters_a_ready_account_with_one_click_and_no_script(page_at: PageAt) -> None:
    with page_at(PHONE, script=False) as visit:
        _sign_in_as(visit, "nguyen.thi.lan", lands="intake:day")
        assert "Nguyễn Thị Lan" in (visit.page.locator("header.top").text_content() or "")
        assert visit.complaints == []


def _authenticator(visit: Visit) -> Any:
    """A telephone that always recognises its owner, as Chromium's own testing protocol offers it."""
    protocol = visit.page.context.new_cdp_session(visit.page)
    protocol.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    able = {"hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}
    protocol.send("WebAuthn.addVirtualAuthenticator", {"options": {**options, **able}})
    return protocol


def test_it_adds_a_passkey_and_signs_in_with_it_alone(page_at: PageAt) -> None:
    with page_at(DESK) as visit:
        _authenticator(visit)
        _sign_in_as(visit, "do.van.hung", lands="dashboard:home")
        visit.go(reverse("mfa_add_webauthn"))
        visit.page.fill('input[name="password"]', DEMONSTRATION_PASSWORD)
        visit.page.locator("main form button").first.click()
        visit.page.wait_for_url(f"**{reverse('mfa_add_webauthn')}")
        visit.page.fill('input[name="name"]', "Máy tính cơ quan")
        visit.page.check('input[name="passwordless"]')
        visit.page.click("#mfa_webauthn_add")
        visit.page.wait_for_url(f"**{reverse('mfa_view_recovery_codes')}")
        hung = Person.objects.named("do.van.hung").get()
        assert Authenticator.objects.get(user=hung, type="webauthn").wrap().name == "Máy tính cơ quan"
        _sign_out(visit)
        visit.page.click("#passkey_login")
        visit.page.wait_for_url(f"**{reverse('dashboard:home')}")
        assert "Đỗ Văn Hùng" in (visit.page.locator("header.top").text_content() or "")
        visit.go(reverse("mfa_list_webauthn"))
        assert "Máy tính cơ quan" in visit.page.locator("main").inner_text()


def test_it_asks_for_the_key_after_the_password_when_there_is_one(page_at: PageAt) -> None:
    with page_at(DESK) as visit:
        _authenticator(visit)
        _sign_in_as(visit, "vu.thi.mai", lands="dashboard:home")
        visit.go(reverse("mfa_add_webauthn"))
        visit.page.fill('input[name="password"]', DEMONSTRATION_PASSWORD)
        visit.page.locator("main form button").first.click()
        visit.page.wait_for_url(f"**{reverse('mfa_add_webauthn')}")
        visit.page.click("#mfa_webauthn_add")
        visit.page.wait_for_url(f"**{reverse('mfa_view_recovery_codes')}")
        _sign_out(visit)
        visit.page.fill('input[name="login"]:visible', "vu.thi.mai")
        visit.page.fill('input[name="password"]:visible', DEMONSTRATION_PASSWORD)
        visit.page.locator("main form button").first.click()
        visit.page.wait_for_url(f"**{reverse('mfa_authenticate')}")
        visit.page.click("#mfa_webauthn_authenticate")
        visit.page.wait_for_url(f"**{reverse('dashboard:home')}")
        assert "Vũ Thị Mai" in (visit.page.locator("header.top").text_content() or "")


def _stands(visit: Visit) -> None:
    """The page that is open is accessible, quiet and within the window, on a phone and on a desk."""
    for width in (PHONE, DESK):
        visit.page.set_viewport_size({"width": width, "height": 900})
        broken = visit.barriers
        assert not broken, "\n".join([visit.page.url, *broken])
        assert visit.overflow <= 0
    assert visit.complaints == []


def test_it_shows_everybody_every_page_of_the_second_factor(page_at: PageAt) -> None:
    """What only whoever has set one up gets to see."""
    with page_at(PHONE, role="standing_office", just_now=True) as visit:
        username = visit.go(reverse("accounts:account")).page.locator("main code").first.inner_text()
        visit.go(reverse("mfa_activate_totp"))
        secret = visit.page.locator("main code").first.inner_text()
        visit.page.fill('input[name="code"]', pyotp.TOTP(secret).now())
        visit.page.locator("main form button").first.click()
        visit.page.wait_for_url(f"**{reverse('mfa_view_recovery_codes')}")
        for name in (
            "mfa_view_recovery_codes",
            "mfa_generate_recovery_codes",
            "mfa_deactivate_totp",
            "mfa_reauthenticate",
        ):
            visit.go(reverse(name))
            assert visit.page.url == visit.server + reverse(name)
            _stands(visit)
        _sign_out(visit)
        visit.page.fill('input[name="login"]:visible', username)
        visit.page.fill('input[name="password"]:visible', DEMONSTRATION_PASSWORD)
        visit.page.locator("main form button").first.click()
        visit.page.wait_for_url(f"**{reverse('mfa_authenticate')}")
        _stands(visit)


def test_it_shows_everybody_the_pages_of_a_passkey(page_at: PageAt) -> None:
    with page_at(DESK, role="inspector", just_now=True) as visit:
        _authenticator(visit)
        visit.go(reverse("mfa_add_webauthn"))
        visit.page.click("#mfa_webauthn_add")
        visit.page.wait_for_url(f"**{reverse('mfa_view_recovery_codes')}")
        key = Authenticator.objects.filter(type="webauthn").order_by("-pk")[0].pk
        for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
            visit.go(reverse(name, args=[key]))
            assert visit.page.url == visit.server + reverse(name, args=[key])
            _stands(visit)
        visit.go(reverse("mfa_reauthenticate_webauthn"))
        _stands(visit)
