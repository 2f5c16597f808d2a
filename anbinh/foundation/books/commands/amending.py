"""What is done alike on a record of any book: write a note, change what the book says of it."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.book import Book
from anbinh.foundation.books.commands.desk import Refusal
from anbinh.foundation.books.commands.steps import BookDesk, Paper, laid
from anbinh.foundation.books.models import Act, Record

T = TypeVar("T", bound=Record)


def note(book: Book, record: Record, verb: str, *, text: str, by: Person | None, at: datetime) -> Act:
    """A line in the history of a record."""
    with transaction.atomic():
        desk = laid(book, record, "note", Paper(text=text), by=by, at=at)
        desk.post(verb)
        return desk.close()


def corrected(
    book: Book,
    record: T,
    values: Mapping[str, Any],
    *,
    among: Collection[str],
    reason: str,
    by: Person | None,
    at: datetime,
    allow: Callable[[T, Collection[str]], None] | None = None,
) -> BookDesk[T]:
    """Lay a record on the desk with new values in it; the caller checks them, posts and closes.

    `among` names the fields that may be corrected; `allow` sees the record as it was with the names of those that
    change, and may refuse.
    """
    if not reason.strip():
        raise Refusal(_("Say why this is corrected: the reason is kept beside the correction."))
    if unknown := set(values) - set(among):
        raise ValueError(f"not correctable: {sorted(unknown)}")
    desk = laid(book, record, "correct", Paper(text=reason), by=by, at=at)
    change(desk.record, values, allow=allow)
    return desk


def change(record: T, values: Mapping[str, Any], *, allow: Callable[[T, Collection[str]], None] | None = None) -> None:
    """Set those values that are others than before; a refusal where none is."""
    changed = {name: value for name, value in values.items() if getattr(record, name) != value}
    if not changed:
        raise Refusal(_("Nothing was changed. Change a field, or go back."))
    if allow is not None:
        allow(record, changed)
    for name, value in changed.items():
        setattr(record, name, value)
