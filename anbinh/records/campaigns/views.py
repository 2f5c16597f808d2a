"""Pages of the staff side: the list, one campaign, one unit's part, a step, opening one."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.books import pages
from anbinh.foundation.books.forms import Asked
from anbinh.foundation.books.models import Act
from anbinh.foundation.web import doors
from anbinh.records.campaigns import commands, measures
from anbinh.records.campaigns.book import BOOK, PARTS
from anbinh.records.campaigns.commands import parts
from anbinh.records.campaigns.days import badge_of
from anbinh.records.campaigns.forms import OpenForm
from anbinh.records.campaigns.models import Campaign, Daily, Part
from anbinh.records.campaigns.progress import Progress
from anbinh.records.campaigns.sheet import facts_of, part_facts
from anbinh.records.campaigns.table import CampaignTable, UnitTable

COMMANDS: dict[str, Callable[..., Act]] = {
    "enlist": commands.enlist,
    "release": commands.release,
    "set_goal": commands.set_goal,
    "drop_goal": commands.drop_goal,
    "close": commands.close,
    "reopen": commands.reopen,
    "note": commands.note,
    "correct": commands.correct,
    "take_back": commands.take_back,
}
PART_COMMANDS: dict[str, Callable[..., Act]] = {
    "report": parts.report,
    "note": parts.note,
    "take_back": parts.take_back,
}


@doors.staff("campaigns.read")
def index(request: HttpRequest) -> HttpResponse:
    """The list, and as a file what the list shows."""
    person, today = doors.person_of(request), timezone.localdate()
    visible = Campaign.objects.visible_to(person, on=today, permission="campaigns.read").with_names()
    table = CampaignTable(request, visible.latest_first(), on=today)
    return pages.index(
        request,
        BOOK,
        table,
        at=timezone.now(),
        counts={"today": visible.on_day(today).count(), "over": visible.over(today).count()},
        may_open=person.may("campaigns.direct", on=today),
        may_report=person.may("campaigns.report", on=today),
    )


@doors.staff("campaigns.read")
def record(request: HttpRequest, key: int) -> HttpResponse:
    """One campaign: how it goes, its targets, its units compared."""
    at, today = timezone.now(), timezone.localdate()
    campaign: Campaign = pages.record_of(request, BOOK, key, at=at)
    progress = Progress(campaign, on=today)
    table = UnitTable(request, progress)
    if file := pages.taken_out(request, BOOK, table, at=at):
        return file
    more = {"badge": badge_of(campaign, on=today), "progress": progress, "table": table, "names": measures.SHORT}
    return pages.record(request, BOOK, campaign, title=campaign.name, facts=facts_of(campaign, progress), at=at, **more)


@doors.staff("campaigns.direct")
def enter(request: HttpRequest) -> HttpResponse:
    """Open a campaign."""
    form = OpenForm(request.POST or None, request.FILES or None, asked=Asked(None, timezone.now()))
    return pages.enter(
        request,
        BOOK,
        title=_("Open a campaign"),
        lead=_("By its plan, between two days. Units, targets and results follow on its page."),
        button=_("Open a campaign"),
        form=form,
        command=commands.open_campaign,
    )


@doors.staff("campaigns.read")
def parts_index(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (called as all views are)
    """Parts are found on the page of their campaign."""
    return redirect("campaigns:index")


@doors.staff("campaigns.read")
def part(request: HttpRequest, key: int) -> HttpResponse:
    """One unit's part in a campaign: what it reported, day by day."""
    at = timezone.now()
    found: Part = pages.record_of(request, PARTS, key, at=at)
    days = [(one.on, measures.said(one.numbers)) for one in Daily.objects.of(found)]
    more = {"badge": badge_of(found.campaign, on=timezone.localdate()), "days": days}
    return pages.record(request, PARTS, found, title=found.campaign.name, facts=part_facts(found), at=at, **more)
