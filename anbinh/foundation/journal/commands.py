"""The only writer of the journal: post, reverse, restate, seal, inside the transaction of the command that calls."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, models, transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from anbinh.foundation.journal.models import Entry, Lane, Seal, SealedHead
from anbinh.foundation.journal.rules import chained, sealed
from anbinh.foundation.journal.verbs import verb_named


class JournalError(Exception):
    """The journal refuses; the text is the sentence the reader gets."""


class OutsideTransaction(RuntimeError):
    """An entry was posted outside the transaction of the record it tells of: a fault of the program."""


@dataclass(frozen=True)
class Posting:
    """One fact to post. `subject` is the record, `unit` the unit whose chain and figures it belongs to."""

    verb: str
    subject: models.Model
    unit: models.Model
    occurred_on: date
    quantity: int = 0
    dimensions: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""

    def entry(self) -> Entry:
        """The entry, not yet in its place of the chain."""
        verb_named(self.verb).accepts(self.quantity, self.dimensions)
        return Entry(
            verb=self.verb,
            subject_kind=self.subject._meta.label_lower,
            subject_id=self.subject.pk,
            unit_id=self.unit.pk,
            occurred_on=self.occurred_on,
            quantity=self.quantity,
            dimensions=dict(self.dimensions),
            reason=self.reason,
        )


@dataclass(frozen=True)
class Dated:
    """What was posted together at one moment, under its own number: a step of a history that is told afterwards."""

    at: datetime
    entries: Sequence[Entry]
    number: UUID = field(default_factory=uuid4)


def post(*postings: Posting, by: models.Model | None, at: datetime) -> list[Entry]:
    """Append facts under one batch number; post everything a command has to say in one call, last.

    A unit's chain is held from here to the end of the transaction, so what comes after this call makes
    that unit's other writers wait.
    """
    return post_many(postings, by=by, at=at)


def post_many(postings: Iterable[Posting], *, by: models.Model | None, at: datetime) -> list[Entry]:
    """The same for a long list, in a handful of statements however long it is."""
    return _append([posting.entry() for posting in postings], by=by, at=at)


def post_dated(steps: Iterable[Dated], *, by: models.Model | None) -> list[Entry]:
    """Append a history, oldest step first, each recorded at its own moment; for what fills an installation, not a desk.

    Entries come from `Posting.entry`, `taking_back` and `standing_anew`; one may take back another of the same call.
    """
    return _insert(list(steps), by=by)


def taking_back(entry: Entry, *, reason: str) -> Entry:
    """The entry, not yet posted, that takes another back; the other may itself wait to be posted."""
    _refuse_unexplained(reason)
    back = _copy(entry, quantity=-entry.quantity, dimensions=entry.dimensions, reason=reason)
    back.reverses = entry
    return back


def standing_anew(entry: Entry, *, dimensions: Mapping[str, str], reason: str) -> tuple[Entry, Entry]:
    """The two entries, not yet posted, that restate one under other codes."""
    codes = {**entry.dimensions, **dimensions}
    verb_named(entry.verb).accepts(entry.quantity, codes)
    again = _copy(entry, quantity=entry.quantity, dimensions=codes, reason=reason)
    return taking_back(entry, reason=reason), again


def reverse(*entries: Entry, by: models.Model | None, at: datetime, reason: str) -> list[Entry]:
    """Take entries back: all the same but the quantity, which is the opposite; the sum is as if they never were."""
    _refuse_unexplained(reason)
    for entry in entries:
        _refuse_second(entry)
    return _append([taking_back(entry, reason=reason) for entry in entries], by=by, at=at)


def restate(
    *entries: Entry, dimensions: Mapping[str, str], by: models.Model | None, at: datetime, reason: str
) -> list[Entry]:
    """Post entries again under other codes: each is taken back as it was and stands anew, both on its own day."""
    _refuse_unexplained(reason)
    again: list[Entry] = []
    for entry in entries:
        _refuse_second(entry)
        again += standing_anew(entry, dimensions=dimensions, reason=reason)
    return _append(again, by=by, at=at)


@transaction.atomic
def seal(*, at: datetime) -> Seal:
    """Put one hash over every chain as it stands; the hash can be printed, sent or published."""
    former = Seal.objects.select_for_update().last_made()
    grown = [(lane.pk, lane.length, lane.head) for lane in Lane.objects.grown_since_last_seal()]
    if former and not grown:
        raise JournalError(_("Nothing was posted since the last seal: there is nothing new to seal."))
    previous = former.hash if former else ""
    made = Seal.objects.create(
        at=at,
        entries=Lane.objects.aggregate(total=Sum("length"))["total"] or 0,
        prev_hash=previous,
        hash=sealed(previous, at, grown),
    )
    heads = [SealedHead(seal=made, unit_id=unit, length=length, head=head) for unit, length, head in grown]
    SealedHead.objects.bulk_create(heads, batch_size=1000)
    return made


def _refuse_unexplained(reason: str) -> None:
    if not reason.strip():
        raise JournalError(_("Say why this is corrected: the reason is kept beside the correction."))


def _copy(entry: Entry, *, quantity: int, dimensions: Mapping[str, str], reason: str) -> Entry:
    return Entry(
        verb=entry.verb,
        subject_kind=entry.subject_kind,
        subject_id=entry.subject_id,
        unit_id=entry.unit_id,
        occurred_on=entry.occurred_on,
        quantity=quantity,
        dimensions=dict(dimensions),
        reason=reason,
    )


def _refuse_second(entry: Entry) -> None:
    if entry.reverses_id is not None:
        raise JournalError(
            _("This entry is itself a correction; it cannot be taken back. Post the fact again instead.")
        )
    if Entry.objects.taking_back(entry).exists():
        raise JournalError(_("This entry was already taken back. Reload the page to see the correction."))


def _append(entries: Sequence[Entry], *, by: models.Model | None, at: datetime) -> list[Entry]:
    return _insert([Dated(at, entries)], by=by)


def _insert(steps: Sequence[Dated], *, by: models.Model | None) -> list[Entry]:
    """Lock the chains of these entries, give each its place and hash, and insert them."""
    if not connection.in_atomic_block:
        raise OutsideTransaction("post inside transaction.atomic(), with the record the entry tells of")
    entries = [entry for step in steps for entry in step.entries]
    lanes = _lock_lanes({entry.unit_id for entry in entries})
    person_id: Any = by.pk if by else None
    for step in steps:
        for entry in step.entries:
            lane = lanes[entry.unit_id]
            entry.batch, entry.by_id, entry.recorded_at = step.number, person_id, step.at
            entry.sequence, entry.prev_hash = lane.length + 1, lane.head
            entry.hash = chained(lane.head, entry.content(reverses=entry.reverses.hash if entry.reverses else ""))
            lane.length, lane.head = entry.sequence, entry.hash
    # What takes back an entry of the same call points at it, so that one is inserted first.
    Entry.objects.bulk_create([entry for entry in entries if _stands_alone(entry)], batch_size=1000)
    Entry.objects.bulk_create([entry for entry in entries if entry.pk is None], batch_size=1000)
    Lane.objects.bulk_create(
        lanes.values(), batch_size=1000, update_conflicts=True, unique_fields=["unit"], update_fields=["length", "head"]
    )
    return entries


def _stands_alone(entry: Entry) -> bool:
    return entry.reverses is None or entry.reverses.pk is not None


def _lock_lanes(unit_ids: set[int]) -> dict[int, Lane]:
    """The chains of these units, locked; a unit that never had an entry gets its chain first."""
    # Missing chains are made before any is locked: locking some, then waiting to insert others, could form a ring.
    if absent := sorted(unit_ids - Lane.objects.among(unit_ids)):
        # Two first entries of a unit may arrive together: one insert wins, both then wait for the same row.
        Lane.objects.bulk_create([Lane(unit_id=unit_id) for unit_id in absent], batch_size=1000, ignore_conflicts=True)
    return {lane.pk: lane for lane in Lane.objects.locked(unit_ids)}
