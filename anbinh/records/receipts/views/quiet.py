"""Pages that leave no trace: kept in no cache, telling no other site where somebody came from, knowing no session."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from anbinh.foundation.web import doors

View = Callable[..., HttpResponseBase]
HEADERS = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}


def quiet(view: View) -> View:
    """Anybody may come in. Nothing here acts for somebody signed in, so no cookie is asked for against forgery: a page
    that lay open over night is still taken."""

    @wraps(view)
    def answered(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        answer = view(request, *arguments, **named)
        for header, value in HEADERS.items():
            answer[header] = value
        return answer

    return doors.public(csrf_exempt(answered))
