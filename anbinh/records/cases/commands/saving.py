"""Questions to the book that somebody keeps under a name; the book or the board as a file that somebody took out."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.commands import Posting, post
from anbinh.records.cases import verbs
from anbinh.records.cases.commands.desk import CasesError
from anbinh.records.cases.models import SavedView
from anbinh.records.intake.models import day_of

MOST_VIEWS = 30


def save_view(*, name: str, query: str, by: Person) -> SavedView:
    """Keep a question under a name; the same name again keeps the newer question."""
    with transaction.atomic():
        plain = " ".join(name.split())
        if not plain or len(plain) > 80:
            raise CasesError(_("Give the view a name of at most 80 characters."))
        if len(query) > 1000:
            raise CasesError(_("The question is too long to be saved. Use fewer filters."))
        own = SavedView.objects.of(by)
        there = own.named(plain)
        if there is None and own.count() >= MOST_VIEWS:
            raise CasesError(_("You keep %(most)s views already. Delete one first.") % {"most": MOST_VIEWS})
        kept = there or SavedView(person=by, name=plain)
        kept.query = query
        kept.save()
        return kept


def delete_view(view: SavedView, *, by: Person) -> None:
    """Forget one of one's own views."""
    if view.person_id != by.pk:
        raise CasesError(_("This view belongs to somebody else."))
    view.delete()


def note_taken_out(ending: str, *, what: str, by: Person, at: datetime) -> None:
    """Let the journal say who took the book or the list of people held out as a file, in the unit of their post.

    What left is told nowhere: neither numbers of cases nor initials.
    """
    day = day_of(at)
    unit = by.posts_on(day)[0].unit
    with transaction.atomic():
        post(Posting(verbs.TAKEN_OUT, unit, unit, day, dimensions={"format": ending, "list": what}), by=by, at=at)
