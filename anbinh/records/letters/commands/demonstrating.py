"""Play the demonstration's letters through the ordinary commands, so that each has its whole history."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.units.models import Unit
from anbinh.records.intake.models import day_of
from anbinh.records.letters import demonstration, rules
from anbinh.records.letters.commands import first, moving, resolving
from anbinh.records.letters.commands.receiving import Draft, Heard, receive, receive_citizen
from anbinh.records.letters.demonstration import Step, Story
from anbinh.records.letters.models import Letter

DESK, DUTY = "nguyen.duc.thang", "nguyen.thi.lan"


def make_demonstration(*, at: datetime) -> int:
    """Letters of every class and stage, due and overdue, around the day of `at`; how many there are.

    A database that has letters already is left alone.
    """
    if not Letter.objects.exists():
        with transaction.atomic():
            for story in demonstration.stories():
                _play(story, at=at)
    return Letter.objects.count()


def _play(story: Story, *, at: datetime) -> None:
    received_at = story.received_at(at)
    duty = _person(DUTY if story.unit == demonstration.HOME else DESK)
    draft = Draft(
        unit=_unit(story.unit, received_at),
        way=story.way,
        received_at=received_at,
        summary=story.summary,
        kind=story.kind,
        sender=story.sender,
        anonymous=story.anonymous,
        **_given(story.given or {}, received_at),
    )
    if story.reception is not None:
        letter = receive_citizen(draft, Heard(**story.reception), by=duty, at=received_at).letter
    else:
        letter = receive(draft, by=duty, at=received_at)
    for step in story.steps if letter else ():
        assert letter is not None
        moment = min(received_at + timedelta(days=step.days), at)
        _do(step, Letter.objects.get(pk=letter.pk), duty=duty, at=moment)


def _do(step: Step, letter: Letter, *, duty: Person, at: datetime) -> None:
    by = _person(DESK) if rules.PERMISSION[step.verb] == "letters.decide" else duty
    given = _given(step.given, at)
    if step.verb in rules.SENDING:
        resolving.send(letter, verb=step.verb, by=by, at=at, **given)
    elif step.verb == "split":
        first.split(letter, parts=[first.Part(**part) for part in given["parts"]], by=by, at=at)
    elif step.verb == "complain_again":
        resolving.complain_again(letter, received_on=day_of(at), by=_person(DESK), at=at, **given)
    else:
        rooms = (first, moving, resolving)
        command = next(getattr(room, step.verb) for room in rooms if hasattr(room, step.verb))
        command(letter, by=by, at=at, **given)


def _given(given: dict[str, Any], moment: datetime) -> dict[str, Any]:
    """Units by their code, days as so many days before."""
    found = dict(given)
    if "to" in found:
        found["to"] = _unit(found["to"], moment)
    if "learned_days_before" in found:
        found["learned_on"] = day_of(moment) - timedelta(days=found.pop("learned_days_before"))
    return found


def _person(username: str) -> Person:
    found: Person = Person.objects.named(username).get()
    return found


def _unit(code: str, moment: datetime) -> Unit:
    found: Unit = Unit.objects.coded(code).on(day_of(moment)).get()
    return found
