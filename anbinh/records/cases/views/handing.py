"""Cases of units that ended go to what took their work over: what would go where, then what went."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.web import doors
from anbinh.foundation.web.tables import Column, Table
from anbinh.records.cases import commands
from anbinh.records.cases.models import Act, Case
from anbinh.records.cases.views.finding import noted, page
from anbinh.records.intake.forms.handing import run_asked
from anbinh.records.intake.handing.pages import done, form_of, handed, numbers, planned
from anbinh.records.intake.models import day_of


def _open(case: Case) -> str:
    return reverse("cases:case", kwargs={"key": case.pk})


PLANNED = planned(
    _open,
    Column("summary", _("What happened"), value=lambda way: way.record.summary[:120]),
    Column("stage", _("Stage"), value=lambda way: way.record.get_stage_display()),
    Column("officer", _("Officer"), value=lambda way: str(way.record.officer or "")),
)
DONE = done("case", _open)


@doors.staff("intake.hand_over")
def hand_over(request: HttpRequest) -> HttpResponse:
    """What would go where; then, sent off, it goes."""
    at = timezone.now()
    found = commands.ways(on=day_of(at))
    table = Table(request, found, columns=PLANNED, name="ban-giao-vu-an", caption=_("What goes where"))
    if file := table.export():
        noted(request, file, what="hand_over")
        return file
    form = form_of(request, found, at=at)
    if address := handed(form, request, commands.hand_over, room="cases", at=at):
        return redirect(address)
    context = {"form": form, "table": table, "total": len(found), "orphaned": numbers(found)}
    return page(request, "cases/hand_over.html", context)


@doors.staff("intake.hand_over")
def handed_over(request: HttpRequest) -> HttpResponse:
    """What changed hands: in one run (`?at=`), or ever."""
    run, today = run_asked(request.GET.get("at", "")), timezone.localdate()
    visible = Case.objects.visible_to(doors.person_of(request), on=today)
    acts = Act.objects.of_handing_over(visible, recorded_at=run)
    empty = _("Nothing has been handed over yet. Cases appear here when their unit has ended and its heir took them.")
    table = Table(request, acts, columns=DONE, name="vu-an-da-ban-giao", caption=_("Handed over"), empty=empty)
    if file := table.export():
        noted(request, file, what="hand_over")
        return file
    left = len([way for way in commands.ways(on=today) if way.to is None])
    return page(request, "cases/handed_over.html", {"table": table, "run": run, "left": left})
