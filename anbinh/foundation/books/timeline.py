"""What happened to a record of a book, as its page tells it: from its acts, newest first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from anbinh.foundation.books.book import Book
from anbinh.foundation.books.commands.desk import plain
from anbinh.foundation.books.models import Act, Record, day_of
from anbinh.foundation.books.wording import Text
from anbinh.foundation.files.models import StoredFile
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.web import words


@dataclass(frozen=True)
class Change:
    """One field of a correction: struck, and restated."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Step:
    """One line of the timeline. `entry` is the number of its entry in the journal."""

    sentence: str
    at: datetime
    by: str = ""
    facts: Sequence[str] = ()
    text: str = ""
    changes: Sequence[Change] = ()
    files: Sequence[StoredFile] = ()
    struck: bool = False
    recorded_at: datetime | None = None
    entry: int | None = None
    state: str = ""


def history_of(book: Book, record: Record) -> list[Step]:
    """Every act of a record of the committee's books, newest first, with what each changed."""
    acts = list(Act.objects.about(record))
    by_batch: dict[str, int] = {}
    for entry in Entry.objects.about(record).newest_first():
        by_batch.setdefault(str(entry.batch), entry.pk)
    after, steps = {name: plain(record, name) for name in book.told}, []
    for act in reversed(acts):
        steps.append(_step(book, act, after, by_batch))
        if act.stands:
            after = after | {name: value for name, value in act.before.items() if name in after}
    return steps


def _step(book: Book, act: Act, after: Mapping[str, Any], by_batch: Mapping[str, int]) -> Step:
    number = [_("No. %(number)s") % {"number": act.number}] if act.number else []
    # An act counts for a day; on its own day it is told at the moment it was entered.
    same_day = act.on == day_of(act.recorded_at)
    return Step(
        sentence=capfirst(book.did(act.verb)),
        at=act.recorded_at if same_day else _noon(act.on),
        by=str(act.by) if act.by else _("the system"),
        facts=[act.unit.name, *act.facts, *number],
        text=act.text,
        changes=_changes(book, act, after) if act.stands else (),
        files=list(act.files.all()),
        struck=not act.stands and act.verb != "take_back",
        recorded_at=None if same_day else act.recorded_at,
        entry=next((by_batch[batch] for batch in reversed(act.batches) if batch in by_batch), None),
    )


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def _changes(book: Book, act: Act, after: Mapping[str, Any]) -> list[Change]:
    return [
        Change(str(label), shown(book.said, name, act.before[name]), shown(book.said, name, after[name]))
        for name, label in book.told.items()
        if name in act.before and act.before[name] != after[name]
    ]


def shown(said: Callable[[str, Any], str] | None, name: str, value: Any) -> str:
    """A value of a field in words: the book's own words first, then days and numbers as people write them."""
    if value in (None, ""):
        return _("nothing")
    if said is not None and (own := said(name, value)):
        return own
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int):
        return words.number(value)
    if isinstance(value, str) and len(value) == 10 and value[4:5] == value[7:8] == "-":
        return words.day(date.fromisoformat(value))
    return str(value)


@dataclass(frozen=True)
class Fact:
    """One line of the facts of a record; `href` leads on."""

    label: Text
    value: str
    note: str = ""
    href: str = ""
