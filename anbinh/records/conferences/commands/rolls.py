"""The roll: opened, marked by each point, by the host or from a file, closed, and corrected afterwards."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Refusal, laid, must_be_allowed
from anbinh.foundation.books.models import Act, day_of
from anbinh.foundation.journal.commands import Posting, post_many, reverse
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.web import words
from anbinh.records.conferences import verbs
from anbinh.records.conferences.book import BOOK
from anbinh.records.conferences.commands import telling
from anbinh.records.conferences.models import Conference, Point, RollMark, Source
from anbinh.records.conferences.rules import Attendance

FAULTS = {
    "reason": gettext_lazy("Say why the point is absent: the reason stands in the report."),
    "gone": gettext_lazy("Nobody sat at a point that is absent. Leave people and hours empty."),
    "mark": gettext_lazy("Choose how the point attended."),
    "people": gettext_lazy("How many people sat there? At least one, at most 2.000."),
    "came": gettext_lazy("Give the hour at which the point came."),
    "left": gettext_lazy("The point left after it came. Check the hours."),
}


@dataclass(frozen=True)
class Marked:
    """How many points were marked, and how many were so already."""

    changed: int
    same: int


def open_roll(conference: Conference, *, by: Person | None, at: datetime) -> Act:
    """From now on the roll takes marks."""
    with transaction.atomic():
        desk = laid(BOOK, conference, "open", by=by, at=at)
        desk.record.stage = Conference.Stage.OPEN
        desk.post(verbs.OPENED)
        done = desk.close()
        telling.tell_opened(desk.record, by=by, at=at)
        return done


def answer_for(point: Point, attendance: Attendance, *, by: Person | None, at: datetime) -> Marked:
    """A point answers for itself, by somebody whose post covers its unit."""
    with transaction.atomic():
        must_be_allowed(by, "conferences.answer", point.unit, at=at)
        points = _held(point.conference, {point.pk: attendance})
        _must_be_open(point.conference)
        return _mark(points, {point.pk: attendance}, source=Source.POINT, by=by, at=at)


def mark_many(
    conference: Conference,
    attendances: Mapping[int, Attendance],
    *,
    source: str = Source.HOST,
    by: Person | None,
    at: datetime,
) -> Marked:
    """The host marks several points at once: by hand, or as the meeting's file says. Keys are those of points."""
    with transaction.atomic():
        must_be_allowed(by, "conferences.handle", conference.unit, at=at)
        points = _held(conference, attendances)
        _must_be_open(conference)
        return _mark(points, attendances, source=source, by=by, at=at)


def mark_rest_absent(conference: Conference, *, by: Person | None, at: datetime) -> Marked:
    """Every point that has not answered was absent without a reason."""
    with transaction.atomic():
        rest = {one.pk: Attendance("absent") for one in Point.objects.of(conference).awaited().held()}
        if not rest:
            raise Refusal(_("Every point has its mark already."))
        return mark_many(conference, rest, by=by, at=at)


def _held(conference: Conference, attendances: Mapping[int, Attendance]) -> list[Point]:
    """The points, held until the transaction ends: whoever closes the roll waits for them, and they for the closing."""
    return list(Point.objects.of(conference).among(attendances).held())


def _must_be_open(conference: Conference) -> None:
    now: Conference = Conference.objects.get(pk=conference.pk)
    if now.stage != Conference.Stage.OPEN:
        raise Refusal(_("The roll is not open: %(stage)s.") % {"stage": now.stage_words})


