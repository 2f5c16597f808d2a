"""Whoever must follow a recommendation hears of it, and those who inspected hear what came of it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_noop

from anbinh.foundation.accounts.access import roles_with
from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.models import Act, day_of
from anbinh.foundation.notices.commands import Message, tell
from anbinh.foundation.notices.querysets import people_of
from anbinh.records.oversight import rules, verbs
from anbinh.records.oversight.models import Inspection, Recommendation

MADE = gettext_noop("Your unit is to do what inspection %(number)s recommends by %(due)s.")
DUE = gettext_noop("What inspection %(number)s recommended is due on %(due)s.")
LATE = gettext_noop("What inspection %(number)s recommended was due on %(due)s and is not done.")
ANSWERED = gettext_noop("%(unit)s did what inspection %(number)s recommended for %(due)s.")


def recommended(one: Recommendation, *, by: Person | None, at: datetime) -> None:
    """The unit inspected."""
    tell(_answering(one, at=at), _about(one, verbs.RECOMMENDED, MADE), by=by, at=at)


def answered(one: Recommendation, *, by: Person | None, at: datetime) -> None:
    """Those who inspected."""
    tell(_inspecting(one.inspection, at=at), _about(one, verbs.ANSWERED, ANSWERED), by=by, at=at)


def tell_due(*, at: datetime) -> int:
    """How many heard that a recommendation is soon due, or overdue: of each once, however often a night looks."""
    today = day_of(at)
    waiting = Recommendation.objects.open().due_by(today + timedelta(days=rules.NEAR)).with_inspections()
    return sum(_told(one, at=at) for one in waiting)


def _told(one: Recommendation, *, at: datetime) -> int:
    once = f"{one.pk} {one.due_on}"
    if one.counts_on > day_of(at):
        return tell(_answering(one, at=at), _about(one, verbs.SOON_DUE, DUE, once=once), by=None, at=at)
    people = {*_answering(one, at=at), *_inspecting(one.inspection, at=at)}
    return tell(people, _about(one, verbs.NOT_DONE, LATE, once=once), by=None, at=at)


def _answering(one: Recommendation, *, at: datetime) -> Iterable[Person]:
    return people_of("oversight.answer", one.inspection.unit, on=day_of(at))


def _inspecting(inspection: Inspection, *, at: datetime) -> Iterable[Person]:
    """Those who took a step of the inspection and still inspect; every inspector where none of them does."""
    inspectors = Person.objects.active().holding(roles_with("oversight.inspect"), on=day_of(at))
    steps = {act.by_id for act in Act.objects.about(inspection)}
    return [one for one in inspectors if one.pk in steps] or list(inspectors)


def _about(one: Recommendation, kind: str, sentence: str, *, once: str = "") -> Message:
    inspection = one.inspection
    return Message(
        kind,
        sentence,
        {"number": inspection.code, "due": one.due_on, "unit": inspection.unit.name},
        number=inspection.code,
        route="oversight:record",
        keys={"key": inspection.pk},
        unit=inspection.unit,
        once=once,
    )
