"""What an act will do to the time of a case or of custody, in sentences, before it is done."""

from datetime import datetime

from django.utils.translation import gettext as _

from anbinh.foundation.web import words
from anbinh.kernels.procedure import Deadline, ProcedureError, compute, explain
from anbinh.records.cases import rules
from anbinh.records.cases.badges import language
from anbinh.records.cases.models import Case, Clock, Measure
from anbinh.records.cases.standing import of_itself
from anbinh.records.intake.badges import limit_name


def consequences(verb: str, case: Case, *, at: datetime) -> list[str]:
    """What follows for the time of the investigation."""
    running = list(Clock.objects.of_case(case).running())
    if verb in {"suspend", "close"}:
        return [_("Stops: %(limit)s.") % {"limit": limit_name(one.limit, at=one.start_at)} for one in running]
    if verb == "resume":
        return _begins("D174", case, at)
    if verb == "extend":
        return [said for one in running if (said := _lengthened(one, case.severity))]
    if verb == "transfer" and case.due_at:
        return [_("The time goes along as it runs: it ends at %(when)s.") % {"when": words.deadline(case.due_at)}]
    return []


def _begins(limit: str, case: Case, at: datetime) -> list[str]:
    found = compute(limit, at, severity=rules.severity_word(case.severity))
    said = {"limit": limit_name(limit, at=at), "when": words.deadline(found.due)}
    return [_("Begins: %(limit)s, by %(when)s.") % said]


def _lengthened(clock: Clock, severity: str) -> str:
    found = _counted(clock, severity, clock.extension + 1)
    if isinstance(found, str):
        return found
    return _("The time then ends at %(when)s.") % {"when": words.deadline(found.due)}


def _counted(clock: Clock, severity: str, extension: int) -> Deadline | str:
    """The deadline, or the sentence of the law's refusal."""
    try:
        return compute(clock.limit, clock.start_at, severity=rules.severity_word(severity), extension=extension)
    except ProcedureError as refusal:
        return str(refusal)


def custody_consequences(verb: str, held: Measure, *, at: datetime) -> list[str]:
    """What follows for somebody held: how long, and how the law counts it."""
    clock = of_itself(held.clocks.all())
    if clock is None:
        return []
    severity = held.case.severity if clock.limit == "D173" else ""
    if verb == "extend":
        found = _counted(clock, severity, clock.extension + 1)
        return [found if isinstance(found, str) else explain(found, language())]
    if verb == "continue_as":
        return [_next(held, kind, at) for kind in rules.NEXT.get(held.kind, ())]
    return []


def _next(held: Measure, kind: str, at: datetime) -> str:
    limit = rules.LIMIT_OF[kind]
    severity = rules.severity_word(held.case.severity) if limit == "D173" else None
    start = held.started_at if kind == "detention" and held.kind == "custody" else at
    said = {"kind": Measure.Kind(kind).label, "why": explain(compute(limit, start, severity=severity), language())}
    return _("%(kind)s: %(why)s") % said