def _mark(
    points: Sequence[Point],
    attendances: Mapping[int, Attendance],
    *,
    source: str,
    by: Person | None,
    at: datetime,
    why: str = "",
) -> Marked:
    if fault := next((one.fault for one in attendances.values() if one.fault), ""):
        raise Refusal(str(FAULTS[fault]))
    changed = [point for point in points if point.attendance != attendances[point.pk]]
    for point in changed:
        _set(point, attendances[point.pk], source=source, by=by, at=at)
    fields = ["mark", "came", "left", "people", "reason", "source", "marked_by", "marked_at"]
    Point.objects.bulk_update(changed, fields, batch_size=500)
    RollMark.objects.bulk_create([_kept(point, at=at, why=why) for point in changed], batch_size=1000)
    today = day_of(at)
    post_many([Posting(verbs.MARKED, point, point.unit, today) for point in changed], by=by, at=at)
    return Marked(len(changed), len(points) - len(changed))


def _set(point: Point, attendance: Attendance, *, source: str, by: Person | None, at: datetime) -> None:
    point.mark, point.came, point.left = attendance.mark, attendance.came, attendance.left
    point.people, point.reason = attendance.people, attendance.reason.strip()
    point.source, point.marked_by, point.marked_at = source, by, at


def _kept(point: Point, *, at: datetime, why: str) -> RollMark:
    return RollMark(
        point=point,
        mark=point.mark,
        came=point.came,
        left=point.left,
        people=point.people,
        reason=point.reason,
        source=point.source,
        by=point.marked_by,
        recorded_at=at,
        why=why.strip(),
    )


def close_roll(conference: Conference, *, by: Person | None, at: datetime) -> Act:
    """Close the roll: each point counts in its own unit, on the day of the conference."""
    with transaction.atomic():
        desk = laid(BOOK, conference, "close", by=by, at=at)
        record = desk.record
        points = list(Point.objects.of(record).held())
        there = sum(point.is_there for point in points)
        said = ngettext("%(there)s of %(n)s point took part", "%(there)s of %(n)s points took part", len(points))
        desk.act.facts = [said % {"there": words.number(there), "n": words.number(len(points))}]
        record.stage, record.due_on = Conference.Stage.CLOSED, None
        # The points' facts are no part of the step's own batch: taking the step back finds them corrected or not.
        post_many([fact for point in points for fact in _facts(record, point)], by=by, at=at)
        desk.postings.append(Posting(verbs.HELD, record, record.unit, record.held_on, 1, record.codes))
        return desk.close()


def _facts(conference: Conference, point: Point) -> Iterator[Posting]:
    codes, on = conference.codes, conference.held_on
    yield Posting(verbs.INVITED, point, point.unit, on, 1, codes)
    yield from _came(conference, point)


def _came(conference: Conference, point: Point) -> Iterable[Posting]:
    codes, on = conference.codes, conference.held_on
    if point.is_there:
        yield Posting(verbs.ATTENDED, point, point.unit, on, 1, {**codes, "mark": point.mark})
        yield Posting(verbs.PEOPLE, point, point.unit, on, point.people, codes)


def correct_mark(point: Point, attendance: Attendance, *, reason: str, by: Person | None, at: datetime) -> Marked:
    """Change a mark of a closed roll: what it counted is taken back, and what is right counts on the same day."""
    with transaction.atomic():
        if not reason.strip():
            raise Refusal(_("Say why this is corrected: the reason is kept beside the correction."))
        conference = Conference.objects.locked(point.conference_id)
        must_be_allowed(by, "conferences.handle", conference.unit, at=at)
        if conference.stage not in {"closed", "concluded"}:
            raise Refusal(_("The roll is not closed: change the mark in the roll itself."))
        points = _held(conference, {point.pk: attendance})
        done = _mark(points, {point.pk: attendance}, source=Source.HOST, by=by, at=at, why=reason)
        if not done.changed:
            raise Refusal(_("Nothing was changed. Change a field, or go back."))
        now = points[0]
        stale: Sequence[Entry] = [
            entry for entry in Entry.objects.about(now).live().counting() if entry.verb != verbs.INVITED
        ]
        if stale:
            reverse(*stale, by=by, at=at, reason=reason)
        post_many(_came(conference, now), by=by, at=at)
        return done
