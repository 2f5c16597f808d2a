"""The only writer of nights: begun once, heard of job by job, ended. And what was left by people who signed in."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from anbinh.config.nightly import querysets
from anbinh.config.nightly.models import Night

if TYPE_CHECKING:
    from anbinh.config.nightly.jobs import Outcome


def begin(day: date, *, by_hand: bool, at: datetime) -> Night | None:
    """Take a night upon oneself; None when another has it, has done it, or is at work on any other."""
    with transaction.atomic():
        for lost in Night.objects.silent(at):
            give_up(lost, at=at)
    try:
        with transaction.atomic():
            return Night.objects.create(day=day, by_hand=by_hand, begun_at=at, heard_at=at, under_way=True)
    except IntegrityError:
        return None


def note(night: Night, outcome: "Outcome", *, at: datetime) -> None:
    """A job is over; the next begins."""
    night.outcomes = [*night.outcomes, asdict(outcome)]
    night.heard_at = at
    night.save(update_fields=["outcomes", "heard_at"])


def end(night: Night, *, at: datetime) -> None:
    """Every job had its turn."""
    night.under_way, night.ended_at, night.heard_at = None, at, at
    night.save(update_fields=["under_way", "ended_at", "heard_at"])


def give_up(night: Night, *, at: datetime) -> None:
    """It was broken off; another may do it."""
    night.under_way, night.ended_at, night.given_up = None, at, True
    night.save(update_fields=["under_way", "ended_at", "given_up"])


def forget_sessions(at: datetime) -> Mapping[str, Any]:
    """Sessions whose time is over, with the address and device they were opened from."""
    with transaction.atomic():
        number: int = querysets.sessions_expired(at).delete()[0]
        querysets.sessions_over().delete()
    return {"sessions": number}
