"""What is done with a case: clear, charge, extend, suspend, resume, close, transfer, correct, take back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import undo
from anbinh.foundation.catalogue import lists
from anbinh.foundation.units.models import Unit
from anbinh.kernels.procedure import ProcedureError
from anbinh.kernels.vietnamese.letters import fold
from anbinh.records.cases import rules, verbs
from anbinh.records.cases.commands.desk import (
    CasesError,
    Desk,
    checked_codes,
    laid,
    overdue_posting,
)
from anbinh.records.cases.models import Act, Case, Stay
from anbinh.records.cases.querysets import era_of

CORRECTABLE = (
    "article",
    "clause",
    "line",
    "method",
    "methods",
    "form",
    "victims",
    "loss",
    "recovered",
    "summary",
    "place",
    "place_unit",
    "happened_on",
    "officer",
    *rules.MARKS,
)
REVERSIBLE = ("clear", "charge", "extend", "suspend", "resume", "close", "correct", "dismantle", "note")


def clear(
    case: Case, *, text: str = "", when: datetime | None = None, number: str = "", by: Person | None, at: datetime
) -> Act:
    """The offender is identified (charged, dead, or not liable): the case counts as cleared."""
    with transaction.atomic():
        desk = laid(case, "clear", by=by, at=at, when=when, text=text, number=number)
        desk.case.cleared_at = desk.when
        desk.post(verbs.CLEARED, quantity=1, era=era_of(desk.case.opened_on, desk.act.on))
        return desk.close()


def charge(
    case: Case,
    *,
    count: int,
    text: str = "",
    when: datetime | None = None,
    number: str = "",
    by: Person | None,
    at: datetime,
) -> Act:
    """So many suspects are charged."""
    return _counted(case, "charge", verbs.CHARGED, count=count, text=text, when=when, number=number, by=by, at=at)


def dismantle(
    case: Case,
    *,
    count: int,
    text: str = "",
    when: datetime | None = None,
    number: str = "",
    by: Person | None,
    at: datetime,
) -> Act:
    """So many groups are dismantled."""
    return _counted(case, "dismantle", verbs.GROUP, count=count, text=text, when=when, number=number, by=by, at=at)


def _counted(case: Case, verb: str, posted: str, *, count: int, by: Person | None, at: datetime, **said: Any) -> Act:
    with transaction.atomic():
        if count < 1:
            raise CasesError(_("Enter how many: a number from 1."))
        desk = laid(case, verb, by=by, at=at, **said)
        desk.act.count = count
        if verb == "charge":
            desk.case.suspects += count
        desk.post(posted, quantity=count)
        return desk.close()


def note(case: Case, *, text: str, by: Person | None, at: datetime) -> Act:
    """Write a note into the history."""
    with transaction.atomic():
        _needs(text)
        desk = laid(case, "note", by=by, at=at, text=text)
        desk.post(verbs.NOTED)
        return desk.close()


def extend(
    case: Case, *, text: str, when: datetime | None = None, number: str = "", by: Person | None, at: datetime
) -> Act:
    """Record the procuracy's extension of the investigation (BLTTHS 172)."""
    with transaction.atomic():
        _needs(text)
        desk = laid(case, "extend", by=by, at=at, when=when, text=text, number=number)
        for clock in desk.stop(ending="replaced"):
            try:
                desk.start(clock.limit, start_at=clock.start_at, extension=clock.extension + 1)
            except ProcedureError as refusal:
                raise CasesError(str(refusal)) from refusal
        desk.post(verbs.EXTENDED)
        return desk.close()


def suspend(
    case: Case,
    *,
    ground: str,
    text: str,
    when: datetime | None = None,
    number: str = "",
    by: Person | None,
    at: datetime,
) -> Act:
    """Suspend the investigation on a ground of BLTTHS 229."""
    with transaction.atomic():
        desk = laid(case, "suspend", by=by, at=at, when=when, text=text, number=number)
        known = [one.code for one in lists.items("grounds", on=desk.act.on) if one.code in rules.GROUNDS_OF_SUSPENSION]
        if ground not in known:
            raise CasesError(_("Choose a ground from the list of the law: %(known)s.") % {"known": ", ".join(known)})
        desk.case.stage, desk.case.ground = Case.Stage.SUSPENDED, ground
        desk.stop(ending="met")
        desk.act.ground = ground
        desk.post(verbs.SUSPENDED, quantity=1, ground=ground)
        desk.post(verbs.PENDING, quantity=-1)
        return desk.close()


def resume(
    case: Case, *, text: str, when: datetime | None = None, number: str = "", by: Person | None, at: datetime
) -> Act:
    """Resume a suspended investigation (BLTTHS 174)."""
    with transaction.atomic():
        desk = laid(case, "resume", by=by, at=at, when=when, text=text, number=number)
        desk.case.stage, desk.case.ground = Case.Stage.INVESTIGATING, ""
        desk.start("D174")
        desk.post(verbs.RESUMED, quantity=1)
        desk.post(verbs.PENDING, quantity=1)
        return desk.close()


