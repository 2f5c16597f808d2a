"""Whoever answers for a hot spot hears when its review is overdue, once."""

from datetime import datetime

from django.utils.translation import gettext_noop

from anbinh.foundation.books.models import day_of
from anbinh.foundation.notices.commands import Message, tell
from anbinh.foundation.notices.querysets import people_of
from anbinh.records.hotspots import verbs
from anbinh.records.hotspots.models import Spot

SENTENCE = gettext_noop("The review of “%(name)s” was due on %(due)s.")


def tell_overdue(*, at: datetime) -> int:
    """How many were told; a review that is overdue is told once, however often a night looks."""
    today = day_of(at)
    return sum(_told(spot, at=at) for spot in Spot.objects.overdue(today).with_names())


def _told(spot: Spot, *, at: datetime) -> int:
    message = Message(
        verbs.REVIEW_IS_OVERDUE,
        SENTENCE,
        {"name": spot.name, "due": spot.due_on},
        number=spot.code,
        route="hotspots:record",
        keys={"key": spot.pk},
        unit=spot.unit,
        once=f"{spot.pk} {spot.due_on}",
    )
    return tell(people_of("hotspots.handle", spot.unit, on=day_of(at)), message, by=None, at=at)
