"""Whole addresses, for what is printed or scanned and opened on another device."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


def public_address(request: HttpRequest, route: str) -> str:
    """Where anybody opens a public page; empty on a staff server that was not told where the public side is."""
    path = reverse(route, urlconf=settings.PUBLIC_URLS)
    if settings.PUBLIC_ADDRESS:
        return f"{settings.PUBLIC_ADDRESS}{path}"
    return "" if settings.SIDE == "staff" else request.build_absolute_uri(path)
