"""Receiving: every letter enters the book; who wrote it, and the person it is against, are sealed apart."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import must_be_allowed
from anbinh.foundation.files.commands import Prepared, keep_all, prepare
from anbinh.foundation.files.examination import Refused
from anbinh.foundation.files.uploads import Upload
from anbinh.foundation.journal.commands import Posting, post
from anbinh.foundation.sealing import commands as sealing
from anbinh.foundation.sealing.models import Envelope
from anbinh.foundation.units.models import Unit
from anbinh.records.intake.commands.receiving import screened
from anbinh.records.intake.models import day_of
from anbinh.records.letters import rules, verbs
from anbinh.records.letters.commands.desk import (
    LetterError,
    checked_class,
    class_clocks,
    clock_of,
    index,
    overdue_posting,
    weigh_time,
)
from anbinh.records.letters.models import Act, Book, Clock, Letter, Procedure, Reception, Stage, Stay, Way


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What is known when a letter comes in. `sender` and `accused` are sealed, stored nowhere else."""

    unit: Unit
    way: str
    received_at: datetime
    summary: str
    kind: str = ""
    sender: Mapping[str, str] | None = None
    anonymous: bool = False
    # The person it is against, by name; the office goes into `against`.
    accused: str = ""
    against: str = ""
    source: str = ""
    postmarked_on: date | None = None
    procedure: str = ""
    remote: bool = False
    ours: bool = True
    evidence: bool = False
    learned_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What the book of citizens received asks beside the letter (Luật Tiếp công dân 25.2)."""

    earlier: str = ""
    wish: str = ""
    by_head: bool = False
    # What was answered on the spot; without a letter there must be an answer.
    answer: str = ""
    as_letter: bool = True


def receive(draft: Draft, *, uploads: Sequence[Upload] = (), by: Person | None, at: datetime) -> Letter:
    """Enter one letter, with its number and its clocks."""
    ready = _prepared(uploads)
    with transaction.atomic():
        return _received(draft, ready, by=by, at=at)


def receive_citizen(
    draft: Draft, heard: Heard, *, uploads: Sequence[Upload] = (), by: Person | None, at: datetime
) -> Reception:
    """Enter a citizen received in person; what was not answered on the spot becomes a letter."""
    ready = _prepared(uploads)
    with transaction.atomic():
        if not heard.as_letter and not heard.answer.strip():
            raise LetterError(_("Write what was answered, or take what was said as a letter."))
        _check(draft, at=at)
        must_be_allowed(by, "letters.handle", draft.unit, at=at)
        letter = _received(draft, ready, by=by, at=at) if heard.as_letter else None
        envelope = letter.envelope if letter else _sealed(draft.sender, draft.unit, by=by, at=at)
        year = day_of(draft.received_at).year
        reception = Reception.objects.create(
            number=next_number(draft.unit, year, "reception"),
            unit=draft.unit,
            at=draft.received_at,
            recorded_at=at,
            by=by,
            by_head=heard.by_head,
            envelope=envelope,
            matter=_screened(draft.summary, draft),
            earlier=_screened(heard.earlier, draft),
            wish=_screened(heard.wish, draft),
            answer=_screened(heard.answer, draft),
            letter=letter,
        )
        post(Posting(verbs.RECEPTION, reception, draft.unit, reception.on, 1, reception.codes), by=by, at=at)
        return reception


def _prepared(uploads: Sequence[Upload]) -> list[Prepared]:
    """Cleaning takes seconds: it is done before anything is locked."""
    try:
        return [prepare(upload, office=True, sealed=True) for upload in uploads]
    except Refused as fault:
        raise LetterError(str(fault)) from fault


def _received(draft: Draft, ready: Sequence[Prepared], *, by: Person | None, at: datetime) -> Letter:
    must_be_allowed(by, "letters.handle", draft.unit, at=at)
    _check(draft, at=at)
    letter = _letter(draft, by=by, at=at)
    enter(letter, arrival="new", since=letter.received_on, by=by, at=at)
    if ready:
        letter.files.set(keep_all(ready, unit=draft.unit, by=by, at=at, sealed=True))
    return letter


@sensitive_variables()
def _letter(draft: Draft, *, by: Person | None, at: datetime) -> Letter:
    on = day_of(draft.received_at)
    accused = {"accused": draft.accused.strip()} if draft.accused.strip() else None
    letter = Letter(
        code=rules.code_of(number=next_number(draft.unit, on.year, "letter"), year=on.year, unit=draft.unit.code),
        unit=draft.unit,
        holder=draft.unit,
        way=draft.way,
        kind=checked_class(draft.kind, on=on) if draft.kind else "",
        received_at=draft.received_at,
        arrived_at=draft.received_at,
        postmarked_on=draft.postmarked_on,
        recorded_at=at,
        by=by,
        source=draft.source.strip(),
        summary=_screened(draft.summary, draft),
        against=_screened(draft.against, draft),
        procedure=draft.procedure,
        remote=draft.remote,
        ours=draft.ours,
        evidence=draft.evidence,
        learned_on=draft.learned_on,
        anonymous=draft.anonymous,
        envelope=_sealed(draft.sender, draft.unit, by=by, at=at),
        accused=_sealed(accused, draft.unit, by=by, at=at),
    )
    letter.stage = Stage.CLASSIFIED if letter.kind else Stage.RECEIVED
    weigh_time(letter)
    return letter


def enter(letter: Letter, *, arrival: str, since: date, by: Person | None, at: datetime) -> Act:
    """Write a letter that is ready with its place, its clocks and its facts; inside the caller's transaction."""
    index(letter)
    letter.save()
    Stay.objects.create(letter=letter, unit=letter.holder, since=since, arrival=arrival)
    act = Act.objects.create(
        letter=letter, verb="receive", unit=letter.holder, by=by, at=letter.received_at, recorded_at=at
    )
    postings = [
        Posting(verbs.RECEIVED, letter, letter.holder, since, 1, {**letter.codes, "arrival": arrival}),
        Posting(verbs.PENDING, letter, letter.holder, since, 1, letter.codes),
    ]
    limits = rules.started_by_receipt(anonymous=letter.anonymous or letter.envelope_id is None)
    for limit in (*limits, *class_clocks(letter)):
        arrived = since if arrival == "split" else None
        clock = clock_of(letter, limit, start_at=letter.arrived_at, arrived=arrived)
        clock.started_by = act
        clock.save()
        postings.append(overdue_posting(clock))
    act.batches = [str(post(*postings, by=by, at=at)[0].batch)]
    act.save(update_fields=["batches"])
    first = Clock.objects.of_letter(letter).running().first()
    letter.due_at = first.due_at if first else None
    letter.save(update_fields=["due_at"])
    return act


