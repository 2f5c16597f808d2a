"""Pages before anybody is signed in: too many attempts, and the two steps through an OpenID Connect provider."""

from typing import Any

from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from anbinh.foundation.accounts.openid import CheckingExchange
from anbinh.foundation.web import doors


def locked_out(request: HttpRequest, *_credentials: Any) -> HttpResponse:
    """Answer of the lock: when one can try again; axes calls this, no route leads here."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    again = timezone.localtime() + settings.AXES_COOLOFF_TIME
    return render(request, "account/locked.html", {"minutes": minutes, "again": again}, status=429)


@doors.public
def openid_start(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Ask once, then leave for the provider."""
    return _through(OAuth2LoginView, request, provider_id)


@doors.public
def openid_return(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Back from the provider, with a code or an error."""
    return _through(OAuth2CallbackView, request, provider_id)


def _through(step: Any, request: HttpRequest, provider_id: str) -> HttpResponseBase:
    try:
        answer: HttpResponseBase = step.adapter_view(CheckingExchange(request, provider_id))(request)
    except SocialApp.DoesNotExist as unknown:
        raise Http404 from unknown
    return answer
