"""Loading a register from a workbook: all or nothing, the same file twice changes nothing."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import must_be_allowed
from anbinh.foundation.books.loading.declaration import Progress, unseen
from anbinh.foundation.journal.commands import Posting, post_many
from anbinh.foundation.sealing.commands import SealingError
from anbinh.records.intake import rules, verbs
from anbinh.records.intake.commands.correcting import correct
from anbinh.records.intake.commands.desk import Desk, IntakeError, taken
from anbinh.records.intake.commands.receiving import Draft, Past, receive_many
from anbinh.records.intake.models import Act, Clock, Load, Report, Stage, Stay, day_of

CHUNK = 2000


@dataclass(frozen=True)
class Change:
    """A report that a row says otherwise: fields to correct, and the result that has arrived since."""

    report: Report
    values: Mapping[str, Any]
    past: Past | None
    content: str


def write_rows(load: Load, made: Any, *, by: Person | None, at: datetime, progress: Progress = unseen) -> None:
    """Enter and change everything that was planned, in the caller's transaction; `fresh` is emptied on the way."""
    units = {one.unit.pk: one.unit for one in made.fresh}
    units |= {one.report.unit_id: one.report.unit for one in made.changed}
    for unit in units.values():
        must_be_allowed(by, "intake.load", unit, at=at)
    done = 0
    try:
        for chunk in _chunks(made.fresh):
            receive_many(chunk, by=by, at=at)
            done += len(chunk)
            progress(done)
    except SealingError as refusal:
        raise IntakeError(str(refusal)) from refusal
    for number, change in enumerate(made.changed, start=done + 1):
        _restate(change, by=by, at=at)
        progress(number)
    post_many((Posting(verbs.IMPORTED, load, one, day_of(at)) for one in units.values()), by=by, at=at)


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
        report=fresh,
        verb=past.verb,
        unit=fresh.holder,
        by=by,
        at=past.at,
        recorded_at=at,
        number=past.number,
        outcome=past.outcome,
        ground=past.ground,
        other_body=past.body,
    )
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
