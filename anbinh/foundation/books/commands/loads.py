"""Loading a book from a workbook: all or nothing, the same file twice changes nothing."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import verbs
from anbinh.foundation.books.commands.desk import Refusal, must_be_allowed
from anbinh.foundation.books.models import Load, LoadedRow, LoadMatching, LoadRecord, Record, day_of
from anbinh.foundation.journal.commands import Posting, post_many
from anbinh.foundation.units.models import Unit

State = LoadRecord.State


def begin_load(
    model: type[LoadRecord],
    book: str,
    *,
    permission: str,
    unit: Unit | None,
    by: Person | None,
    at: datetime,
    sheet: str = "",
    box: str = "",
) -> Any:
    """Note that a workbook was sent; nothing of what it says is kept in the database."""
    _must_load(by, permission, unit, at=at)
    own = {"book": book} if model is Load else {}
    rows: Any = model._default_manager
    return rows.create(by=by, at=at, unit=unit, sheet=sheet[:100], box=box, **own)


def choose_sheet(load: LoadRecord, *, sheet: str, by: Person) -> None:
    """Another sheet of the same file."""
    with transaction.atomic():
        held = _own(load, by, State.WAITING, State.FAILED)
        held.sheet = sheet[:100]
        held.save(update_fields=["sheet"])


def remember_columns(*, fingerprint: str, keys: Sequence[str], unit: Unit | None, by: Person) -> LoadMatching:
    """Keep what somebody said of the columns, for the next file with these headings."""
    code = unit.code if unit else ""
    kept, _made = LoadMatching.objects.update_or_create(
        person=by, fingerprint=fingerprint, defaults={"keys": list(keys), "unit_code": code}
    )
    return kept


def start_load(load: LoadRecord, *, stalled: bool, by: Person, at: datetime) -> Any:
    """Mark it as being loaded. `stalled`: an earlier attempt broke off, and so wrote nothing."""
    with transaction.atomic():
        open_states = (State.WAITING, State.FAILED, *((State.RUNNING,) if stalled else ()))
        held = _own(load, by, *open_states)
        held.state, held.failure, held.ended_at, held.at = State.RUNNING, "", None, at
        held.save(update_fields=["state", "failure", "ended_at", "at"])
    return held


def write_load(load: LoadRecord, made: Any, *, write: Callable[[Any], None], at: datetime) -> Any:
    """Let the book `write` what was planned, in one transaction; a fault anywhere leaves no row."""
    counts = made.counts
    try:
        with transaction.atomic():
            held = _held(load)
            if held.state not in {State.WAITING, State.RUNNING}:
                raise Refusal(_("This workbook was loaded or given up meanwhile."))
            write(held)
            held.state, held.ended_at, held.failure, held.box = State.DONE, at, "", ""
            held.created, held.changed = counts["create"], counts["change"]
            held.unchanged, held.refused = counts["unchanged"], counts["refused"]
            held.save()
    except IntegrityError as fault:
        raise Refusal(
            _("Somebody else loaded the same rows at the same moment, so nothing was loaded here. Look at it again.")
        ) from fault
    return held


def note_row(book: str, identity: str, content: str, record: Record) -> None:
    """Remember which record a row became, so that the same row again changes nothing."""
    LoadedRow.objects.create(book=book, identity=identity, content=content, code=record.code)


def note_rows(book: str, rows: Iterable[tuple[str, str, Record]]) -> None:
    """The same for many rows, by finger prints of row and content; a row known before is known by what it says now."""
    found = [LoadedRow(book=book, identity=key, content=content, code=record.code) for key, content, record in rows]
    LoadedRow.objects.bulk_create(
        found, batch_size=500, update_conflicts=True, unique_fields=["book", "identity"], update_fields=["content"]
    )


def note_loaded(load: LoadRecord, units: Iterable[Unit], *, book: str, by: Person | None, at: datetime) -> None:
    """Post, in each unit that got records, that a workbook was loaded."""
    day = day_of(at)
    post_many((Posting(verbs.LOADED, load, one, day, dimensions={"book": book}) for one in units), by=by, at=at)


def fail_load(load: LoadRecord, *, failure: str, at: datetime) -> None:
    """Say that a load broke off; it wrote nothing. The sentence says nothing of what the rows say."""
    with transaction.atomic():
        held = _held(load)
        if held.state in {State.WAITING, State.RUNNING}:
            held.state, held.ended_at, held.failure = State.FAILED, at, failure[:500]
            held.save(update_fields=["state", "ended_at", "failure"])


def drop_load(load: LoadRecord, *, by: Person, at: datetime) -> str:
    """Give a workbook up; the box that the caller throws away."""
    with transaction.atomic():
        held = _own(load, by, State.WAITING, State.FAILED)
        box: str = held.box
        held.state, held.ended_at, held.box = State.DROPPED, at, ""
        held.save(update_fields=["state", "ended_at", "box"])
    return box


def forget_old_loads(*, sent_before: datetime, at: datetime) -> list[str]:
    """Give up, in every book, what was sent and never decided; the boxes to throw away."""
    boxes: list[str] = []
    with transaction.atomic():
        for model in LoadRecord.__subclasses__():
            rows: Any = model._default_manager
            for load in rows.select_for_update().shelved().sent_before(sent_before):
                boxes.append(load.box)
                if load.state != State.DONE:
                    load.state, load.ended_at = State.DROPPED, at
                load.box = ""
                load.save(update_fields=["state", "ended_at", "box"])
    return boxes


def _must_load(by: Person | None, permission: str, unit: Unit | None, *, at: datetime) -> None:
    if by is not None and not by.may(permission, on=day_of(at)):
        raise Refusal(_("Your post does not allow loading this book."))
    if unit is not None:
        must_be_allowed(by, permission, unit, at=at)


def _held(load: LoadRecord) -> Any:
    rows: Any = type(load)._default_manager
    return rows.held(load.pk)


def _own(load: LoadRecord, by: Person, *states: str) -> Any:
    held = _held(load)
    if held.by_id != by.pk:
        raise Refusal(_("Only who sent a workbook decides about it."))
    if held.state not in states:
        raise Refusal(_("This workbook is being loaded, or was loaded or given up already."))
    return held
