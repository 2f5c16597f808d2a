"""The doors of the house: each view says who may come in, and the route test reads the sign on the door."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

View = Callable[..., HttpResponseBase]


def person_of(request: HttpRequest) -> Any:
    """The person at the page. The web room knows no people, so it cannot name their type."""
    return request.user


def public(view: View) -> View:
    """Anybody may come in; nobody is asked who they are."""
    opened = login_not_required(view)
    opened.door = "public"  # type: ignore[attr-defined]  # a mark for doors and for the test of routes
    return opened


def signed_in(view: View) -> View:
    """Any signed-in person may come in: their own account, their own day."""
    view.door = "signed in"  # type: ignore[attr-defined]  # a mark for doors and for the test of routes
    return view


def staff(permission: str) -> Callable[[View], View]:
    """Only a person one of whose posts of today carries `permission`; anyone else is told so plainly (403)."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.may(permission, on=timezone.localdate()):  # type: ignore[union-attr]  # signed in, as the line above made sure
                raise PermissionDenied(permission)
            return view(request, *args, **kwargs)

        guarded.door = permission  # type: ignore[attr-defined]  # a mark for doors and for the test of routes
        return guarded

    return guard
