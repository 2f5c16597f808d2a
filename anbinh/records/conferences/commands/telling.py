"""Whoever answers for a point hears of the invitation, and when the roll is open."""

from datetime import datetime

from django.utils.translation import gettext_noop

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.models import day_of
from anbinh.foundation.notices.commands import Message, tell
from anbinh.foundation.notices.querysets import people_of
from anbinh.records.conferences import verbs
from anbinh.records.conferences.models import Conference, Point

INVITED = gettext_noop("Your unit is invited to “%(title)s” on %(day)s.")
OPENED = gettext_noop("The roll of “%(title)s” is open: answer for your unit.")


def tell_invited(conference: Conference, *, by: Person | None, at: datetime) -> int:
    """How many heard that their unit is invited."""
    return _tell(conference, verbs.INVITATION, INVITED, by=by, at=at)


def tell_opened(conference: Conference, *, by: Person | None, at: datetime) -> int:
    """How many heard that the roll waits for them."""
    return _tell(conference, verbs.ROLL_IS_OPEN, OPENED, by=by, at=at)


def _tell(conference: Conference, kind: str, sentence: str, *, by: Person | None, at: datetime) -> int:
    """What is over is told to nobody, and nobody hears the same twice."""
    today = day_of(at)
    if by is None or conference.held_on < today:
        return 0
    units = [point.unit for point in Point.objects.of(conference)]
    told = Message(
        kind,
        sentence,
        {"title": conference.title, "day": conference.held_on},
        number=conference.code,
        route="conferences:record",
        keys={"key": conference.pk},
        unit=conference.unit,
        once=str(conference.pk),
    )
    return tell(people_of("conferences.answer", *units, on=today), told, by=by, at=at)
