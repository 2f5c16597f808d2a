"""Play the demonstration's cases through the ordinary commands, so that each has its whole history."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.units.models import Unit
from anbinh.records.cases import demonstration
from anbinh.records.cases.commands import duties, holding, investigating
from anbinh.records.cases.commands.opening import Opening, open_case
from anbinh.records.cases.demonstration import Story
from anbinh.records.cases.models import Case, Measure
from anbinh.records.intake.destinations import proposed
from anbinh.records.intake.models import Report, day_of

DESK, INVESTIGATOR = "nguyen.duc.thang", "pham.minh.tuan"


def make_demonstration(*, at: datetime) -> int:
    """Cases of every stage with people held: one custody about to end, one beyond its time; how many there are.

    A database that has cases already is left alone.
    """
    if Case.objects.exists():
        return Case.objects.count()
    with transaction.atomic():
        for story in demonstration.stories():
            _play(story, at=at)
        if report := Report.objects.prosecuted().newest_first().first():
            _from_report(report, at=at)
        return Case.objects.count()


def _from_report(report: Report, *, at: datetime) -> Case:
    """The newest report on which prosecution was decided becomes a case."""
    opening = Opening(
        unit=proposed(report, on=day_of(at)) or report.holder,
        opened_at=report.closed_at or at,
        summary=report.summary,
        article=report.article,
        clause=report.clause,
        report=report,
        method=report.method,
        victims=report.victims,
        loss=report.damage,
        place_unit=report.place_unit,
    )
    return open_case(opening, by=_person(DESK), at=at)


def _play(story: Story, *, at: datetime) -> None:
    opened_at = at - timedelta(days=story.ago)
    officer = _person(INVESTIGATOR)
    opening = Opening(
        unit=_unit(story.unit, at),
        opened_at=opened_at,
        summary=story.summary,
        article=story.article,
        clause=story.clause,
        line=story.line,
        method=story.method,
        place=story.place,
        loss=story.loss,
        victims=story.victims,
        marks=story.marks,
        officer=officer if story.unit == demonstration.HOME else None,
    )
    case = open_case(opening, by=_person(DESK), at=opened_at)
    for one in story.held:
        begun = at - timedelta(hours=one.hours)
        held = holding.hold(case, initials=one.initials, kind=one.kind, started_at=begun, by=_person(DESK), at=begun)
        for step in one.then:
            moment = begun + timedelta(hours=step.hours)
            _HOLDS[step.verb](Measure.objects.get(pk=held.pk), by=_person(DESK), at=moment)
    for step in story.steps:
        fresh = Case.objects.with_names().get(pk=case.pk)
        moment = min(opened_at + timedelta(hours=step.hours), at)
        _ACTS[step.verb](fresh, step.rest, {"by": _person(DESK), "at": moment}, at)


_HOLDS: dict[str, Callable[..., Any]] = {
    "tell_family": duties.tell_family,
    "approve": duties.approve,
    "extend": holding.extend_custody,
    "release": holding.end,
    "detain": lambda held, **said: holding.continue_as(held, kind="detention", **said),
}

Said = dict[str, Any]


def _suspend_last(case: Case, rest: tuple[Any, ...], said: Said, at: datetime) -> None:
    """On the last day of its time, or now."""
    due = case.due_at or at
    moment = min(due - timedelta(hours=9), at)
    investigating.suspend(case, ground=str(rest[0]), text=rest[1], by=said["by"], at=moment)


_ACTS: dict[str, Callable[[Case, tuple[Any, ...], Said, datetime], Any]] = {
    "clear": lambda case, rest, said, _at: investigating.clear(case, text=rest[0], **said),
    "charge": lambda case, rest, said, _at: investigating.charge(case, count=rest[0], **said),
    "dismantle": lambda case, rest, said, _at: investigating.dismantle(case, count=rest[0], **said),
    "note": lambda case, rest, said, _at: investigating.note(case, text=rest[0], **said),
    "close": lambda case, rest, said, _at: investigating.close(case, outcome=rest[0], text=rest[1], **said),
    "transfer": lambda case, rest, said, at: investigating.transfer(case, to=_unit(rest[0], at), text=rest[1], **said),
    "suspend_last": _suspend_last,
}


def _person(username: str) -> Person:
    found: Person = Person.objects.named(username).get()
    return found


def _unit(code: str, moment: datetime) -> Unit:
    found: Unit = Unit.objects.coded(code).on(day_of(moment)).get()
    return found
