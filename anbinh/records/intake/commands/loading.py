"""Loading a register from a workbook: all or nothing, the same file twice changes nothing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import must_be_allowed
from anbinh.foundation.journal.commands import Posting, post_many
from anbinh.foundation.sealing.commands import SealingError
from anbinh.foundation.units.models import Unit
from anbinh.records.intake import rules, verbs
from anbinh.records.intake.commands.correcting import correct
from anbinh.records.intake.commands.desk import Desk, IntakeError, taken
from anbinh.records.intake.commands.receiving import Draft, Past, receive_many
from anbinh.records.intake.models import Act, Clock, Load, LoadMatching, Report, Stage, Stay, day_of

CHUNK = 2000
Progress = Callable[[int], None]


def unseen(done: int) -> None:
    """Nobody watches how many rows are `done`."""


@dataclass(frozen=True)
class Change:
    """A report that a row says otherwise: fields to correct, and the result that has arrived since."""

    report: Report
    values: Mapping[str, Any]
    past: Past | None
    content: str


def begin_load(*, unit: Unit | None, by: Person | None, at: datetime, sheet: str = "", box: str = "") -> Load:
    """Note that a workbook was sent; nothing of what it says is kept in the database."""
    _must_load(by, unit, at=at)
    return Load.objects.create(by=by, at=at, unit=unit, sheet=sheet[:100], box=box)


def choose_sheet(load: Load, *, sheet: str, unit: Unit | None, by: Person, at: datetime) -> None:
    """Another sheet of the same file, or another unit for the rows that name none."""
    _must_load(by, unit, at=at)
    with transaction.atomic():
        held = _own(load, by, Load.State.WAITING, Load.State.FAILED)
        held.sheet, held.unit = sheet[:100], unit
        held.save(update_fields=["sheet", "unit"])


def remember_columns(*, fingerprint: str, keys: Sequence[str], unit: Unit | None, by: Person) -> LoadMatching:
    """Keep what somebody said of the columns, for the next file with these headings."""
    code = unit.code if unit else ""
    kept, _made = LoadMatching.objects.update_or_create(
        person=by, fingerprint=fingerprint, defaults={"keys": list(keys), "unit_code": code}
    )
    return kept


def start_load(load: Load, *, stalled: bool, by: Person, at: datetime) -> Load:
    """Mark it as being loaded. `stalled`: an earlier attempt broke off, and so wrote nothing."""
    with transaction.atomic():
        open_states = (Load.State.WAITING, Load.State.FAILED, *((Load.State.RUNNING,) if stalled else ()))
        held = _own(load, by, *open_states)
        held.state, held.failure, held.ended_at = Load.State.RUNNING, "", None
        held.at = at
        held.save(update_fields=["state", "failure", "ended_at", "at"])
    return held


def write_load(
    load: Load,
    *,
    fresh: list[Draft],
    changed: Sequence[Change],
    unchanged: int = 0,
    refused: int = 0,
    by: Person | None,
    at: datetime,
    progress: Progress = unseen,
) -> Load:
    """Enter and change everything in one transaction; a fault anywhere leaves no row. `fresh` is emptied on the way."""
    created = len(fresh)
    units = {draft.unit.pk: draft.unit for draft in fresh} | {one.report.unit_id: one.report.unit for one in changed}
    try:
        with transaction.atomic():
            held = Load.objects.held(load.pk)
            if held.state not in {Load.State.WAITING, Load.State.RUNNING}:
                raise IntakeError(_("This workbook was loaded or given up meanwhile."))
            for unit in units.values():
                must_be_allowed(by, "intake.load", unit, at=at)
            done = 0
            for chunk in _chunks(fresh):
                receive_many(chunk, by=by, at=at)
                done += len(chunk)
                progress(done)
            for number, change in enumerate(changed, start=done + 1):
                _restate(change, by=by, at=at)
                progress(number)
            held.state, held.ended_at, held.failure = Load.State.DONE, at, ""
            held.created, held.changed, held.unchanged, held.refused = created, len(changed), unchanged, refused
            held.box = ""
            held.save()
            post_many((Posting(verbs.IMPORTED, held, one, day_of(at)) for one in units.values()), by=by, at=at)
    except SealingError as refusal:
        raise IntakeError(str(refusal)) from refusal
    except IntegrityError as fault:
        raise IntakeError(
            _("Somebody else loaded the same rows at the same moment, so nothing was loaded here. Look at it again.")
        ) from fault
    return held


def fail_load(load: Load, *, failure: str, at: datetime) -> None:
    """Say that a load broke off; it wrote nothing. The sentence says nothing of what the rows say."""
    with transaction.atomic():
        held = Load.objects.held(load.pk)
        if held.state in {Load.State.WAITING, Load.State.RUNNING}:
            held.state, held.ended_at, held.failure = Load.State.FAILED, at, failure[:500]
            held.save(update_fields=["state", "ended_at", "failure"])


def drop_load(load: Load, *, by: Person, at: datetime) -> Load:
    """Give a workbook up; its file is thrown away by the caller."""
    with transaction.atomic():
        held = _own(load, by, Load.State.WAITING, Load.State.FAILED)
        held.state, held.ended_at, held.box = Load.State.DROPPED, at, ""
        held.save(update_fields=["state", "ended_at", "box"])
    return held


def forget_old_loads(*, sent_before: datetime, at: datetime) -> list[str]:
    """Give up what was sent and never decided; the boxes to throw away."""
    with transaction.atomic():
        old = list(Load.objects.select_for_update().shelved().sent_before(sent_before))
        boxes = [load.box for load in old]
        for load in old:
            if load.state != Load.State.DONE:
                load.state, load.ended_at = Load.State.DROPPED, at
            load.box = ""
            load.save(update_fields=["state", "ended_at", "box"])
    return boxes


def _must_load(by: Person | None, unit: Unit | None, *, at: datetime) -> None:
    if by is not None and not by.may("intake.load", on=day_of(at)):
        raise IntakeError(_("Your post does not allow loading a register."))
    if unit is not None:
        must_be_allowed(by, "intake.load", unit, at=at)


def _own(load: Load, by: Person, *states: str) -> Load:
    held = Load.objects.held(load.pk)
    if held.by_id != by.pk:
        raise IntakeError(_("Only who sent a workbook decides about it."))
    if held.state not in states:
        raise IntakeError(_("This workbook is being loaded, or was loaded or given up already."))
    return held


def _chunks(drafts: list[Draft]) -> Iterator[list[Draft]]:
    """Front to back, letting go of what has been entered: a long register would otherwise stand in memory twice."""
    drafts.reverse()
    while drafts:
        chunk = drafts[-CHUNK:][::-1]
        del drafts[-CHUNK:]
        yield chunk


def _restate(change: Change, *, by: Person | None, at: datetime) -> None:
    report = change.report
    if change.values:
        report = correct(report, values=change.values, reason=_("Register loaded again"), by=by, at=at).report
    if change.past is not None:
        report = _conclude(report, change.past, by=by, at=at)
    report.imported_content, report.imported_version = change.content, report.version
    report.save(update_fields=["imported_content", "imported_version"])


def _conclude(report: Report, past: Past, *, by: Person | None, at: datetime) -> Report:
    """A result that the paper book has by now: figures land on its own day, as when it had been loaded at once."""
    fresh = taken(report)
    must_be_allowed(by, "intake.load", fresh.holder, at=at)
    act = Act.objects.create(
        report=fresh, verb=past.verb, unit=fresh.holder, by=by, at=past.at, recorded_at=at, number=past.number,
        outcome=past.outcome, ground=past.ground, other_body=past.body,
    )  # fmt: skip
    desk = Desk(fresh, act, by, at, past.at)
    act.in_time = fresh.due_at is None or past.at <= fresh.due_at
    fresh.outcome, fresh.ground, fresh.closed_at = past.outcome, past.ground, past.at
    _ENDINGS[past.verb](desk, past)
    fresh.due_at = None
    desk.close()
    return fresh


def _decided(desk: Desk, past: Past) -> None:
    desk.report.stage = Stage.DECIDED
    desk.stop(*rules.RESOLUTION)
    desk.post(verbs.DECIDED, quantity=1, outcome=past.outcome, ground=past.ground, in_time=_yes(desk))
    desk.post(verbs.PENDING, quantity=-1)


def _suspended(desk: Desk, past: Past) -> None:
    desk.report.stage = Stage.SUSPENDED
    desk.stop(*rules.RESOLUTION)
    desk.post(verbs.SUSPENDED, quantity=1, ground=past.ground, in_time=_yes(desk))
    desk.post(verbs.PENDING, quantity=-1)


def _passed_on(desk: Desk, _past: Past) -> None:
    desk.report.stage = Stage.TRANSFERRED
    stay = Stay.objects.present(desk.report)
    stay.until, stay.destination = desk.act.on, "outside"
    stay.save()
    desk.stop_all(ending=Clock.Ending.MOVED)
    desk.post(verbs.TRANSFERRED, quantity=1, destination="outside")
    desk.post(verbs.PENDING, quantity=-1)


def _yes(desk: Desk) -> str:
    return "yes" if desk.act.in_time else "no"


_ENDINGS: dict[str, Callable[[Desk, Past], None]] = {
    "decide": _decided,
    "suspend": _suspended,
    "transfer": _passed_on,
}
