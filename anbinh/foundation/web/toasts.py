"""Toasts: Django's messages, shown once and kept so that they can be opened again."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
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


def done(request: HttpRequest, text: str, *, href: str = "", label: str = "") -> None:
    """Say that something was done; with `href` the toast leads on, such as to the page that undoes it."""
    messages.success(request, text, extra_tags=f"{href} {label}".strip())


def _link(message: Any) -> dict[str, str]:
    href, _space, label = (message.extra_tags or "").partition(" ")
    return {"href": href, "label": label} if href.startswith("/") else {}


def take(request: HttpRequest) -> Toasts:
    """Hand out the waiting messages; they move to the recent ones, which signing out forgets."""
    session: Any = getattr(request, "session", None)
    new = [{"state": STATES.get(m.level_tag, ""), "text": str(m.message), **_link(m)} for m in get_messages(request)]
    if session is None:
        return Toasts(new, [])
    recent = session.get(SESSION_KEY, [])
    if new:
        session[SESSION_KEY] = (new[::-1] + recent)[:KEPT]
    return Toasts(new, recent)
