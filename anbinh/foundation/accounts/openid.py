"""Signing in through an OpenID Connect provider, as VNeID or a city's own directory would be connected.

allauth speaks the protocol; here are the checks it leaves out (a nonce, the signature of the token, one subject in
both answers) and our rule that an outside account only ever opens an account that already exists here.
"""

import secrets
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from anbinh.foundation.accounts.models import Person

KEPT = ("sub", "preferred_username", "nonce")


class CheckingExchange(OpenIDConnectOAuth2Adapter):
    """Checks the token's signature always, and that the token and the userinfo answer speak of one subject."""

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        raw = kwargs["response"].get("id_token")
        if not raw:
            raise PermissionDenied("the provider sent no id_token")
        claims = self._decode_id_token(app, raw)
        userinfo = self._fetch_user_info(token.token)
        if userinfo.get("sub") != claims.get("sub"):
            raise PermissionDenied("token and userinfo name two subjects")
        said = {**userinfo, **claims}
        provider: Any = self.get_provider()  # type: ignore[no-untyped-call]  # allauth has no types
        return provider.sociallogin_from_response(request, said)

    def _decode_id_token(self, app: Any, id_token: str) -> dict[str, Any]:
        claims: dict[str, Any] = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )
        return claims


class Provider(OpenIDConnectProvider):
    """Sends a nonce with each request and keeps of the answer only what recognising the person takes."""

    oauth2_adapter_class = CheckingExchange
    pkce_enabled_default = True

    def redirect(self, request: HttpRequest, process: str, *also: Any, **kwargs: Any) -> Any:
        nonce = secrets.token_urlsafe(24)
        asked = {**(kwargs.pop("auth_params", None) or {}), "nonce": nonce}
        return super().redirect(request, process, *also, auth_params=asked, nonce=nonce, **kwargs)

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        # The claim by which people are recognised is kept beside the usual ones; names and addresses are not.
        return {key: data[key] for key in {*KEPT, settings.OIDC_CLAIM} if key and key in data}

    def extract_email_addresses(self, *_data: Any) -> list[Any]:
        return []


class OutsideAccounts(DefaultSocialAccountAdapter):
    """An outside account opens an existing account here or none; nobody enters by being known elsewhere."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        claims, asked = sociallogin.account.extra_data, sociallogin.state.get("nonce")
        if not asked or claims.get("nonce") != asked:
            raise PermissionDenied("the nonce is not the one that was sent")
        if sociallogin.state.get("process") == "connect" or sociallogin.is_existing:
            return
        person = self._recognised(claims)
        if person is None:
            raise ImmediateHttpResponse(_nobody(request, sociallogin.account.get_provider()))
        sociallogin.connect(request, person)

    def _recognised(self, claims: dict[str, Any]) -> Person | None:
        """The open account whose user name the configured claim gives; without a configured claim, nobody."""
        name = str(claims.get(settings.OIDC_CLAIM, "")) if settings.OIDC_CLAIM else ""
        return Person.objects.active().real().named(name).first() if name else None

    def is_open_for_signup(self, *_request: Any) -> bool:
        return False

    def send_notification_mail(self, *_args: Any, **_kwargs: Any) -> None:
        return None


def _nobody(request: HttpRequest, provider: Any) -> HttpResponse:
    return render(request, "accounts/nobody.html", {"provider": provider}, status=403)
