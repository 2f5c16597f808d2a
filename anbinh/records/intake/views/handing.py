"""Handing over the open reports of units that have ended: the list, the act, the list of what was done."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.web import doors
from anbinh.foundation.web.tables import Column, Table
from anbinh.records.intake import commands
from anbinh.records.intake.forms.handing import run_asked
from anbinh.records.intake.handing.pages import done, form_of, handed, numbers, planned
from anbinh.records.intake.models import Act, Report, day_of


def _open(report: Report) -> str:
    return reverse("intake:report", kwargs={"key": report.pk})


PLANNED = planned(
    _open,
    Column("summary", _("What was reported"), value=lambda way: way.record.summary[:120]),
    Column("stage", _("Stage"), value=lambda way: way.record.get_stage_display()),
    Column("officer", _("Officer"), value=lambda way: str(way.record.officer or "")),
)
DONE = done("report", _open)


@doors.staff("intake.hand_over")
def hand_over(request: HttpRequest) -> HttpResponse:
    """What would go where; then, sent off, it goes."""
    at = timezone.now()
    found = commands.ways(on=day_of(at))
    table = Table(request, found, columns=PLANNED, name="ban-giao", caption=_("What goes where"))
    if file := table.export():
        return file
    form = form_of(request, found, at=at)
    if address := handed(form, request, commands.hand_over, room="intake", at=at):
        return redirect(address)
    context = {"form": form, "table": table, "total": len(found), "orphaned": numbers(found)}
    return render(request, "intake/hand_over.html", context)


@doors.staff("intake.hand_over")
def handed_over(request: HttpRequest) -> HttpResponse:
    """What changed hands: in one run (`?at=`), or ever."""
    run, today = run_asked(request.GET.get("at", "")), timezone.localdate()
    visible = Report.objects.visible_to(doors.person_of(request), on=today)
    acts = Act.objects.of_handing_over(visible, recorded_at=run)
    empty = _("Nothing has been handed over yet. Reports appear here when their unit has ended and its heir took them.")
    table = Table(request, acts, columns=DONE, name="da-ban-giao", caption=_("Handed over"), empty=empty)
    if file := table.export():
        return file
    left = len([way for way in commands.ways(on=today) if way.to is None])
    return render(request, "intake/handed_over.html", {"table": table, "run": run, "left": left})
