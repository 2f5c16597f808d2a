"""When something long holds the database: say so, lose nothing that was typed, and offer to send it again."""

from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Answer = Callable[[HttpRequest], HttpResponse]
# SQLite's and PostgreSQL's words for a lock that did not become free in time.
LOCKED = ("database is locked", "database table is locked", "lock timeout", "deadlock detected")
WAIT = 30  # seconds


class Busy:
    """Answers 503 with what was sent instead of a fault page; anything else that goes wrong is left as it is."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page that says what holds; nothing was written, because a command writes whole or not at all."""
        if not (isinstance(exception, OperationalError) and any(said in str(exception) for said in LOCKED)):
            return None
        typed = [(name, one) for name, values in request.POST.lists() for one in values if not name.startswith("csrf")]
        context = {"typed": typed, "files": bool(request.FILES), "sending": request.method == "POST"}
        answer = render(request, "503.html", context, status=503)
        answer["Retry-After"] = str(WAIT)
        answer["Cache-Control"] = "no-store"
        return answer
