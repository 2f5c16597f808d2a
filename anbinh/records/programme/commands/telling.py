"""Whoever must act next hears of it: the unit of a task or a directive, and whoever gave the task."""

from datetime import datetime

from django.utils.translation import gettext_noop

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.models import day_of
from anbinh.foundation.notices.commands import Message, tell
from anbinh.foundation.notices.querysets import people_of
from anbinh.records.programme import verbs
from anbinh.records.programme.models import Document, Task
from anbinh.records.programme.querysets import DeliveryQuerySet

GIVEN = gettext_noop("“%(title)s” is due on %(due)s.")
ASKED = gettext_noop("Explain “%(title)s” by %(due)s.")
REPORTED = gettext_noop("“%(title)s” is reported done and waits to be accepted as done.")
SENT = gettext_noop("%(number)s, “%(title)s”, is to be carried out.")
REMINDED = gettext_noop("A reminder: %(number)s, “%(title)s”, has no answer of your unit yet.")


def given(task: Task, *, by: Person | None, at: datetime) -> None:
    """The lead unit and those that support it."""
    units = [task.unit, *task.supporting.all()]
    people = people_of("programme.answer", *units, on=day_of(at))
    tell(people, _about(task, verbs.TASK_IS_GIVEN, GIVEN, due=task.due_on), by=by, at=at)


def asked(task: Task, *, by: Person | None, at: datetime) -> None:
    """The lead unit has to explain."""
    people = people_of("programme.answer", task.unit, on=day_of(at))
    tell(people, _about(task, verbs.TASK_IS_ASKED, ASKED, due=task.explain_by), by=by, at=at)


def reported(task: Task, *, by: Person | None, at: datetime) -> None:
    """Whoever gave it has to say whether it is done."""
    if task.giver is not None:
        people = people_of("programme.assign", task.giver, on=day_of(at))
        tell(people, _about(task, verbs.TASK_IS_REPORTED, REPORTED), by=by, at=at)


def sent(document: Document, rows: DeliveryQuerySet, *, again: bool, by: Person | None, at: datetime) -> None:
    """Every unit at once, in one telling however many they are."""
    message = Message(
        verbs.DIRECTIVE_IS_SENT,
        REMINDED if again else SENT,
        {"number": document.number, "title": document.title},
        number=document.code,
        route="tasks:given",
    )
    tell(rows.officers(day_of(at)), message, by=by, at=at)


def _about(task: Task, kind: str, sentence: str, **params: object) -> Message:
    return Message(
        kind,
        sentence,
        {"title": task.title, **params},
        number=task.code,
        route="tasks:record",
        keys={"key": task.pk},
        unit=task.unit,
    )