def next_number(unit: Unit, year: int, kind: str) -> int:
    """The next number in one of the unit's books of the year."""
    Book.objects.bulk_create([Book(unit=unit, year=year, kind=kind)], ignore_conflicts=True)
    book = Book.objects.held(unit.code, year, kind)
    assert book is not None, "it was made a line above"
    book.last += 1
    book.save()
    return book.last


@sensitive_variables()
def _sealed(content: Mapping[str, str] | None, unit: Unit, *, by: Person | None, at: datetime) -> Envelope | None:
    if not content:
        return None
    try:
        written = json.dumps(dict(content), ensure_ascii=False, sort_keys=True).encode()
        return sealing.seal(written, unit=unit, by=by, at=at)
    except sealing.SealingError as refusal:
        raise LetterError(str(refusal)) from refusal


@sensitive_variables()
def _screened(text: str, draft: Draft) -> str:
    """Without the sender's own name, numbers and addresses, and without the name of the person it is against."""
    found = screened(text, draft.sender)
    return screened(found, {"full_name": draft.accused} if draft.accused.strip() else None).strip()


def _check(draft: Draft, *, at: datetime) -> None:
    """What a letter cannot do without, said so that nothing typed is lost."""
    if not draft.summary.strip():
        raise LetterError(_("Write what the letter is about: at least one sentence."))
    if len(draft.summary) > rules.LONGEST_SUMMARY:
        raise LetterError(_("The text is too long for one letter. Put the rest into an attached file."))
    if draft.received_at > at:
        raise LetterError(_("The moment of receipt lies in the future. Check day and time."))
    if draft.postmarked_on and draft.postmarked_on > day_of(draft.received_at):
        raise LetterError(_("The postmark lies after the receipt. Check the two days."))
    if draft.anonymous and draft.sender:
        raise LetterError(_("An anonymous letter carries no name. Choose one of the two."))
    if not draft.anonymous and not draft.sender and draft.way not in {Way.PASSED_ON, Way.PRESS}:
        raise LetterError(_("Enter who wrote the letter, or say that it is anonymous."))
    if draft.way not in Way.values or draft.procedure not in Procedure.values:
        raise LetterError(_("Choose how the letter came and what it is about from the lists."))
