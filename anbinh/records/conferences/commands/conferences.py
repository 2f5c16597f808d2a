"""Announce, invite, conclude, call off, correct, take back."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import BookDesk, Desk, Paper, Refusal, laid
from anbinh.foundation.books.models import Act
from anbinh.foundation.files.uploads import Upload
from anbinh.foundation.journal.commands import reverse
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import words
from anbinh.records.conferences import verbs
from anbinh.records.conferences.book import BOOK
from anbinh.records.conferences.commands import telling
from anbinh.records.conferences.models import Committee, Conclusion, Conference, Point
from anbinh.records.conferences.querysets.points import GROUPS

CORRECTABLE = ("title", "about", "committee", "chair", "place", "held_on", "begins", "ends", "agenda")
# What the counted entries of every point rest on: not to be changed once they are posted.
COUNTED = ("committee", "held_on", "begins", "ends")
ConferenceDesk = BookDesk[Conference]


def announce(
    *,
    unit: Unit,
    title: str,
    committee: str,
    chair: str,
    place: str,
    held_on: date,
    begins: int,
    ends: int,
    agenda: Sequence[Sequence[object]] = (),
    about: str = "",
    number: str = "",
    uploads: Sequence[Upload] = (),
    on: date,
    by: Person | None,
    at: datetime,
) -> Conference:
    """Announce a conference; until its roll is closed it stands on its day as something to do."""
    with transaction.atomic():
        conference = Conference(
            unit=unit,
            title=title.strip(),
            committee=committee,
            chair=chair.strip(),
            place=place.strip(),
            held_on=held_on,
            begins=begins,
            ends=ends,
            agenda=[list(item) for item in agenda],
            about=about.strip(),
            opened_on=on,
            due_on=held_on,
        )
        _check(conference)
        paper = Paper(number=number, uploads=uploads)
        desk = books.entered(
            BOOK, conference, "announce", paper, permission="conferences.handle", prefix="HN", by=by, at=at
        )
        desk.post(verbs.ANNOUNCED)
        desk.close()
        return conference


def _check(conference: Conference) -> None:
    if not conference.title or not conference.chair or not conference.place:
        raise Refusal(_("Give the conference a title, its chair and its main point."))
    if conference.committee not in Committee.values:
        raise Refusal(_("Choose the committee."))
    if conference.held_on < conference.opened_on:
        raise Refusal(_("A conference is announced before it is held. Check the days."))
    if conference.ends <= conference.begins:
        raise Refusal(_("The conference ends after it begins. Check the hours."))


def invite(conference: Conference, *, groups: Sequence[str], by: Person | None, at: datetime) -> Act:
    """Every unit of these groups, as they are on the day of the conference, becomes a point: one insertion."""
    with transaction.atomic():
        desk = laid(BOOK, conference, "invite", by=by, at=at)
        if unknown := set(groups) - set(GROUPS):
            raise ValueError(f"no such group: {sorted(unknown)}")
        kinds = [kind for group in groups for kind in GROUPS[group]]
        units = Unit.objects.on(desk.record.held_on).of_kind(*kinds).within(_land(desk.record.unit))
        there = Point.objects.of(desk.record).unit_ids()
        points = [Point(conference=desk.record, unit=one, invited_by=desk.act) for one in units if one.pk not in there]
        if not points:
            raise Refusal(_("No unit of that day is added by this: they are invited already, or there is none."))
        Point.objects.bulk_create(points, batch_size=1000)
        desk.act.facts = [ngettext("%(n)s unit", "%(n)s units", len(points)) % {"n": words.number(len(points))}]
        if desk.record.stage == Conference.Stage.ANNOUNCED:
            desk.record.stage = Conference.Stage.INVITED
        desk.post(verbs.UNITS)
        done = desk.close()
        telling.tell_invited(desk.record, by=by, at=at)
        return done


def _land(unit: Unit) -> Unit:
    """The land in which the host sits: a city's police invites the city."""
    while not unit.is_territory and unit.parent is not None:
        unit = unit.parent
    return unit


