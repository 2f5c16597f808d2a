"""What answers a question to the register."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q

from anbinh.records.intake.asking import Question
from anbinh.records.intake.querysets.particulars import model_named
from anbinh.records.intake.querysets.reports import OPEN, ReportQuerySet

if TYPE_CHECKING:
    from anbinh.foundation.accounts.models import Person

# Fields that hold exactly what is asked for.
PLAIN = ("kind", "channel", "line", "severity", "method", "article", "clause", "series")


def answering(reports: ReportQuerySet, question: Question, *, person: "Person", at: datetime) -> ReportQuerySet:
    """Those among these reports that a question asks for."""
    exact = {name: getattr(question, name) for name in PLAIN if getattr(question, name)}
    found = reports.filter(**exact).received_between(question.first, question.last)
    for narrow in (_by_stage, _by_clock, _by_unit, _by_mention, _by_reporter, _by_place):
        found = narrow(found, question, at)
    return _by_officer(found, question.officer, person)


Narrow = Callable[[ReportQuerySet, Question, datetime], ReportQuerySet]


def _by_stage(found: ReportQuerySet, question: Question, _at: datetime) -> ReportQuerySet:
    if question.stage == "open":
        return found.filter(stage__in=OPEN)
    return found.filter(stage=question.stage) if question.stage else found


def _by_clock(found: ReportQuerySet, question: Question, at: datetime) -> ReportQuerySet:
    running = model_named("Clock").filter(report=OuterRef("pk"), ended_at__isnull=True)
    overdue = Exists(running.filter(due_at__lte=at))
    if question.clock == "overdue":
        return found.filter(overdue)
    if question.clock == "near":
        return found.filter(~overdue, Exists(running.filter(warn_at__lte=at)))
    return found


def _by_unit(found: ReportQuerySet, question: Question, _at: datetime) -> ReportQuerySet:
    if question.units is None:
        return found
    return found.filter(Q(holder__in=question.units) | Q(unit__in=question.units))


def _by_mention(found: ReportQuerySet, question: Question, _at: datetime) -> ReportQuerySet:
    if question.identifiers is None:
        return found
    return found.filter(pk__in=reports_mentioning(question.identifiers))


def _by_reporter(found: ReportQuerySet, question: Question, _at: datetime) -> ReportQuerySet:
    if question.anonymous == "yes":
        return found.filter(anonymous=True)
    return found.filter(anonymous=False) if question.anonymous == "no" else found


def _by_place(found: ReportQuerySet, question: Question, _at: datetime) -> ReportQuerySet:
    if question.no_place:
        return found.filter(place_unit__isnull=True)
    return found if question.places is None else found.filter(place_unit__in=question.places)


def _by_officer(found: ReportQuerySet, officer: str, person: "Person") -> ReportQuerySet:
    if officer == "me":
        return found.of_officer(person)
    if officer == "none":
        return found.unassigned()
    return found.filter(officer=int(officer)) if officer.isdigit() else found


def reports_mentioning(identifiers: tuple[tuple[str, str], ...]) -> Any:
    """The keys of reports that mention one of these; by the index of mentions."""
    wanted = Q(pk__in=[])
    for kind, value in identifiers:
        wanted |= Q(kind=kind, value=value) if kind else Q(value=value)
    return model_named("Mention").filter(wanted).values("report")
