"""What leaves a book as a file: the journal keeps who took it out."""

from datetime import datetime

from django.db import transaction

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.models import day_of
from anbinh.foundation.books.verbs import TAKEN_OUT
from anbinh.foundation.journal.commands import Posting, post


def note_taken_out(book: str, ending: str, *, by: Person, at: datetime) -> None:
    """Post it in the unit of their post: what left is told nowhere, only that it left."""
    day = day_of(at)
    unit = by.posts_on(day)[0].unit
    with transaction.atomic():
        post(Posting(TAKEN_OUT, unit, unit, day, dimensions={"book": book, "format": ending}), by=by, at=at)
