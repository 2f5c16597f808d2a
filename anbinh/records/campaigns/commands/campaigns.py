"""What is done with a campaign: open, add units, set targets, close, open again, correct, take back."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import BookDesk, Desk, Paper, Refusal, laid
from anbinh.foundation.books.commands.steps import index
from anbinh.foundation.books.models import Act, day_of
from anbinh.foundation.files.uploads import Upload
from anbinh.foundation.journal.commands import Posting
from anbinh.foundation.notices.commands import Message, tell
from anbinh.foundation.notices.querysets import people_of
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import words
from anbinh.kernels.figures import book
from anbinh.records.campaigns import goals, rules, verbs
from anbinh.records.campaigns.book import BOOK
from anbinh.records.campaigns.measures import MEASURES, OWN
from anbinh.records.campaigns.models import Aim, Campaign, Daily, Goal, Part

CORRECTABLE = ("name", "about", "starts_on", "ends_on", "phase_rows")
SENTENCE = gettext_noop("%(unit)s takes part in “%(name)s” from %(first)s to %(last)s.")
CampaignDesk = BookDesk[Campaign]


def open_campaign(
    *,
    unit: Unit,
    name: str,
    about: str,
    starts_on: date,
    ends_on: date,
    on: date,
    phases: Sequence[rules.Phase] = (),
    number: str = "",
    uploads: Sequence[Upload] = (),
    by: Person | None,
    at: datetime,
) -> Campaign:
    """Open a campaign by its plan; units, targets and results follow."""
    with transaction.atomic():
        campaign = Campaign(
            unit=unit,
            name=name.strip(),
            about=about.strip(),
            starts_on=starts_on,
            ends_on=ends_on,
            opened_on=on,
            due_on=ends_on,
            phase_rows=rows_of(phases),
        )
        _check(campaign)
        paper = Paper(number=number, uploads=uploads)
        desk = books.entered(BOOK, campaign, "open", paper, permission="campaigns.direct", prefix="CĐ", by=by, at=at)
        desk.act.facts = [f"{words.day(starts_on)} – {words.day(ends_on)}"]
        desk.post(verbs.OPENED, quantity=1)
        desk.close()
        return campaign


def rows_of(phases: Sequence[rules.Phase]) -> list[list[str]]:
    """Phases as the record keeps them."""
    return [[one.name, one.starts_on.isoformat(), one.ends_on.isoformat()] for one in phases]


def _check(campaign: Campaign) -> None:
    if not campaign.name or not campaign.about:
        raise Refusal(_("Give the campaign a name and say what it aims at."))
    if campaign.ends_on < campaign.starts_on:
        raise Refusal(_("The last day lies before the first. Check the days."))
    if rules.days_between(campaign.starts_on, campaign.ends_on) > rules.LONGEST:
        raise Refusal(_("A campaign lasts a year at most. Check the days."))
    if any(not (campaign.is_on(one.starts_on) and campaign.is_on(one.ends_on)) for one in campaign.phases):
        raise Refusal(_("A phase lies outside the days of the campaign. Check its days."))


def enlist(campaign: Campaign, paper: Paper, *, units: Sequence[Unit], by: Person | None, at: datetime) -> Act:
    """Units take part from now on; those that do already stay as they are. Whoever reports there is told."""
    with transaction.atomic():
        desk = laid(BOOK, campaign, "enlist", paper, by=by, at=at)
        there = {part.unit_id for part in Part.objects.of(desk.record).joined()}
        new = list({unit.pk: unit for unit in units if unit.pk not in there}.values())
        if not new:
            raise Refusal(_("These units take part already. Choose others."))
        parts = _joined(desk, new)
        desk.act.facts = [_("%(n)s units") % {"n": words.number(len(parts))}, *(one.unit.name for one in parts[:5])]
        desk.postings += [Posting(verbs.JOINED, part, part.unit, desk.act.on, 1) for part in parts]
        done = desk.close()
        _tell(desk.record, new, by=by, at=at)
        return done


def _joined(desk: CampaignDesk, units: Sequence[Unit]) -> list[Part]:
    campaign = desk.record
    former = {part.unit_id for part in Part.objects.of(campaign)}
    rows = [
        Part(
            code=f"{campaign.code}/{unit.code}" + (f"-{desk.act.pk}" if unit.pk in former else ""),
            unit=unit,
            campaign=campaign,
            opened_on=campaign.starts_on,
            recorded_at=desk.at,
            begun_by=desk.act,
        )
        for unit in units
    ]
    for part in rows:
        index(part)
    return Part.objects.bulk_create(rows, batch_size=500)


def _tell(campaign: Campaign, units: Sequence[Unit], *, by: Person | None, at: datetime) -> None:
    """Whoever reports in these units hears of it: one notice for one unit, one for all when there are several."""
    name = units[0].name if len(units) == 1 else _("Your unit")
    said = {"unit": name, "name": campaign.name, "first": campaign.starts_on, "last": campaign.ends_on}
    message = Message(
        verbs.CAMPAIGN_IS_YOURS,
        SENTENCE,
        said,
        number=campaign.code,
        route="campaigns:record",
        keys={"key": campaign.pk},
        unit=campaign.unit,
    )
    tell(people_of("campaigns.report", *units, on=day_of(at)), message, by=by, at=at)


def release(campaign: Campaign, paper: Paper, *, part: Part, by: Person | None, at: datetime) -> Act:
    """A unit takes part no longer; what it reported stays counted."""
    with transaction.atomic():
        if not paper.text.strip():
            raise Refusal(_("Say why the unit is taken out: at least one sentence."))
        desk = laid(BOOK, campaign, "release", paper, by=by, at=at)
        own = Part.objects.of(desk.record).joined().found(part)
        if own is None:
            raise Refusal(_("This unit does not take part. Choose another."))
        own.stage, own.ended_by = Part.Stage.LEFT, desk.act
        own.version += 1
        own.save()
        desk.act.facts = [own.unit.name]
        desk.postings.append(Posting(verbs.LEFT, own, own.unit, desk.act.on, -1))
        return desk.close()


def set_goal(
    campaign: Campaign, paper: Paper, *, figure: str, aim: str, value: Decimal, by: Person | None, at: datetime
) -> Act:
    """Aim at a value; a target for the same figure is replaced."""
    with transaction.atomic():
        if figure not in book().by_id and figure.removeprefix(OWN) not in MEASURES:
            raise Refusal(_("No figure is called so. Choose one of the list."))
        if value < 0 and not goals.is_rate(figure):
            raise Refusal(_("A number aimed at is not below zero."))
        desk = laid(BOOK, campaign, "set_goal", paper, by=by, at=at)
        _end_goal(desk, Goal.objects.of(desk.record).about(figure))
        goal = Goal.objects.create(campaign=desk.record, figure=figure, aim=Aim(aim), value=value, begun_by=desk.act)
        desk.act.facts = [f"{goals.name_of(figure)}: {goals.aim_in_words(goal)}"]
        desk.post(verbs.GOAL_SET)
        return desk.close()


def drop_goal(campaign: Campaign, paper: Paper, *, figure: str, by: Person | None, at: datetime) -> Act:
    """Measure it no longer."""
    with transaction.atomic():
        desk = laid(BOOK, campaign, "drop_goal", paper, by=by, at=at)
        goal = Goal.objects.of(desk.record).about(figure)
        if goal is None:
            raise Refusal(_("The campaign has no such target. Choose one of the list."))
        _end_goal(desk, goal)
        desk.act.facts = [f"{goals.name_of(figure)}: {goals.aim_in_words(goal)}"]
        desk.post(verbs.GOAL_DROPPED)
        return desk.close()


def _end_goal(desk: CampaignDesk, goal: Goal | None) -> None:
    if goal is not None:
        goal.ended_by = desk.act
        goal.save()


def close(campaign: Campaign, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """Close it with its report; units report no more."""
    with transaction.atomic():
        if not paper.text.strip():
            raise Refusal(_("Write the closing report: at least one sentence."))
        desk = laid(BOOK, campaign, "close", paper, by=by, at=at)
        if desk.act.on < desk.record.starts_on:
            raise Refusal(_("The campaign has not begun on this day. Check the day."))
        desk.record.stage, desk.record.closed_on, desk.record.due_on = Campaign.Stage.CLOSED, desk.act.on, None
        desk.record.report = paper.text.strip()
        desk.post(verbs.CLOSED, quantity=-1)
        return desk.close()


def reopen(campaign: Campaign, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """Units report again."""
    with transaction.atomic():
        if not paper.text.strip():
            raise Refusal(_("Say why it is opened again: at least one sentence."))
        desk = laid(BOOK, campaign, "reopen", paper, by=by, at=at)
        if desk.record.closed_on and desk.act.on < desk.record.closed_on:
            raise Refusal(_("It was closed after this day. Check the day."))
        desk.record.stage, desk.record.closed_on = Campaign.Stage.RUNNING, None
        desk.record.due_on, desk.record.report = desk.record.ends_on, ""
        desk.post(verbs.OPENED, quantity=1)
        return desk.close()


def note(campaign: Campaign, *, text: str, by: Person | None, at: datetime) -> Act:
    """A line in the history."""
    return books.note(BOOK, campaign, verbs.NOTED, text=text, by=by, at=at)


def correct(campaign: Campaign, *, values: Mapping[str, Any], reason: str, by: Person | None, at: datetime) -> Act:
    """Change what the book says of it."""
    with transaction.atomic():
        desk = books.corrected(BOOK, campaign, values, among=CORRECTABLE, reason=reason, by=by, at=at)
        if desk.record.stage == Campaign.Stage.RUNNING:
            desk.record.due_on = desk.record.ends_on
        _check(desk.record)
        _refuse_days_reported_outside(desk.record)
        desk.post(verbs.CORRECTED)
        return desk.close(reason=reason)


def _refuse_days_reported_outside(campaign: Campaign) -> None:
    days = [day for _part, day, _numbers in Daily.objects.in_campaign(campaign)]
    outside = next((day for day in days if not campaign.is_on(day)), None)
    if outside is not None:
        sentence = _("Units reported %(day)s, which would lie outside the campaign. Choose days that hold it.")
        raise Refusal(sentence % {"day": words.day(outside)})


def take_back(campaign: Campaign, *, reason: str, by: Person | None, at: datetime) -> Act:
    """Undo the last step."""
    return books.take_back(BOOK, campaign, reason=reason, by=by, at=at, restoring=_as_before)


def _as_before(desk: Desk[Campaign, Act], act: Act) -> None:
    """Units it added are out, one it took out is in; a target it set is gone, one it ended stands."""
    parts = list(Part.objects.of(desk.record).begun_with(act))
    if parts and Daily.objects.of_parts(parts).standing().exists():
        raise Refusal(_("A unit that was added has reported since. Take it out instead."))
    for part in parts:
        part.stage, part.ended_by = Part.Stage.LEFT, desk.act
        part.save()
    for part in Part.objects.of(desk.record).ended_with(act):
        part.stage, part.ended_by = Part.Stage.JOINED, None
        part.save()
    for goal in Goal.objects.begun_with(act):
        goal.ended_by = desk.act
        goal.save()
    for goal in Goal.objects.ended_with(act):
        goal.ended_by = None
        goal.save()
