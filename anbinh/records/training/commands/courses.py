"""Plan a course, say that it was held, call it off, correct, take back."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import Desk, Paper, Refusal, laid
from anbinh.foundation.books.models import Act
from anbinh.foundation.files.uploads import Upload
from anbinh.foundation.journal.commands import Posting
from anbinh.foundation.units.models import Unit
from anbinh.records.training import verbs
from anbinh.records.training.book import BOOK, CORRECTABLE
from anbinh.records.training.commands import telling
from anbinh.records.training.models import Attendance, Course, Trainee


def plan(
    *,
    unit: Unit,
    title: str,
    committee: str,
    topic: str,
    level: str,
    trainer: str,
    starts_on: date,
    ends_on: date,
    seats: int = 0,
    is_online: bool = False,
    place: str = "",
    about: str = "",
    number: str = "",
    uploads: Sequence[Upload] = (),
    on: date,
    by: Person | None,
    at: datetime,
) -> Course:
    """Plan a course; once its last day is over it waits for somebody to say how it went."""
    with transaction.atomic():
        course = Course(
            unit=unit,
            title=title.strip(),
            committee=committee,
            topic=topic,
            level=level,
            trainer=trainer.strip(),
            starts_on=starts_on,
            ends_on=ends_on,
            seats=seats,
            is_online=is_online,
            place=place.strip(),
            about=about.strip(),
            opened_on=on,
            due_on=ends_on,
        )
        _check(course)
        paper = Paper(number=number, uploads=uploads)
        desk = books.entered(BOOK, course, "plan", paper, permission="training.handle", prefix="TH", by=by, at=at)
        desk.post(verbs.PLANNED)
        desk.close()
        telling.planned(course, by=by, at=at)
        return course


def _check(course: Course) -> None:
    if not course.title or not course.trainer:
        raise Refusal(_("Give the course a title and say who trains."))
    if course.ends_on < course.starts_on:
        raise Refusal(_("The course ends before it begins. Check the days."))
    if course.starts_on < course.opened_on:
        raise Refusal(_("A course is planned before it begins. Check the days."))


def hold(course: Course, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """It was held: it counts on the day it ended."""
    with transaction.atomic():
        desk = laid(BOOK, course, "hold", paper, by=by, at=at)
        record = desk.record
        record.stage, record.due_on = Course.Stage.HELD, None
        desk.postings.append(Posting(verbs.HELD, record, record.unit, record.ends_on, 1, record.codes))
        return desk.close()


def add_material(course: Course, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """Slides and papers."""
    with transaction.atomic():
        if not paper.uploads:
            raise Refusal(_("Choose at least one file."))
        desk = laid(BOOK, course, "material", paper, by=by, at=at)
        desk.post(verbs.MATERIAL)
        return desk.close()


def call_off(course: Course, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """It is not held."""
    with transaction.atomic():
        if not paper.text.strip():
            raise Refusal(_("Say why the course is called off."))
        desk = laid(BOOK, course, "call_off", paper, by=by, at=at)
        desk.record.stage, desk.record.due_on = Course.Stage.CALLED_OFF, None
        desk.post(verbs.CALLED_OFF)
        telling.called_off(desk.record, by=by, at=at)
        return desk.close()


def note(course: Course, *, text: str, by: Person | None, at: datetime) -> Act:
    """A line in the history."""
    return books.note(BOOK, course, verbs.NOTED, text=text, by=by, at=at)


def correct(course: Course, *, values: Mapping[str, Any], reason: str, by: Person | None, at: datetime) -> Act:
    """Change what the book says of it; what was counted is restated under its new topic and committee."""
    with transaction.atomic():
        desk = books.corrected(BOOK, course, values, among=CORRECTABLE, reason=reason, by=by, at=at, allow=_see_change)
        _check(desk.record)
        desk.record.due_on = None if desk.record.due_on is None else desk.record.ends_on
        desk.post(verbs.CORRECTED)
        return desk.close(reason=reason)


def _see_change(course: Course, changed: Collection[str]) -> None:
    if course.stage == Course.Stage.HELD and "ends_on" in changed:
        raise Refusal(_("It is counted on its last day already. Take the holding back, then change the day."))


def take_back(course: Course, *, reason: str, by: Person | None, at: datetime) -> Act:
    """Undo the last step."""
    return books.take_back(BOOK, course, reason=reason, by=by, at=at, restoring=_as_before)


def _as_before(desk: Desk[Course, Act], act: Act) -> None:
    """What an attendance stated is void, what it replaced stands and counts again; certificates it issued are none."""
    for begun in Attendance.objects.begun_with(act):
        begun.void, begun.ended_by = True, desk.act
        begun.save()
    for ended in Attendance.objects.ended_with(act):
        ended.void, ended.ended_by = False, None
        ended.save()
        codes = desk.record.codes
        desk.postings.append(Posting(verbs.ATTENDED, ended, ended.unit, desk.record.ends_on, ended.people, codes))
    Trainee.objects.certified_with(act).update(certificate="", certified_by=None)
