"""The way in: what allauth asks of us when somebody signs in, and what stands between that and the first page.

allauth writes passwords and second factors; what it tells us of them goes to the journal from here.
"""

import base64
from collections.abc import Callable
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.signals import authenticator_added, authenticator_removed
from allauth.socialaccount.signals import social_account_added, social_account_removed
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes

from anbinh.foundation.accounts import commands
from anbinh.foundation.accounts.models import Person
from anbinh.foundation.accounts.querysets import has_second_factor

# Pages that stay open while something is still asked of a person: to do it, to leave, to read it in another language.
ALWAYS = {"account_logout", "account_change_password", "account_reauthenticate", "web:language", "public:language"}


def address_of(request: HttpRequest) -> str:
    """The address a request came from, behind as many trusted proxies as ANBINH_PROXIES says."""
    return str(get_adapter().get_client_ip(request))


def name_tried(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """The user name somebody tried, in small letters: capitals give no further attempts."""
    return str((credentials or {}).get("username") or request.POST.get("login", "")).strip().lower()


class Backend(AuthenticationBackend):
    """Passwords; a demonstration account never comes into a production server, however it got there."""

    def user_can_authenticate(self, user: Any) -> bool:
        demonstration_here = settings.MODE == "production" and getattr(user, "demonstration", False)
        return bool(super().user_can_authenticate(user)) and not demonstration_here


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are given, never taken; no mail is sent."""

    def get_client_ip(self, request: HttpRequest) -> str:
        # A request that came over no network, from a socket beside the server or a test, has no address to tell.
        return str(super().get_client_ip(request)) if request.META.get("REMOTE_ADDR") else "127.0.0.1"

    def is_open_for_signup(self, *_request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, *_request: HttpRequest) -> str:
        return resolve_url(settings.LOGIN_REDIRECT_URL)

    def get_password_change_redirect_url(self, *_request: HttpRequest) -> str:
        return reverse("accounts:home")

    def set_password(self, user: Any, password: str) -> None:
        super().set_password(user, password)
        commands.change_password_done(user, at=timezone.now())

    def send_notification_mail(self, *_args: Any, **_kwargs: Any) -> None:
        return None


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps the secrets of authenticator apps and recovery codes encrypted, so a copy of the database opens nothing."""

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> MultiFernet:
    """The first key encrypts; keys of SECRET_KEY_FALLBACKS still decrypt after the secret key was changed."""
    return MultiFernet([Fernet(_derived(secret)) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _derived(secret: str | bytes) -> bytes:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"anbinh second factor").derive(force_bytes(secret))
    return base64.urlsafe_b64encode(key)


class Arrival:
    """Sends a person first to what is still asked of them: a password of their own, then a second factor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *_arguments: Any) -> HttpResponseBase | None:
        """Nothing is asked on public pages, and nothing twice on the page where it is answered."""
        person, name = request.user, request.resolver_match.view_name if request.resolver_match else ""
        if not isinstance(person, Person) or not getattr(view, "login_required", True):
            return None
        if person.must_change_password:
            return None if name in ALWAYS else redirect("account_change_password")
        request.second_factor_missing = lacks_second_factor(person)  # type: ignore[attr-defined]  # a mark for the page that asks for it
        if request.second_factor_missing and name not in ALWAYS and not name.startswith("mfa_"):  # type: ignore[attr-defined]  # a mark for the page that asks for it
            return redirect("mfa_index")
        return None


def lacks_second_factor(person: Person) -> bool:
    """True when this server asks for a second factor, a role of today needs one, and there is none yet."""
    if settings.SECOND_FACTOR != "required" or not person.needs_second_factor(on=timezone.localdate()):
        return False
    return not has_second_factor(person)


@receiver(authenticator_added)
def _added(user: Person, authenticator: Any, **_signal: Any) -> None:
    commands.note_second_factor_added(user, factor=authenticator.Type(authenticator.type).value, at=timezone.now())


@receiver(authenticator_removed)
def _removed(user: Person, authenticator: Any, **_signal: Any) -> None:
    commands.note_second_factor_removed(user, factor=authenticator.Type(authenticator.type).value, at=timezone.now())


@receiver(social_account_added)
def _linked(sociallogin: Any, **_signal: Any) -> None:
    commands.note_identity_linked(sociallogin.user, provider=sociallogin.account.provider, at=timezone.now())


@receiver(social_account_removed)
def _unlinked(socialaccount: Any, **_signal: Any) -> None:
    commands.note_identity_unlinked(socialaccount.user, provider=socialaccount.provider, at=timezone.now())
