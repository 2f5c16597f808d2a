"""Handing over the open reports of units that have ended: the list, the act, the list of what was done."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import doors
from anbinh.foundation.web.states import Badge
from anbinh.foundation.web.tables import Column, Table
from anbinh.records.intake import commands
from anbinh.records.intake.commands import IntakeError
from anbinh.records.intake.forms.handing import HeirsForm, run_asked
from anbinh.records.intake.models import Act, Report
from anbinh.records.intake.succession import Way, ways


def _goes_to(way: Way) -> Any:
    return way.to.name if way.to else Badge("overdue", _("nobody: name somebody"))


def _open_report(report: Report) -> str:
    return reverse("intake:report", kwargs={"key": report.pk})


PLANNED = (
    Column("code", _("Number"), value="report.code", href=lambda way: _open_report(way.report)),
    Column("summary", _("What was reported"), value=lambda way: way.report.summary[:120]),
    Column("stage", _("Stage"), value=lambda way: way.report.get_stage_display()),
    Column("officer", _("Officer"), value=lambda way: str(way.report.officer or "")),
    Column("from", _("Unit that has ended"), value="frm.name"),
    Column("ended", _("Ended on"), value="frm.valid_to", kind="day"),
    Column("to", _("Goes to"), value=_goes_to, kind="badge"),
)
DONE = (
    Column("code", _("Number"), value="report.code", href=lambda act: _open_report(act.report)),
    Column("from", _("From"), value="other_unit.name"),
    Column("to", _("To"), value="unit.name"),
    Column("on", _("As of"), value="on", kind="day"),
    Column("stage", _("Stage"), value=lambda act: act.report.get_stage_display()),
    Column("officer", _("Officer"), value=lambda act: str(act.report.officer or "")),
    Column("recorded", _("Entered"), value="recorded_at", kind="moment"),
)


@doors.staff("intake.hand_over")
def hand_over(request: HttpRequest) -> HttpResponse:
    """What would go where; then, sent off, it goes."""
    today = timezone.localdate()
    found = ways(on=today, heirs={})
    orphaned = list({way.frm.pk: way.frm for way in found if way.to is None}.values())
    table = Table(request, found, columns=PLANNED, name="ban-giao", caption=_("What goes where"))
    if file := table.export():
        return file
    form = HeirsForm(request.POST if request.method == "POST" else None, orphaned=orphaned, on=today)
    if form.is_valid() and (address := _handed(form, request)):
        return redirect(address)
    context = {
        "form": form,
        "table": table,
        "total": len(found),
        "units": len({way.frm.pk for way in found}),
        "orphaned": [(unit, _number(found, unit)) for unit in orphaned],
    }
    return render(request, "intake/hand_over.html", context)


def _number(found: list[Way], unit: Unit) -> int:
    return sum(1 for way in found if way.frm.pk == unit.pk)


def _handed(form: HeirsForm, request: HttpRequest) -> str:
    """The address of the list of what was done; empty when it was refused."""
    at = timezone.now()
    try:
        commands.hand_over(on=timezone.localdate(), heirs=form.heirs, by=doors.person_of(request), at=at)
    except IntakeError as refusal:
        form.add_error(None, str(refusal))
        return ""
    return f"{reverse('intake:handed_over')}?{urlencode({'at': at.isoformat()})}"


@doors.staff("intake.hand_over")
def handed_over(request: HttpRequest) -> HttpResponse:
    """What changed hands: in one run (`?at=`), or ever."""
    run = run_asked(request.GET.get("at", ""))
    visible = Report.objects.visible_to(doors.person_of(request), on=timezone.localdate())
    acts = Act.objects.of_handing_over(visible, recorded_at=run)
    empty = _("Nothing has been handed over yet. Reports appear here when their unit has ended and its heir took them.")
    table = Table(request, acts, columns=DONE, name="da-ban-giao", caption=_("Handed over"), empty=empty)
    left = len([way for way in ways(on=timezone.localdate(), heirs={}) if way.to is None])
    return table.export() or render(request, "intake/handed_over.html", {"table": table, "run": run, "left": left})
