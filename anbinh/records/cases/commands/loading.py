"""Loading a book of cases from a workbook: all or nothing, the same file twice changes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.loading.declaration import Progress, unseen
from anbinh.foundation.journal.commands import Posting, post_many
from anbinh.records.cases import verbs
from anbinh.records.cases.commands import investigating
from anbinh.records.cases.commands.opening import Outcome, open_many
from anbinh.records.cases.models import Case, CaseLoad
from anbinh.records.intake.models import day_of

CHUNK = 1000


@dataclass(frozen=True)
class Change:
    """A case that a row says otherwise: fields to correct, and what has happened since."""

    case: Case
    values: Mapping[str, Any]
    past: Outcome
    content: str


def write_rows(load: CaseLoad, made: Any, *, by: Person | None, at: datetime, progress: Progress = unseen) -> None:
    """Enter and change everything that was planned, in the caller's transaction."""
    fresh, changed = made.fresh, made.changed
    units = {one.unit.pk: one.unit for one in fresh} | {one.case.unit_id: one.case.unit for one in changed}
    for start in range(0, len(fresh), CHUNK):
        open_many(fresh[start : start + CHUNK], by=by, at=at)
        progress(min(start + CHUNK, len(fresh)))
    for number, change in enumerate(changed, start=len(fresh) + 1):
        _restate(change, by=by, at=at)
        progress(number)
    post_many((Posting(verbs.IMPORTED, load, one, day_of(at)) for one in units.values()), by=by, at=at)


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
