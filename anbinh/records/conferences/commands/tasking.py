"""A conclusion becomes a task of the programme: a unit in charge and a due day."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Refusal, must_be_allowed
from anbinh.foundation.books.models import day_of
from anbinh.foundation.units.models import Unit
from anbinh.records.conferences.models import Conclusion, Conference
from anbinh.records.programme.commands import Source, assign
from anbinh.records.programme.models import Committee, Task

LONGEST_TITLE = 300


def make_task(
    conclusion: Conclusion,
    *,
    unit: Unit,
    due_on: date,
    supporting: Sequence[Unit] = (),
    by: Person | None,
    at: datetime,
) -> Task:
    """Give the unit the task that a conclusion sets; a conclusion becomes one task."""
    with transaction.atomic():
        conference = Conference.objects.locked(conclusion.conference_id)
        must_be_allowed(by, "conferences.handle", conference.unit, at=at)
        now = Conclusion.objects.of(conference).numbered(conclusion.number)
        if now is None or now.task_id is not None:
            raise Refusal(_("This conclusion is a task already, or was taken back. Look at the conference again."))
        shorts = conference.committee.split("+")
        known = [one for short in shorts if (one := Committee.objects.known_as(short)) is not None]
        source = Source(kind=Task.Source.CONFERENCE, number=conference.code, committees=known)
        title = now.text if len(now.text) <= LONGEST_TITLE else f"{now.text[: LONGEST_TITLE - 1]}…"
        given = assign(
            unit=unit,
            title=title,
            text=now.text,
            due_on=due_on,
            on=day_of(at),
            source=source,
            supporting=supporting,
            giver=conference.unit,
            by=by,
            at=at,
        )
        now.task = given
        now.save()
        return given
