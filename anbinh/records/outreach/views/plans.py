"""Plans on the staff side: the list, one plan with its result beside it, a step, making one."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.books import pages
from anbinh.foundation.books.forms import Asked
from anbinh.foundation.books.models import Act
from anbinh.foundation.web import doors
from anbinh.records.outreach import commands
from anbinh.records.outreach.book import PLANS
from anbinh.records.outreach.forms import PlanForm
from anbinh.records.outreach.models import Plan, PlanLine, School, Talk
from anbinh.records.outreach.sheet import facts_of_plan
from anbinh.records.outreach.tables import NOTHING, PlanTable

COMMANDS: dict[str, Callable[..., Act]] = {
    "widen": commands.widen,
    "attach": commands.attach_to_plan,
    "note": commands.note_plan,
    "take_back": commands.take_back_plan,
}


@doors.staff("outreach.read")
def index(request: HttpRequest) -> HttpResponse:
    """The list, plan and result side by side, and as a file what the list shows."""
    person, today = doors.person_of(request), timezone.localdate()
    visible = Plan.objects.visible_to(person, on=today, permission="outreach.read").with_names()
    asked, held = PlanLine.objects.totals(visible), Talk.objects.results(visible)
    table = PlanTable(request, visible.newest_first(), asked=asked, held=held)
    if file := pages.taken_out(request, PLANS, table, at=timezone.now()):
        return file
    context = {"table": table, "may_plan": person.may("outreach.plan", on=today)}
    return render(request, "outreach_plans/index.html", context)


@doors.staff("outreach.read")
def record(request: HttpRequest, key: int) -> HttpResponse:
    """One plan, school by school."""
    at = timezone.now()
    plan: Plan = pages.record_of(request, PLANS, key, at=at)
    talks = list(Talk.objects.of_plan(plan).held().select_related("school"))
    more = {
        "asked": PlanLine.objects.totals([plan]).get(plan.pk, NOTHING),
        "held": Talk.objects.results([plan]).get(plan.pk, NOTHING),
        "classes": Talk.objects.of_plan(plan).summed()[2],
        "rows": _by_school(PlanLine.objects.of(plan), talks),
    }
    return pages.record(request, PLANS, plan, title=plan.name, facts=facts_of_plan(plan), at=at, **more)


def _by_school(lines: Iterable[PlanLine], talks: Iterable[Talk]) -> list[dict[str, Any]]:
    """Asked and come of it, each school once; a school outside the plan's list stands below."""
    rows: dict[School, dict[str, Any]] = defaultdict(lambda: {"sessions": 0, "heads": 0, "held": 0, "came": 0})
    for line in lines:
        rows[line.school] |= {"sessions": line.sessions, "heads": line.heads}
    for talk in talks:
        row = rows[talk.school]
        row["held"], row["came"] = row["held"] + 1, row["came"] + (talk.attendances or 0)
    return [{"school": school, **row} for school, row in rows.items()]


@doors.staff("outreach.plan")
def enter(request: HttpRequest) -> HttpResponse:
    """Make a plan."""
    return pages.enter(
        request,
        PLANS,
        title=_("Make a plan"),
        lead=_("So many sessions at so many schools. What is held then stands beside what was asked."),
        button=_("Make a plan"),
        form=PlanForm(request.POST or None, request.FILES or None, asked=Asked(None, timezone.now())),
        command=commands.make_plan,
    )
