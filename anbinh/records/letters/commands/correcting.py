"""Putting right: correct what the book says of a letter, take the last step back. Nothing is overwritten unseen."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import must_be_allowed, undo
from anbinh.records.letters import rules, verbs
from anbinh.records.letters.commands.desk import (
    Desk,
    LetterError,
    checked_class,
    class_clocks,
    index,
    laid,
    overdue_posting,
    weigh_time,
)
from anbinh.records.letters.models import Act, Clock, Letter, Procedure

TEXTS = ("summary", "against", "source")
CLASSING = ("kind", "procedure", "remote", "ours", "evidence", "learned_on")
CORRECTABLE = (*TEXTS, *CLASSING)
# Steps that can be taken back; what made another record, or moved the letter, is answered by another step.
REVERSIBLE = (
    "classify",
    "accept",
    "inspect",
    "refuse",
    "guide",
    "file",
    "extend",
    "suspend",
    "resume",
    "drop",
    "resolve",
    "correct",
    *rules.SENDING,
)


def correct(letter: Letter, *, values: Mapping[str, Any], reason: str, by: Person | None, at: datetime) -> Act:
    """Change what a letter says; its class only before it is accepted, because its clocks follow from it."""
    with transaction.atomic():
        if not reason.strip():
            raise LetterError(_("Say why this is corrected: the reason is kept beside the correction."))
        if unknown := set(values) - set(CORRECTABLE):
            raise ValueError(f"not correctable: {sorted(unknown)}")
        desk = laid(letter, "correct", by=by, at=at, text=reason)
        found = desk.letter
        changed = {name for name, value in values.items() if getattr(found, name) != value}
        if not changed:
            raise LetterError(_("Nothing was changed. Change a field, or go back."))
        if not str(values.get("summary", found.summary)).strip():
            raise LetterError(_("Write what the letter is about: at least one sentence."))
        for name in changed:
            setattr(found, name, values[name])
        if changed & set(CLASSING):
            _class_anew(desk)
        index(found)
        desk.post(verbs.CORRECTED)
        return desk.close(reason=reason)


def _class_anew(desk: Desk) -> None:
    found = desk.letter
    if found.stage != "classified":
        raise LetterError(
            _("The class is set when the letter is classified, and stays once it was accepted or closed.")
        )
    found.kind = checked_class(found.kind, on=found.received_on)
    if found.procedure not in Procedure.values:
        raise LetterError(_("Choose how the letter came and what it is about from the lists."))
    if found.kind not in {rules.COMPLAINT, rules.DENUNCIATION}:
        found.procedure = ""
    weigh_time(found)
    wanted = class_clocks(found)
    for clock in Clock.objects.of_letter(found).running().of_limits(*rules.FIRST, *rules.RESOLUTION, "TC-9"):
        if clock.limit not in wanted:
            desk.stop_one(clock, ending=Clock.Ending.VOID)
    still = {clock.limit for clock in Clock.objects.of_letter(found).running()}
    desk.start(*(limit for limit in wanted if limit not in still), start_at=found.arrived_at)


def take_back(letter: Letter, *, reason: str, by: Person | None, at: datetime) -> Act:
    """Undo the last step: fields, clocks and figures are as before it; the step stays in the history, struck."""
    with transaction.atomic():
        if not reason.strip():
            raise LetterError(_("Say why the step is taken back: the reason is kept beside it."))
        last = Act.objects.of_letter(letter).standing().last_made()
        if last is None or last.verb not in REVERSIBLE:
            raise LetterError(_("The last step cannot be taken back; answer it with another step instead."))
        desk = laid(letter, "take_back", by=by, at=at, text=reason)
        must_be_allowed(by, rules.PERMISSION[last.verb], desk.letter.holder, at=at)
        return undo(desk, last, reason=reason, verb=verbs.TAKEN_BACK, clocks=_clocks_as_before)


def _clocks_as_before(desk: books.Desk[Letter, Act], act: Act) -> None:
    """Clocks the step started are void; clocks it stopped run again, their overdue entries posted anew."""
    for clock in act.started.all():
        clock.ended_at, clock.ending, clock.ended_by = desk.at, Clock.Ending.VOID, desk.act
        clock.save()
    for clock in act.ended.all():
        silent = not clock.late or clock.ending == Clock.Ending.VOID
        clock.ended_at, clock.ending, clock.ended_by = None, "", None
        clock.letter = desk.record
        clock.save()
        if silent:
            desk.postings.append(overdue_posting(clock))
