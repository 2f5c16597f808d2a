"""What a start says about the nights: an hour that is none is refused, a failed night is told."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as Caution
from django.db import DatabaseError

from anbinh.config.nightly.models import Night
from anbinh.config.nightly.rules import NoHour, hour_of


@register("production")
def refuse_an_hour_that_is_none(**_scope: Any) -> list[CheckMessage]:
    """`02:00`, or `off`."""
    try:
        hour_of(settings.NIGHTLY_AT)
    except NoHour:
        return [Error("ANBINH_NIGHTLY_AT is an hour like 02:00, or off.", id="anbinh.E007")]
    return []


@register("production")
def tell_of_a_failed_night(**_scope: Any) -> list[CheckMessage]:
    """The last night that is over, when it was broken off or one of its jobs failed."""
    if settings.MODE != "production":
        return []
    try:
        last = Night.objects.newest_first().first()
    except DatabaseError:  # before the first migration there is no table
        return []
    if last is None or last.under_way or last.is_done:
        return []
    names = ", ".join(one["job"] for one in last.failed) or "broken off"
    return [Caution(f"The nightly work of {last.day} failed ({names}): anbinh nightly --last.", id="anbinh.W002")]
