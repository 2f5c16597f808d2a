"""What is done with a committee: enter it, appoint and release members."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import Desk, Paper, Refusal, laid
from anbinh.foundation.books.commands.steps import NOTHING_WRITTEN
from anbinh.foundation.books.models import Act
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import words
from anbinh.records.programme import verbs
from anbinh.records.programme.book import ASSIGN, COMMITTEES
from anbinh.records.programme.models import Committee, Member

RANKS: Sequence[str] = [one for one in Member.Capacity]


def found(
    *,
    unit: Unit,
    short: str,
    name: str,
    standing_office: Unit,
    on: date,
    about: str = "",
    paper: Paper = NOTHING_WRITTEN,
    by: Person | None,
    at: datetime,
) -> Committee:
    """Enter a committee of a territory, with the unit that is its standing office."""
    with transaction.atomic():
        made = Committee(
            unit=unit,
            short=short.strip(),
            name=name.strip(),
            standing_office=standing_office,
            opened_on=on,
            about=about.strip(),
        )
        if not made.short or not made.name:
            raise Refusal(_("Give the committee its number and its name."))
        if Committee.objects.known_as(made.short):
            raise Refusal(_("There is a committee of this number already."))
        desk = books.entered(COMMITTEES, made, "found", paper, permission=ASSIGN, prefix="BCĐ", by=by, at=at)
        desk.post(verbs.FOUNDED)
        desk.close()
        return made


def appoint(
    committee: Committee,
    paper: Paper,
    *,
    capacity: str,
    post: str,
    unit: Unit,
    person: Person | None = None,
    by: Person | None,
    at: datetime,
) -> Act:
    """Somebody, or whoever holds the post, is a member from the day of the paper on."""
    with transaction.atomic():
        if not post.strip():
            raise Refusal(_("Name the post that the member holds."))
        desk = laid(COMMITTEES, committee, "appoint", paper, by=by, at=at)
        member = Member.objects.create(
            committee=desk.record,
            capacity=capacity,
            rank=list(RANKS).index(capacity),
            person=person,
            post=post.strip(),
            unit=unit,
            valid_from=desk.act.on,
            begun_by=desk.act,
        )
        desk.act.facts = [str(member.get_capacity_display()), member.post]
        desk.post(verbs.APPOINTED)
        return desk.close()


def release(committee: Committee, paper: Paper, *, member: Member, by: Person | None, at: datetime) -> Act:
    """A member leaves the committee; the day of the paper is the first without."""
    with transaction.atomic():
        desk = laid(COMMITTEES, committee, "release", paper, by=by, at=at)
        if member.committee_id != committee.pk or member.void or member.valid_to is not None:
            raise Refusal(_("This is no member of the committee now."))
        if desk.act.on < member.valid_from:
            raise Refusal(_("The member was appointed on %(day)s.") % {"day": words.day(member.valid_from)})
        member.valid_to, member.ended_by = desk.act.on, desk.act
        member.save()
        desk.act.facts = [member.post]
        desk.post(verbs.RELEASED)
        return desk.close()


def note(committee: Committee, *, text: str, by: Person | None, at: datetime) -> Act:
    """A line in the history."""
    return books.note(COMMITTEES, committee, verbs.NOTED, text=text, by=by, at=at)


def take_back(committee: Committee, *, reason: str, by: Person | None, at: datetime) -> Act:
    """Undo the last step: who was appointed with it is no member, who was released is one again."""
    return books.take_back(COMMITTEES, committee, reason=reason, by=by, at=at, restoring=_members_as_before)


def _members_as_before(_desk: Desk[Committee, Act], act: Act) -> None:
    Member.objects.begun_with(act).update(void=True)
    Member.objects.ended_with(act).update(valid_to=None, ended_by=None)
