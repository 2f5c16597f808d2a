"""Pages of the staff side: the list, the suggested plan, one inspection, its report, a step, opening one."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anbinh.foundation.books import pages
from anbinh.foundation.books.commands import Refusal
from anbinh.foundation.books.forms import Asked
from anbinh.foundation.books.models import Act
from anbinh.foundation.web import doors
from anbinh.records.oversight import commands
from anbinh.records.oversight.book import BOOK
from anbinh.records.oversight.forms import OpenForm, PlanForm
from anbinh.records.oversight.models import Inspection
from anbinh.records.oversight.sheet import badge_of, facts_of, parts_of
from anbinh.records.oversight.suggesting import heads, suggested
from anbinh.records.oversight.table import InspectionTable

COMMANDS: dict[str, Callable[..., Act]] = {
    "begin": commands.begin,
    "seed": commands.commit_seed,
    "draw": commands.draw,
    "find": commands.find,
    "recommend": commands.recommend,
    "conclude": commands.conclude,
    "fulfil": commands.fulfil,
    "close": commands.close,
    "note": commands.note,
    "take_back": commands.take_back,
}


@doors.staff("oversight.read")
def index(request: HttpRequest) -> HttpResponse:
    """The list, and as a file what the list shows."""
    person, today = doors.person_of(request), timezone.localdate()
    visible = Inspection.objects.visible_to(person, on=today, permission="oversight.read").with_names()
    table = InspectionTable(request, visible.soonest_first(), on=today)
    return pages.index(
        request,
        BOOK,
        table,
        at=timezone.now(),
        overdue=visible.overdue(today).count(),
        may_open=person.may("oversight.inspect", on=today),
        may_plan=person.may("oversight.plan", on=today),
    )


@doors.staff("oversight.plan")
def plan(request: HttpRequest) -> HttpResponse:
    """Which units the signs of the journal point to; a person decides which go into the plan."""
    at, today = timezone.now(), timezone.localdate()
    lines = suggested(on=today)
    form = PlanForm(request.POST or None, on=today, lines=lines)
    if form.is_valid():
        try:
            made = commands.plan_inspections(**form.answers, by=doors.person_of(request), at=at)
            said = ngettext("%(n)s unit is in the plan.", "%(n)s units are in the plan.", len(made))
            messages.success(request, said % {"n": len(made)})
            return redirect("oversight:index")
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return render(request, "oversight/plan.html", {"form": form, "lines": lines, "heads": heads()})


@doors.staff("oversight.read")
def record(request: HttpRequest, key: int) -> HttpResponse:
    """One inspection."""
    at = timezone.now()
    found: Inspection = pages.record_of(request, BOOK, key, at=at)
    more = {"badge": badge_of(found, on=timezone.localdate()), **parts_of(found, on=timezone.localdate())}
    return pages.record(
        request, BOOK, found, title=capfirst(found.get_topic_display()), facts=facts_of(found), at=at, **more
    )


@doors.staff("oversight.read")
def report(request: HttpRequest, key: int) -> HttpResponse:
    """The report of one inspection, as it is printed."""
    found: Inspection = pages.record_of(request, BOOK, key, at=timezone.now())
    today = timezone.localdate()
    context = {"record": found, "sheet": facts_of(found), "today": today, **parts_of(found, on=today)}
    return render(request, "oversight/report.html", context)


@doors.staff("oversight.inspect")
def enter(request: HttpRequest) -> HttpResponse:
    """Open an inspection."""
    form = OpenForm(request.POST or None, request.FILES or None, asked=Asked(None, timezone.now()))
    return pages.enter(
        request,
        BOOK,
        title=_("Open an inspection"),
        lead=_("Of one unit, by decision: what is looked at, over which time. No person is the object of this book."),
        button=_("Open an inspection"),
        form=form,
        command=commands.open_inspection,
    )
