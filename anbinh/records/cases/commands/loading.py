"""Loading a book of cases from a workbook: all or nothing, the same file twice changes nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.commands import Posting, post_many
from anbinh.foundation.units.models import Unit
from anbinh.records.cases import verbs
from anbinh.records.cases.commands import investigating
from anbinh.records.cases.commands.desk import CasesError
from anbinh.records.cases.commands.opening import Opening, Outcome, open_many
from anbinh.records.cases.models import Case, CaseLoad
from anbinh.records.intake.models import day_of

CHUNK = 1000
Progress = Callable[[int], None]


def unseen(done: int) -> None:
    """Nobody watches how many rows are `done`."""


@dataclass(frozen=True)
class Change:
    """A case that a row says otherwise: fields to correct, and what has happened since."""

    case: Case
    values: Mapping[str, Any]
    past: Outcome
    content: str


def begin_load(*, unit: Unit | None, by: Person | None, at: datetime, sheet: str = "", box: str = "") -> CaseLoad:
    """Note that a workbook was sent; nothing of what it says is kept in the database."""
    if by is not None and not by.may("cases.handle", on=day_of(at)):
        raise CasesError(_("Your post does not allow loading a book of cases."))
    return CaseLoad.objects.create(by=by, at=at, unit=unit, sheet=sheet[:100], box=box)


def choose_sheet(load: CaseLoad, *, sheet: str, by: Person) -> None:
    """Another sheet of the same file."""
    with transaction.atomic():
        held = _own(load, by)
        held.sheet = sheet[:100]
        held.save(update_fields=["sheet"])


def write_load(
    load: CaseLoad,
    *,
    fresh: Sequence[Opening],
    changed: Sequence[Change],
    unchanged: int = 0,
    refused: int = 0,
    by: Person | None,
    at: datetime,
    progress: Progress = unseen,
) -> CaseLoad:
    """Enter and change everything in one transaction; a fault anywhere leaves no row."""
    units = {one.unit.pk: one.unit for one in fresh} | {one.case.unit_id: one.case.unit for one in changed}
    try:
        with transaction.atomic():
            held = CaseLoad.objects.held(load.pk)
            if held.state != CaseLoad.State.WAITING:
                raise CasesError(_("This workbook was loaded or given up meanwhile."))
            for start in range(0, len(fresh), CHUNK):
                open_many(fresh[start : start + CHUNK], by=by, at=at)
                progress(min(start + CHUNK, len(fresh)))
            for number, change in enumerate(changed, start=len(fresh) + 1):
                _restate(change, by=by, at=at)
                progress(number)
            held.state, held.ended_at, held.box = CaseLoad.State.DONE, at, ""
            held.created, held.changed, held.unchanged, held.refused = len(fresh), len(changed), unchanged, refused
            held.save()
            post_many((Posting(verbs.IMPORTED, held, one, day_of(at)) for one in units.values()), by=by, at=at)
    except IntegrityError as fault:
        raise CasesError(
            _("Somebody else loaded the same rows at the same moment, so nothing was loaded here. Look at it again.")
        ) from fault
    return held


def drop_load(load: CaseLoad, *, by: Person, at: datetime) -> str:
    """Give a workbook up; the box that the caller throws away."""
    with transaction.atomic():
        held = _own(load, by)
        box, held.state, held.ended_at, held.box = held.box, CaseLoad.State.DROPPED, at, ""
        held.save(update_fields=["state", "ended_at", "box"])
    return box


def forget_old_loads(*, sent_before: datetime, at: datetime) -> list[str]:
    """Give up what was sent and never decided; the boxes to throw away."""
    with transaction.atomic():
        old = list(CaseLoad.objects.select_for_update().waiting().sent_before(sent_before))
        boxes = [load.box for load in old]
        for load in old:
            load.state, load.ended_at, load.box = CaseLoad.State.DROPPED, at, ""
            load.save(update_fields=["state", "ended_at", "box"])
    return boxes


def _own(load: CaseLoad, by: Person) -> CaseLoad:
    held = CaseLoad.objects.held(load.pk)
    if held.by_id != by.pk:
        raise CasesError(_("Only who sent a workbook decides about it."))
    if held.state != CaseLoad.State.WAITING:
        raise CasesError(_("This workbook is being loaded, or was loaded or given up already."))
    return held


def _restate(change: Change, *, by: Person | None, at: datetime) -> None:
    """Each step on its own day, as when the row had been loaded at once."""
    past, key = change.past, change.case.pk
    said: dict[str, Any] = {"by": by, "at": at}
    if change.values:
        reason = _("Book of cases loaded again")
        investigating.correct(_now(key), values=change.values, reason=reason, **said)
    if past.cleared_at:
        investigating.clear(_now(key), when=past.cleared_at, **said)
    if past.suspects:
        when = past.cleared_at or change.case.cleared_at
        investigating.charge(_now(key), count=past.suspects, when=when, **said)
    if past.closed_at:
        ended = {"when": past.closed_at, "number": past.number, **said}
        investigating.close(_now(key), outcome=past.outcome, **ended)
    if past.suspended_at:
        ended = {"when": past.suspended_at, "number": past.number, **said}
        investigating.suspend(_now(key), ground=past.ground, text="", **ended)
    if past.transferred_at:
        ended = {"when": past.transferred_at, "number": past.number, **said}
        investigating.transfer(_now(key), body=past.body, text="", **ended)
    case = _now(key)
    case.imported_content, case.imported_version = change.content, case.version
    case.save(update_fields=["imported_content", "imported_version"])


def _now(key: int) -> Case:
    case: Case = Case.objects.with_names().get(pk=key)
    return case