def close(
    case: Case,
    *,
    outcome: str,
    text: str = "",
    when: datetime | None = None,
    number: str = "",
    by: Person | None,
    at: datetime,
) -> Act:
    """Conclude: prosecution proposed, or the investigation discontinued."""
    with transaction.atomic():
        desk = laid(case, "close", by=by, at=at, when=when, text=text, number=number)
        if outcome not in rules.OUTCOMES:
            raise CasesError(_("Choose one of the decisions in the list."))
        desk.case.stage, desk.case.outcome, desk.case.closed_at = Case.Stage.CLOSED, outcome, desk.when
        desk.stop(ending="met")
        desk.act.outcome = outcome
        desk.post(verbs.CLOSED, quantity=1, outcome=outcome)
        desk.post(verbs.PENDING, quantity=-1)
        return desk.close()


def transfer(
    case: Case,
    *,
    to: Unit | None = None,
    body: str = "",
    text: str,
    when: datetime | None = None,
    number: str = "",
    by: Person | None,
    at: datetime,
) -> Act:
    """Pass a case to another investigating unit of the system, or to a body outside."""
    with transaction.atomic():
        desk = laid(case, "transfer", by=by, at=at, when=when, text=text, number=number)
        if (to is None) == (not body.strip()):
            raise CasesError(_("Name the unit it goes to, or the body outside the system: one of the two."))
        if to is not None and to.pk == desk.case.holder_id:
            raise CasesError(_("The case is already with %(unit)s.") % {"unit": to.name})
        desk.act.other_unit, desk.act.other_body = to, body.strip()
        stay = Stay.objects.present(desk.case)
        stay.until, stay.destination = desk.act.on, "inside" if to else "outside"
        stay.save()
        desk.post(verbs.TRANSFERRED, quantity=1, destination=stay.destination)
        desk.post(verbs.PENDING, quantity=-1)
        stopped = desk.stop(ending="moved")
        if to is None:
            desk.case.stage = Case.Stage.TRANSFERRED
            return desk.close()
        desk.case.holder = to
        Stay.objects.create(case=desk.case, unit=to, since=desk.act.on, first=False)
        desk.post(verbs.ARRIVED, quantity=1)
        desk.post(verbs.PENDING, quantity=1)
        for clock in stopped:
            _carry(desk, clock.limit, clock.start_at, clock.extension)
        return desk.close()


def _carry(desk: Desk, limit: str, start_at: datetime, extension: int) -> None:
    """The clock goes on against the new holder; already overdue, it counts there from the day it came."""
    clock = desk.start(limit, start_at=start_at, extension=extension)
    if clock.counts_on < desk.act.on:
        clock.counts_on = desk.act.on
        clock.save()
        desk.postings[-1] = overdue_posting(clock)


def correct(case: Case, *, values: Mapping[str, Any], reason: str, by: Person | None, at: datetime) -> Act:
    """Change what a case says; its figures are restated under the new codes, and its time follows its new class."""
    with transaction.atomic():
        _needs(reason)
        if unknown := set(values) - set(CORRECTABLE):
            raise ValueError(f"not correctable: {sorted(unknown)}")
        desk = laid(case, "correct", by=by, at=at, text=reason)
        now = {name: getattr(desk.case, name) for name in CORRECTABLE}
        default_line = {"line": ""} if values.get("article", now["article"]) != now["article"] else {}
        wanted = {**now, **default_line, **values}
        if wanted == now:
            raise CasesError(_("Nothing was changed. Change a field, or go back."))
        for name, value in wanted.items():
            setattr(desk.case, name, value)
        on, one = desk.case.opened_on, desk.case
        codes = checked_codes(article=one.article, clause=one.clause, line=one.line, method=one.method, on=on)
        for name, code in codes.items():
            setattr(one, name, code)
        one.search = fold(f"{one.code} {one.summary} {one.place}")
        _new_class(desk)
        desk.post(verbs.CORRECTED)
        return desk.close(reason=reason)


def _new_class(desk: Desk) -> None:
    if desk.codes_before["severity"] == desk.case.severity or desk.case.stage != Case.Stage.INVESTIGATING:
        return
    desk.restate(reason=desk.act.text)
    desk.codes_before = dict(desk.case.codes)
    for clock in desk.stop(ending="replaced"):
        desk.start(clock.limit, start_at=clock.start_at)


def take_back(case: Case, *, reason: str, by: Person | None, at: datetime) -> Act:
    """Undo the last step: fields, clocks and figures are as before it; the step stays in the history, struck."""
    with transaction.atomic():
        _needs(reason)
        last = Act.objects.of_case(case).standing().last_made()
        if last is None or not reversible(last):
            raise CasesError(_("The last step cannot be taken back; answer it with another step instead."))
        desk = laid(case, "take_back", by=by, at=at, text=reason)
        return undo(desk, last, reason=reason, verb=verbs.TAKEN_BACK, clocks=_clocks_as_before)


def reversible(last: Act) -> bool:
    """Whether the last step can be taken back: it was one of those that can, and done here, not loaded from a book."""
    return last.verb in REVERSIBLE and bool(last.batches)


def _clocks_as_before(desk: books.Desk[Case, Act], act: Act) -> None:
    for clock in act.started.all():
        clock.ended_at, clock.ending, clock.ended_by = desk.at, "void", desk.act
        clock.save()
    for clock in act.ended.all():
        in_time = not clock.late
        clock.ended_at, clock.ending, clock.ended_by = None, "", None
        clock.case = desk.record
        clock.save()
        if in_time:
            desk.postings.append(overdue_posting(clock))


def _needs(text: str) -> None:
    if not text.strip():
        raise CasesError(_("Give the reason: it is printed in the paper and kept in the history."))
