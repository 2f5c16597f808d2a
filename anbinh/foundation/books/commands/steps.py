"""A step of one of the committee's books: lay the record on the desk, enter new ones, take the last step back."""

from collections import Counter as Tally
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.book import Book
from anbinh.foundation.books.commands.desk import Desk, Overtaken, Refusal, must_be_allowed
from anbinh.foundation.books.commands.undoing import undo
from anbinh.foundation.books.models import Act, Counter, Record, day_of
from anbinh.foundation.files.commands import keep_all, prepare
from anbinh.foundation.files.examination import Refused
from anbinh.foundation.files.uploads import Upload
from anbinh.foundation.web import words
from anbinh.kernels.vietnamese.letters import fold

T = TypeVar("T", bound=Record)


@dataclass(frozen=True, kw_only=True)
class Paper:
    """What a step rests on: its words, the day it counts for (today when left out), the paper's number, and files."""

    text: str = ""
    on: date | None = None
    number: str = ""
    uploads: Sequence[Upload] = ()


NOTHING_WRITTEN = Paper()


class BookDesk(Desk[T, Act]):
    """One step on one record of a book."""

    book: Book

    def counted(self) -> Iterable[Model]:
        """What the record says carries its codes."""
        return self.record.counted()

    def close(self, *, reason: str = "") -> Act:
        """Write everything; the record is found by what it says now."""
        index(self.record)
        return super().close(reason=reason)


def index(record: Record) -> None:
    """Set what a record is searched by."""
    record.search = fold(f"{record.code} {record.words_searched}")


def laid(
    book: Book,
    record: T,
    step: str,
    paper: Paper = NOTHING_WRITTEN,
    *,
    by: Person | None,
    at: datetime,
) -> BookDesk[T]:
    """Take a record as it is now, see that the step is lawful for `by`, and open an act for it.

    Refusal, or Overtaken when the record is no longer as `record` was read.
    """
    fresh: T = type(record)._default_manager.locked(record.pk)  # type: ignore[attr-defined]  # every book has BookRecordQuerySet
    if fresh.version != record.version:
        raise _overtaken(book, fresh)
    day = paper.on or day_of(at)
    if day > day_of(at):
        raise Refusal(_("This day lies in the future. Enter the day on which it really happened."))
    if day < fresh.opened_on:
        sentence = _("This is before the record begins (%(day)s). Check the day.")
        raise Refusal(sentence % {"day": words.day(fresh.opened_on)})
    must_be_allowed(by, book.steps[step].permission, book.steps[step].whose(fresh), at=at)
    if refused := book.refusal(step, fresh, at=at):
        raise Refusal(refused)
    return _desk(book, fresh, step, paper, on=day, by=by, at=at)


def _desk(book: Book, record: T, step: str, paper: Paper, *, on: date, by: Person | None, at: datetime) -> BookDesk[T]:
    try:
        ready = [prepare(one, office=True, sealed=False) for one in paper.uploads]
    except Refused as fault:
        raise Refusal(str(fault)) from fault
    act = Act.objects.create(
        subject_kind=record._meta.label_lower,
        subject_id=record.pk,
        verb=step,
        unit=record.holder,
        by=by,
        on=on,
        recorded_at=at,
        text=paper.text.strip(),
        number=paper.number.strip(),
    )
    if ready:
        act.files.set(keep_all(ready, unit=record.holder, by=by, at=at, sealed=False))
    kind: Any = type("Laid", (BookDesk,), {"watched": tuple(book.watched), "book": book})
    desk: BookDesk[T] = kind(record, act, by, at, timezone.localtime(at))
    return desk


def _overtaken(book: Book, record: Record) -> Overtaken:
    last = Act.objects.about(record).last_made()
    said = {
        "who": (last.by if last and last.by else None) or _("the system"),
        "what": book.did(last.verb) if last else _("a change"),
        "when": words.moment(last.recorded_at) if last else "",
    }
    text = _(
        "While you were writing, %(who)s acted on this record (%(what)s, %(when)s). What you typed is still here: "
        "look at the change, then send it again."
    )
    return Overtaken(text % said)


def entered(
    book: Book,
    record: T,
    step: str,
    paper: Paper = NOTHING_WRITTEN,
    *,
    permission: str,
    prefix: str,
    by: Person | None,
    at: datetime,
) -> BookDesk[T]:
    """Give a new record its number, save it, and open the act that began it; the caller posts and closes."""
    if record.opened_on > day_of(at):
        raise Refusal(_("This day lies in the future. Enter the day on which it really happened."))
    must_be_allowed(by, permission, record.holder, at=at)
    record.code = next_codes(book.name, prefix, [(record.holder.code, record.opened_on.year)])[0]
    record.recorded_at, record.version = at, 0
    index(record)
    record.save()
    return _desk(book, record, step, paper, on=record.opened_on, by=by, at=at)


def next_codes(book: str, prefix: str, pairs: Sequence[tuple[str, int]]) -> list[str]:
    """The next numbers of a book for these units and years: `ĐN-10231/2026/007`."""
    wanted = Tally(pairs)
    held = _counters(book, wanted)
    following = {pair: held[pair].last for pair in wanted}
    for pair, count in wanted.items():
        held[pair].last += count
    Counter.objects.bulk_update([held[pair] for pair in wanted], ["last"], batch_size=500)
    codes = []
    for unit, year in pairs:
        following[unit, year] += 1
        codes.append(f"{prefix}-{unit}/{year}/{following[unit, year]:03d}")
    return codes


def _counters(book: str, wanted: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Counter]:
    pairs = set(wanted)
    held = Counter.objects.held(book, pairs)
    if absent := sorted(pairs - held.keys()):
        begun = [Counter(book=book, unit_code=unit, year=year) for unit, year in absent]
        Counter.objects.bulk_create(begun, batch_size=500, ignore_conflicts=True)
        held = Counter.objects.held(book, pairs)
    return held


def take_back(
    book: Book,
    record: T,
    *,
    reason: str,
    by: Person | None,
    at: datetime,
    restoring: Callable[[Desk[T, Act], Act], None] | None = None,
) -> Act:
    """Undo the last step: fields and figures are as before it; the step stays in the history, struck.

    `restoring` sets back what hangs on the record: what the step began, and what it ended.
    """
    with transaction.atomic():
        if not reason.strip():
            raise Refusal(_("Say why the step is taken back: the reason is kept beside it."))
        last = Act.objects.about(record).standing().last_made()
        if last is None or last.verb not in book.steps or not book.steps[last.verb].reversible:
            raise Refusal(_("The last step cannot be taken back; answer it with another step instead."))
        desk = laid(book, record, "take_back", Paper(text=reason), by=by, at=at)
        undone = book.steps[last.verb]
        must_be_allowed(by, undone.permission, undone.whose(desk.record), at=at)
        return undo(desk, last, reason=reason, verb=book.taken_back, clocks=restoring)
