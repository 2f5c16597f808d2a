"""Questions to the list of a book that somebody keeps under a name."""

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands.desk import Refusal
from anbinh.foundation.books.models import SavedView

MOST_VIEWS = 30


def save_view(book: str, *, name: str, query: str, by: Person) -> SavedView:
    """Keep a question under a name; the same name again keeps the newer question."""
    with transaction.atomic():
        plain = " ".join(name.split())
        if not plain or len(plain) > 80:
            raise Refusal(_("Give the view a name of at most 80 characters."))
        if len(query) > 1000:
            raise Refusal(_("The question is too long to be saved. Use fewer filters."))
        own = SavedView.objects.of(by, book)
        there = own.named(plain)
        if there is None and own.count() >= MOST_VIEWS:
            raise Refusal(_("You keep %(most)s views already. Delete one first.") % {"most": MOST_VIEWS})
        kept = there or SavedView(person=by, book=book, name=plain)
        kept.query = query
        kept.save()
        return kept


def delete_view(view: SavedView, *, by: Person) -> None:
    """Forget one of one's own views."""
    if view.person_id != by.pk:
        raise Refusal(_("This view belongs to somebody else."))
    view.delete()
