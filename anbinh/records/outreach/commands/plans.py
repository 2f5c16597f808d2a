"""What is done with a plan: made with its schools, widened, supplied."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import BookDesk, Desk, Paper, Refusal, laid
from anbinh.foundation.books.models import Act
from anbinh.foundation.files.uploads import Upload
from anbinh.foundation.journal.commands import Posting
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import words
from anbinh.records.outreach import verbs
from anbinh.records.outreach.book import PLANS
from anbinh.records.outreach.models import Plan, PlanLine, School
from anbinh.records.outreach.places import unit_on


@dataclass(frozen=True)
class Asked:
    """What a plan asks at one school."""

    school: School
    sessions: int
    heads: int


def make_plan(
    *,
    unit: Unit,
    name: str,
    starts_on: date,
    ends_on: date,
    audience: str,
    topic: str,
    lines: Sequence[Asked],
    on: date,
    campaign: str = "",
    number: str = "",
    uploads: Sequence[Upload] = (),
    by: Person | None,
    at: datetime,
) -> Plan:
    """Make a plan; what it asks counts as planned on its first day, where each school lies."""
    with transaction.atomic():
        if not name.strip():
            raise Refusal(_("Give the plan its name."))
        if ends_on < starts_on:
            raise Refusal(_("The plan ends before it begins. Check the days."))
        plan = Plan(
            unit=unit,
            name=name.strip(),
            starts_on=starts_on,
            ends_on=ends_on,
            audience=audience,
            topic=topic,
            campaign=campaign,
            opened_on=on,
        )
        paper = Paper(number=number, uploads=uploads)
        desk = books.entered(PLANS, plan, "make", paper, permission="outreach.plan", prefix="KTT", by=by, at=at)
        _add(desk, lines)
        desk.post(verbs.PLAN_MADE)
        desk.close()
        return plan


def _add(desk: BookDesk[Plan], lines: Sequence[Asked]) -> None:
    if not lines:
        raise Refusal(_("Name at least one school with its sessions."))
    plan = desk.record
    known = {one.school_id for one in PlanLine.objects.of(plan)}
    for asked in lines:
        if asked.school.pk in known:
            raise Refusal(_("%(school)s is in the plan already.") % {"school": asked.school.name})
        if not 1 <= asked.sessions <= 1000 or not 1 <= asked.heads <= 1_000_000:
            raise Refusal(_("%(school)s: sessions and attendances must be above zero.") % {"school": asked.school.name})
        known.add(asked.school.pk)
        line = PlanLine.objects.create(
            plan=plan,
            school=asked.school,
            unit=unit_on(asked.school.unit, plan.starts_on),
            sessions=asked.sessions,
            heads=asked.heads,
            added_by=desk.act,
        )
        desk.postings.append(Posting(verbs.PLANNED, line, line.unit, plan.starts_on, line.sessions, plan.codes))
    sums = {
        "schools": words.number(len(lines)),
        "sessions": words.number(sum(one.sessions for one in lines)),
        "heads": words.number(sum(one.heads for one in lines)),
    }
    desk.act.facts = [_("%(schools)s schools, %(sessions)s sessions, %(heads)s attendances") % sums]


def widen(plan: Plan, *, lines: Sequence[Asked], by: Person | None, at: datetime) -> Act:
    """More schools."""
    with transaction.atomic():
        desk = laid(PLANS, plan, "widen", by=by, at=at)
        _add(desk, lines)
        desk.post(verbs.PLAN_WIDENED)
        return desk.close()


def attach_to_plan(plan: Plan, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """The paper itself, and material for all its sessions."""
    with transaction.atomic():
        if not paper.uploads:
            raise Refusal(_("Choose at least one file."))
        desk = laid(PLANS, plan, "attach", paper, by=by, at=at)
        desk.post(verbs.PLAN_NOTED)
        return desk.close()


def note_plan(plan: Plan, *, text: str, by: Person | None, at: datetime) -> Act:
    """A line in the history."""
    return books.note(PLANS, plan, verbs.PLAN_NOTED, text=text, by=by, at=at)


def take_back_plan(plan: Plan, *, reason: str, by: Person | None, at: datetime) -> Act:
    """Undo the last step."""
    return books.take_back(PLANS, plan, reason=reason, by=by, at=at, restoring=_lines_as_before)


def _lines_as_before(_desk: Desk[Plan, Act], act: Act) -> None:
    for line in PlanLine.objects.added_with(act):
        line.void = True
        line.save()
