"""Play the demonstration's stories through the ordinary commands, so that each has its whole history."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.units.models import Unit
from anbinh.records.intake import demonstration
from anbinh.records.intake.commands import correcting, deciding, handling, moving
from anbinh.records.intake.commands.receiving import Draft, receive
from anbinh.records.intake.demonstration import Step, Story
from anbinh.records.intake.models import Act, Report, day_of

DESK, INVESTIGATOR, DUTY, HOME = "nguyen.duc.thang", "pham.minh.tuan", "nguyen.thi.lan", demonstration.HOME


def make_demonstration(*, at: datetime) -> int:
    """Reports of every kind and stage, due today and overdue, around the day of `at`; how many there are.

    A database that has reports already is left alone.
    """
    if Report.objects.exists():
        return Report.objects.count()
    with transaction.atomic():
        made: list[Report] = []
        for story in sorted(demonstration.stories(), key=lambda one: one.received_at(at)):
            made.append(_play(story, at=at, before=made))
    return len(made)


def _play(story: Story, *, at: datetime, before: list[Report]) -> Report:
    begun = story.received_at(at)
    # An hour or two after midnight the newest stories would lie in the future; they happened just now then.
    received_at = min(begun, at - timedelta(minutes=5))
    unit = _unit(story.unit, received_at)
    by = None if story.channel == "online" else _receiver(story)
    draft = Draft(
        unit=unit,
        kind=story.kind,
        channel=story.channel,
        received_at=received_at,
        summary=story.text,
        reporter=story.reporter,
        anonymous=story.anonymous,
        source=story.source,
        damage=story.damage,
        place_unit=_unit(story.place, received_at) if story.place else None,
        method=story.method,
    )
    report = receive(draft, by=by, at=received_at).report
    for step in story.steps:
        _do(step, story, report, by=by or _person(DUTY), at=at, before=before)
    return report


def _do(step: Step, story: Story, report: Report, *, by: Person, at: datetime, before: list[Report]) -> None:
    report = Report.objects.with_names().get(pk=report.pk)
    moment = min(report.received_at + timedelta(hours=step.hours), at)
    said = {"story": story, "rest": step.rest, "by": by, "at": moment, "now": at, "before": before}
    _ACTS[step.verb](report, hours=step.hours, **said)


def _classify(report: Report, *, story: Story, by: Person, at: datetime, **_: Any) -> None:
    handling.classify(
        report, kind=story.kind, article=story.article, clause=story.clause, method=story.method, by=by, at=at
    )


def _assign(report: Report, *, at: datetime, **_: Any) -> None:
    handling.assign(report, officer=_person(INVESTIGATOR), by=_person(DESK), at=at)


def _tell_procuracy(report: Report, *, at: datetime, **_: Any) -> None:
    handling.tell_procuracy(report, by=_person(INVESTIGATOR), at=at)


def _verify(report: Report, *, rest: tuple[str, ...], at: datetime, **_: Any) -> None:
    handling.verify(report, text=rest[0], by=_person(INVESTIGATOR), at=at)


def _prolong(report: Report, *, rest: tuple[str, ...], at: datetime, **_: Any) -> None:
    handling.prolong(report, text=rest[0], by=_person(INVESTIGATOR), at=at)


def _suspend_last_day(report: Report, *, rest: tuple[str, ...], now: datetime, **_: Any) -> None:
    due = report.due_at or now
    moment = min(due - timedelta(hours=9), now)
    deciding.suspend(report, ground=rest[0], text=rest[1], by=_person(INVESTIGATOR), at=moment)


def _decide(report: Report, *, rest: tuple[str, ...], at: datetime, **_: Any) -> None:
    outcome, ground, text = rest
    deciding.decide(report, outcome=outcome, ground=ground, text=text, by=_person(INVESTIGATOR), at=at)


def _send_decision(report: Report, *, at: datetime, **_: Any) -> None:
    deciding.send_decision(report, by=_person(INVESTIGATOR), at=at)


def _then(act: Callable[..., None]) -> Callable[..., None]:
    """So many hours after the last step instead of after receipt."""

    def later(report: Report, *, rest: tuple[str, ...], now: datetime, hours: float, **said: Any) -> None:
        last = Act.objects.of_report(report).last_made()
        moment = (last.at if last else report.received_at) + timedelta(hours=hours)
        act(report, rest=rest, now=now, **{**said, "at": min(moment, now)})

    return later


def _tell_reporter(report: Report, *, rest: tuple[str, ...], at: datetime, **_: Any) -> None:
    handling.tell_reporter(report, text=rest[0], by=_person(INVESTIGATOR), at=at)


def _transfer(report: Report, *, rest: tuple[str, ...], at: datetime, **_: Any) -> None:
    moving.transfer(report, to=_unit(rest[0], at), text=rest[1], by=_person(DESK), at=at)


def _transfer_out(report: Report, *, rest: tuple[str, ...], by: Person, at: datetime, **_: Any) -> None:
    moving.transfer(report, body=rest[0], text=rest[1], by=by, at=at)


def _return(report: Report, *, rest: tuple[str, ...], at: datetime, **_: Any) -> None:
    moving.return_(report, unit=_unit(rest[0], at), text=rest[1], by=_person(INVESTIGATOR), at=at)


def _join_series(report: Report, *, rest: tuple[str, ...], at: datetime, **_: Any) -> None:
    correcting.join_series(report, series=rest[0], by=_person(INVESTIGATOR), at=at)


def _merge_previous(report: Report, *, rest: tuple[str, ...], by: Person, at: datetime, before: Any, **_: Any) -> None:
    main = Report.objects.get(pk=before[-1].pk)
    correcting.merge(report, into=main, text=rest[0], by=by, at=at)


_ACTS: dict[str, Callable[..., None]] = {
    "classify": _classify,
    "assign": _assign,
    "tell_procuracy": _tell_procuracy,
    "verify": _verify,
    "prolong": _prolong,
    "suspend_last_day": _suspend_last_day,
    "decide": _decide,
    "send_decision": _send_decision,
    "tell_reporter": _tell_reporter,
    "send_decision_then": _then(_send_decision),
    "tell_reporter_then": _then(_tell_reporter),
    "transfer": _transfer,
    "transfer_out": _transfer_out,
    "return": _return,
    "join_series": _join_series,
    "merge_previous": _merge_previous,
}


def _receiver(story: Story) -> Person:
    """Lan is on duty at home; elsewhere the city's desk enters what the others' duty officers would."""
    return _person(DUTY if story.unit == HOME else DESK)


def _person(username: str) -> Person:
    found: Person = Person.objects.named(username).get()
    return found


def _unit(code: str, moment: datetime) -> Unit:
    found: Unit = Unit.objects.coded(code).on(day_of(moment)).get()
    return found
