"""What answers a question to the book of cases."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Q

from anbinh.records.cases.asking import Question
from anbinh.records.cases.querysets.cases import CaseQuerySet

if TYPE_CHECKING:
    from anbinh.foundation.accounts.models import Person

# Fields that hold exactly what is asked for.
PLAIN = ("stage", "line", "severity", "article", "clause", "method")


def answering(cases: CaseQuerySet, question: Question, *, person: "Person", at: datetime) -> CaseQuerySet:
    """Those among these cases that a question asks for."""
    exact = {name: getattr(question, name) for name in PLAIN if getattr(question, name)}
    found = cases.filter(**exact).opened_between(question.first, question.last)
    for narrow in (_by_mark, _by_clearance, _by_state, _by_origin, _by_unit, _by_place):
        found = narrow(found, question, at)
    if question.officer == "none":
        return found.filter(officer__isnull=True)
    key = str(person.pk) if question.officer == "me" else question.officer
    return found.filter(officer=int(key)) if key.isdigit() else found


Narrow = Callable[[CaseQuerySet, Question, datetime], CaseQuerySet]


def _by_mark(found: CaseQuerySet, question: Question, _at: datetime) -> CaseQuerySet:
    return found.marked(question.mark) if question.mark else found


def _by_clearance(found: CaseQuerySet, question: Question, _at: datetime) -> CaseQuerySet:
    if question.cleared == "yes":
        return found.cleared()
    return found.uncleared() if question.cleared == "no" else found


def _by_state(found: CaseQuerySet, question: Question, at: datetime) -> CaseQuerySet:
    narrow = {
        "overdue": lambda: found.overdue(at),
        "near": lambda: found.ending(at),
        "held": found.with_people_held,
    }.get(question.state)
    return narrow() if narrow else found


def _by_origin(found: CaseQuerySet, question: Question, _at: datetime) -> CaseQuerySet:
    if not question.origin:
        return found
    return found.filter(report__isnull=question.origin == "direct")


def _by_unit(found: CaseQuerySet, question: Question, _at: datetime) -> CaseQuerySet:
    if question.units is None:
        return found
    return found.filter(Q(holder__in=question.units) | Q(unit__in=question.units))


def _by_place(found: CaseQuerySet, question: Question, _at: datetime) -> CaseQuerySet:
    if question.no_place:
        return found.filter(place_unit__isnull=True)
    return found if question.places is None else found.filter(place_unit__in=question.places)
