"""A night in words: for the page, the command line and the record."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.config.nightly.jobs import JOBS
from anbinh.config.nightly.models import Night
from anbinh.foundation.web import words
from anbinh.foundation.web.states import Badge

KNOWN = {job.name: job for job in JOBS}


@dataclass(frozen=True)
class Line:
    """One job of one night."""

    label: str
    done: bool
    text: str
    seconds: float


def lines_of(night: Night) -> list[Line]:
    """How each job went; one that is no longer done is still told by its name."""
    return [
        Line(_label(one), one["done"], _text(one) if one["done"] else one["fault"], one["seconds"])
        for one in night.outcomes
    ]


def badge_of(night: Night) -> Badge:
    """The night in a word."""
    if night.under_way:
        return Badge("waiting", _("under way"))
    if night.given_up:
        return Badge("overdue", _("broken off"))
    return Badge("done", _("done")) if night.is_done else Badge("overdue", _("a job failed"))


def record_of(night: Night) -> dict[str, Any]:
    """The night as JSON."""
    return {
        "night": night.day.isoformat(),
        "by_hand": night.by_hand,
        "begun_at": timezone.localtime(night.begun_at).isoformat(timespec="seconds"),
        "ended_at": night.ended_at and timezone.localtime(night.ended_at).isoformat(timespec="seconds"),
        "under_way": bool(night.under_way),
        "given_up": night.given_up,
        "done": night.is_done,
        "jobs": night.outcomes,
    }


def _label(one: dict[str, Any]) -> str:
    return str(KNOWN[one["job"]].label) if one["job"] in KNOWN else str(one["job"])


def _text(one: dict[str, Any]) -> str:
    job = KNOWN.get(one["job"])
    said = {name: words.number(value) if isinstance(value, int) else value for name, value in one["said"].items()}
    try:
        return str(job.says) % said if job else ""
    except (KeyError, TypeError):  # told by an older release, in other words
        return ""
