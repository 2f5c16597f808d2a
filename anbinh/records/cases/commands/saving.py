"""The book or the board as a file that somebody took out."""

from datetime import datetime

from django.db import transaction

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.commands import Posting, post
from anbinh.records.cases import verbs
from anbinh.records.intake.models import day_of


def note_taken_out(ending: str, *, what: str, by: Person, at: datetime) -> None:
    """Let the journal say who took the book or the list of people held out as a file, in the unit of their post.

    What left is told nowhere: neither numbers of cases nor initials.
    """
    day = day_of(at)
    unit = by.posts_on(day)[0].unit
    with transaction.atomic():
        post(Posting(verbs.TAKEN_OUT, unit, unit, day, dimensions={"format": ending, "list": what}), by=by, at=at)
