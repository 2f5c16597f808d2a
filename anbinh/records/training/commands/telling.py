"""Whoever sends people to a course hears that it is planned, or called off: the unit that holds it, and those below."""

from datetime import datetime

from django.utils.translation import gettext_noop

from anbinh.foundation.accounts.models import Person, territory_of
from anbinh.foundation.books.models import day_of
from anbinh.foundation.notices.commands import Message, tell
from anbinh.foundation.notices.querysets import people_of
from anbinh.foundation.units.models import Unit
from anbinh.records.training import verbs
from anbinh.records.training.models import Course

PLANNED = gettext_noop("“%(title)s” is held from %(first)s to %(last)s. Say who of your unit comes.")
ONE_DAY = gettext_noop("“%(title)s” is held on %(first)s. Say who of your unit comes.")
CALLED_OFF = gettext_noop("“%(title)s” of %(first)s is not held.")


def planned(course: Course, *, by: Person | None, at: datetime) -> None:
    """A course that is still to come."""
    if course.ends_on < day_of(at):
        return
    sentence = PLANNED if course.ends_on > course.starts_on else ONE_DAY
    _tell(course, verbs.COURSE_IS_PLANNED, sentence, by=by, at=at)


def called_off(course: Course, *, by: Person | None, at: datetime) -> None:
    """Those who heard that it was planned."""
    _tell(course, verbs.COURSE_IS_OFF, CALLED_OFF, by=by, at=at)


def _tell(course: Course, kind: str, sentence: str, *, by: Person | None, at: datetime) -> None:
    message = Message(
        kind,
        sentence,
        {"title": course.title, "first": course.starts_on, "last": course.ends_on},
        number=course.code,
        route="training:record",
        keys={"key": course.pk},
        unit=course.unit,
    )
    tell(people_of("training.handle", *_units(course.unit, at=at), on=day_of(at)), message, by=by, at=at)


def _units(unit: Unit, *, at: datetime) -> list[Unit]:
    """The unit, and the communes of the land that it serves."""
    land = territory_of(unit) or unit
    return [unit, *Unit.objects.within(land).communes().on(day_of(at))]
