"""What is done with a school: entered, its pupils counted by school year, corrected, closed."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import Desk, Paper, Refusal, laid
from anbinh.foundation.books.models import Act, day_of
from anbinh.foundation.units.models import Unit
from anbinh.records.outreach import rules, verbs
from anbinh.records.outreach.book import SCHOOLS
from anbinh.records.outreach.models import Roll, School

CORRECTABLE = ("name", "level")
MOST_HEADS = 200_000


def enter_school(
    *, unit: Unit, name: str, level: str, heads: int, on: date | None = None, by: Person | None, at: datetime
) -> School:
    """Enter a school with how many learn there in the school year of the day."""
    with transaction.atomic():
        day = on or day_of(at)
        year = rules.school_year(day)
        name = " ".join(name.split())
        school = School(unit=unit, name=name, level=level, heads=heads, heads_year=year, opened_on=day)
        _check(school, heads)
        if any(one.unit_id == unit.pk for one in School.objects.named(name)):
            raise Refusal(_("%(school)s is in the list already.") % {"school": school.name})
        desk = books.entered(SCHOOLS, school, "enter", permission="outreach.handle", prefix="TRH", by=by, at=at)
        Roll.objects.create(school=school, year=year, heads=heads, entered_by=desk.act)
        desk.post(verbs.SCHOOL_ENTERED)
        desk.close()
        return school


def _check(school: School, heads: int) -> None:
    if not school.name:
        raise Refusal(_("Give the school its name."))
    if not 1 <= heads <= MOST_HEADS:
        raise Refusal(_("Enter how many learn there, between 1 and 200,000."))


def count(school: School, *, year: int, heads: int, by: Person | None, at: datetime) -> Act:
    """How many learn there in a school year; entered again, the later number counts."""
    with transaction.atomic():
        _check(school, heads)
        if not 2000 <= year <= rules.school_year(day_of(at)) + 1:
            raise Refusal(_("This school year has not begun yet."))
        desk = laid(SCHOOLS, school, "count", by=by, at=at)
        Roll.objects.create(school=desk.record, year=year, heads=heads, entered_by=desk.act)
        desk.act.facts = [f"{rules.year_words(year)}: {heads}"]
        if year >= desk.record.heads_year:
            desk.record.heads, desk.record.heads_year = heads, year
        desk.post(verbs.SCHOOL_COUNTED)
        return desk.close()


def correct_school(school: School, *, values: Mapping[str, Any], reason: str, by: Person | None, at: datetime) -> Act:
    """Its name or level."""
    with transaction.atomic():
        desk = books.corrected(SCHOOLS, school, values, among=CORRECTABLE, reason=reason, by=by, at=at)
        _check(desk.record, desk.record.heads)
        desk.post(verbs.SCHOOL_CORRECTED)
        return desk.close(reason=reason)


def close_school(school: School, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """It no longer teaches."""
    with transaction.atomic():
        if not paper.text.strip():
            raise Refusal(_("Say what became of the school: at least one sentence."))
        desk = laid(SCHOOLS, school, "close", paper, by=by, at=at)
        desk.record.stage = School.Stage.CLOSED
        desk.post(verbs.SCHOOL_CLOSED)
        return desk.close()


def take_back_school(school: School, *, reason: str, by: Person | None, at: datetime) -> Act:
    """Undo the last step."""
    return books.take_back(SCHOOLS, school, reason=reason, by=by, at=at, restoring=_rolls_as_before)


def _rolls_as_before(_desk: Desk[School, Act], act: Act) -> None:
    for roll in Roll.objects.entered_with(act):
        roll.void = True
        roll.save()
