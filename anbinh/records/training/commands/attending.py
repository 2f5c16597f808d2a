"""Who attended, what the test said, and certificates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Paper, Refusal, laid
from anbinh.foundation.books.models import Act
from anbinh.foundation.journal.commands import Posting
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import words
from anbinh.records.training import verbs
from anbinh.records.training.book import BOOK
from anbinh.records.training.models import Attendance, Course, Trainee


@dataclass(frozen=True)
class Line:
    """How many of one unit attended, how many passed, and those among them who have an account."""

    unit: Unit
    people: int
    passed: int | None = None
    persons: Sequence[Person] = ()


def attend(course: Course, *, lines: Sequence[Line], by: Person | None, at: datetime) -> Act:
    """State who attended; a unit stated before is stated anew, and figures follow."""
    with transaction.atomic():
        _check(lines)
        desk = laid(BOOK, course, "attend", by=by, at=at)
        standing = {one.unit_id: one for one in Attendance.objects.of(desk.record).prefetch_related("trainees")}
        lines = [line for line in lines if not _same(standing.get(line.unit.pk), line)]
        if not lines:
            raise Refusal(_("Nothing was changed. Change a field, or go back."))
        stale = [standing[line.unit.pk] for line in lines if line.unit.pk in standing]
        rest = sum(one.people for one in standing.values()) - sum(one.people for one in stale)
        _must_fit(desk.record, rest + sum(line.people for line in lines))
        if stale:
            desk.back += Entry.objects.about_all(stale).with_verb(verbs.ATTENDED).live().counting()
        for one in stale:
            one.void, one.ended_by = True, desk.act
        Attendance.objects.bulk_update(stale, ["void", "ended_by"], batch_size=500)
        made = Attendance.objects.bulk_create(
            [
                Attendance(course=desk.record, unit=one.unit, people=one.people, passed=one.passed, begun_by=desk.act)
                for one in lines
            ]
        )
        pairs = zip(made, lines, strict=True)
        Trainee.objects.bulk_create([Trainee(attendance=a, person=p) for a, one in pairs for p in one.persons])
        codes, on = desk.record.codes, desk.record.ends_on
        desk.postings += [Posting(verbs.ATTENDED, one, one.unit, on, one.people, codes) for one in made]
        heads = sum(line.people for line in lines)
        said = ngettext("%(n)s unit, %(heads)s people", "%(n)s units, %(heads)s people", len(lines))
        desk.act.facts = [said % {"n": words.number(len(lines)), "heads": words.number(heads)}]
        return desk.close()


def _same(standing: Attendance | None, line: Line) -> bool:
    """The line says what stands already."""
    if standing is None:
        return False
    named = {one.person_id for one in standing.trainees.all()}
    said = (standing.people, standing.passed, named)
    return said == (line.people, line.passed, {person.pk for person in line.persons})


def _check(lines: Sequence[Line]) -> None:
    if not lines:
        raise Refusal(_("Enter at least one unit with how many attended."))
    if len({line.unit.pk for line in lines}) < len(lines):
        raise Refusal(_("A unit stands here twice. Put its people together in one line."))
    for line in lines:
        if line.people < 1 or max(line.passed or 0, len(line.persons)) > line.people:
            sentence = _("%(unit)s: at least one attended, and no more passed or are named than attended.")
            raise Refusal(sentence % {"unit": line.unit.name})


def _must_fit(course: Course, heads: int) -> None:
    if course.seats and heads > course.seats:
        sentence = _("The course has %(seats)s seats, and this makes %(heads)s people. Correct the seats first.")
        raise Refusal(sentence % {"seats": words.number(course.seats), "heads": words.number(heads)})


def record_test(
    course: Course,
    paper: Paper,
    *,
    tested: int,
    score_before: float,
    score_after: float,
    by: Person | None,
    at: datetime,
) -> Act:
    """The mean score before and after, of those who took both tests."""
    with transaction.atomic():
        if tested < 1 or not (0 <= score_before <= 10 and 0 <= score_after <= 10):
            raise Refusal(_("Scores lie between 0 and 10, and at least one person took the test."))
        desk = laid(BOOK, course, "test", paper, by=by, at=at)
        record = desk.record
        record.tested, record.score_before, record.score_after = tested, score_before, score_after
        said = {"before": words.number(score_before, 1), "after": words.number(score_after, 1)}
        desk.act.facts = [_("%(before)s before, %(after)s after") % said]
        desk.post(verbs.TESTED)
        return desk.close()


def certify(course: Course, *, by: Person | None, at: datetime) -> Act:
    """A numbered certificate for everybody entered by account who has none yet."""
    with transaction.atomic():
        desk = laid(BOOK, course, "certify", by=by, at=at)
        waiting = list(Trainee.objects.of(desk.record).uncertified())
        if not waiting:
            raise Refusal(_("Nobody entered by account is without a certificate. Enter who attended first."))
        begun = Trainee.objects.of(desk.record).certified().count()
        for number, one in enumerate(waiting, start=begun + 1):
            one.certificate, one.certified_by = f"{desk.record.code}-{number:03d}", desk.act
        Trainee.objects.bulk_update(waiting, ["certificate", "certified_by"], batch_size=500)
        count = len(waiting)
        desk.act.facts = [ngettext("%(n)s certificate", "%(n)s certificates", count) % {"n": count}]
        desk.post(verbs.CERTIFIED)
        return desk.close()