def add_material(conference: Conference, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """Papers that every point can open."""
    with transaction.atomic():
        if not paper.uploads:
            raise Refusal(_("Choose at least one file."))
        desk = laid(BOOK, conference, "material", paper, by=by, at=at)
        desk.post(verbs.MATERIAL)
        return desk.close()


def conclude(
    conference: Conference, paper: Paper, *, conclusions: Sequence[str], by: Person | None, at: datetime
) -> Act:
    """Write what the chair concluded, in order."""
    with transaction.atomic():
        lines = [one.strip() for one in conclusions if one.strip()]
        if not lines:
            raise Refusal(_("Write at least one conclusion."))
        desk = laid(BOOK, conference, "conclude", paper, by=by, at=at)
        rows = [
            Conclusion(conference=desk.record, number=number, text=text, written_by=desk.act)
            for number, text in enumerate(lines, start=1)
        ]
        Conclusion.objects.bulk_create(rows)
        count = len(lines)
        desk.act.facts = [ngettext("%(n)s conclusion", "%(n)s conclusions", count) % {"n": count}]
        desk.record.stage = Conference.Stage.CONCLUDED
        desk.post(verbs.CONCLUDED)
        return desk.close()


def call_off(conference: Conference, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """It does not take place."""
    with transaction.atomic():
        if not paper.text.strip():
            raise Refusal(_("Say why it is called off: the points will ask."))
        desk = laid(BOOK, conference, "call_off", paper, by=by, at=at)
        desk.record.stage, desk.record.due_on = Conference.Stage.CALLED_OFF, None
        desk.post(verbs.CALLED_OFF)
        return desk.close()


def note(conference: Conference, *, text: str, by: Person | None, at: datetime) -> Act:
    """A line in the history."""
    return books.note(BOOK, conference, verbs.NOTED, text=text, by=by, at=at)


def correct(conference: Conference, *, values: Mapping[str, Any], reason: str, by: Person | None, at: datetime) -> Act:
    """Change what the book says of it; day, hours and committee only until the roll is closed."""
    with transaction.atomic():
        desk = books.corrected(
            BOOK, conference, values, among=CORRECTABLE, reason=reason, by=by, at=at, allow=_see_change
        )
        _check(desk.record)
        desk.record.due_on = None if desk.record.due_on is None else desk.record.held_on
        desk.post(verbs.CORRECTED)
        return desk.close(reason=reason)


def _see_change(conference: Conference, changed: Collection[str]) -> None:
    counted = conference.stage in {"closed", "concluded"}
    if counted and set(changed) & set(COUNTED):
        raise Refusal(_("The roll is closed and counted by these: day, hours and committee stay as they are."))
    if "held_on" in changed and conference.stage != "announced":
        raise Refusal(_("Units of that day are invited already. Take the invitation back, then change the day."))


def take_back(conference: Conference, *, reason: str, by: Person | None, at: datetime) -> Act:
    """Undo the last step."""
    return books.take_back(BOOK, conference, reason=reason, by=by, at=at, restoring=_as_before)


def _as_before(desk: Desk[Conference, Act], act: Act) -> None:
    """What hangs on the step goes with it: points it invited, what the closed roll counted, conclusions it wrote."""
    if act.verb == "invite":
        Point.objects.invited_with(act).delete()
    if act.verb == "close":
        points = list(Point.objects.of(desk.record))
        entries = Entry.objects.about_all(points).live().counting()
        reverse(*entries, by=desk.by, at=desk.at, reason=act.text or _("Step taken back"))
    if act.verb == "conclude":
        if Conclusion.objects.written_with(act).given().exists():
            raise Refusal(_("Some of these conclusions are tasks already; correct the tasks instead."))
        Conclusion.objects.written_with(act).update(void=True)
