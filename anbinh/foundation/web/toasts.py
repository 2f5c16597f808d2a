"""Toasts: Django's messages, shown once and kept so that they can be opened again."""

from dataclasses import dataclass
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest

KEPT = 8
SESSION_KEY = "web_recent_toasts"
STATES = {"success": "done", "warning": "near", "error": "overdue"}


@dataclass(frozen=True)
class Toasts:
    """`new` are shown open; `recent` are the earlier ones of this session, newest first."""

    new: list[dict[str, str]]
    recent: list[dict[str, str]]


def take(request: HttpRequest) -> Toasts:
    """Hand out the waiting messages; they move to the recent ones, which signing out forgets."""
    session: Any = getattr(request, "session", None)
    new = [{"state": STATES.get(m.level_tag, ""), "text": str(m.message)} for m in get_messages(request)]
    if session is None:
        return Toasts(new, [])
    recent = session.get(SESSION_KEY, [])
    if new:
        session[SESSION_KEY] = (new[::-1] + recent)[:KEPT]
    return Toasts(new, recent)
