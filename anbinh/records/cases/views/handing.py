"""Cases of units that ended go to what took their work over: what would go where, then what went."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.web import doors
from anbinh.foundation.web.states import Badge
from anbinh.foundation.web.tables import Column, Table
from anbinh.records.cases import commands
from anbinh.records.cases.commands import CasesError, HandedOver
from anbinh.records.cases.models import Act, Case
from anbinh.records.cases.views.finding import noted, page
from anbinh.records.intake.forms.handing import HeirsForm


def _goes_to(way: HandedOver) -> Any:
    return way.to.name if way.to else Badge("overdue", _("nobody: name somebody"))


def _open_case(case: Case) -> str:
    return reverse("cases:case", kwargs={"key": case.pk})


PLANNED = (
    Column("code", _("Number"), value="case.code", href=lambda way: _open_case(way.case)),
    Column("summary", _("What happened"), value=lambda way: way.case.summary[:120]),
    Column("stage", _("Stage"), value=lambda way: way.case.get_stage_display()),
    Column("officer", _("Officer"), value=lambda way: str(way.case.officer or "")),
    Column("from", _("Unit that has ended"), value="frm.name"),
    Column("ended", _("Ended on"), value="frm.valid_to", kind="day"),
    Column("to", _("Goes to"), value=_goes_to, kind="badge"),
)
DONE = (
    Column("code", _("Number"), value="case.code", href=lambda act: _open_case(act.case)),
    Column("from", _("From"), value="other_unit.name"),
    Column("to", _("To"), value="unit.name"),
    Column("on", _("As of"), value="on", kind="day"),
    Column("stage", _("Stage"), value=lambda act: act.case.get_stage_display()),
    Column("officer", _("Officer"), value=lambda act: str(act.case.officer or "")),
    Column("recorded", _("Entered"), value="recorded_at", kind="moment"),
)


@doors.staff("intake.hand_over")
def hand_over(request: HttpRequest) -> HttpResponse:
    """What would go where; then, sent off, it goes."""
    today = timezone.localdate()
    found = commands.ways(on=today)
    orphaned = list({way.frm.pk: way.frm for way in found if way.to is None}.values())
    table = Table(request, found, columns=PLANNED, name="ban-giao-vu-an", caption=_("What goes where"))
    if file := table.export():
        noted(request, file, what="hand_over")
        return file
    form = HeirsForm(request.POST if request.method == "POST" else None, orphaned=orphaned, on=today)
    if form.is_valid() and (address := _handed(form, request)):
        return redirect(address)
    numbers = [(unit, sum(1 for way in found if way.frm.pk == unit.pk)) for unit in orphaned]
    context = {"form": form, "table": table, "total": len(found), "orphaned": numbers}
    return page(request, "cases/hand_over.html", context)


def _handed(form: HeirsForm, request: HttpRequest) -> str:
    """The address of the list of what was done; empty when it was refused."""
    at = timezone.now()
    try:
        commands.hand_over(on=timezone.localdate(), heirs=form.heirs, by=doors.person_of(request), at=at)
    except CasesError as refusal:
        form.add_error(None, str(refusal))
        return ""
    return f"{reverse('cases:handed_over')}?{urlencode({'at': at.isoformat()})}"


@doors.staff("intake.hand_over")
def handed_over(request: HttpRequest) -> HttpResponse:
    """What changed hands: in one run (`?at=`), or ever."""
    run, today = _moment(request.GET.get("at", "")), timezone.localdate()
    visible = Case.objects.visible_to(doors.person_of(request), on=today)
    acts = Act.objects.of_handing_over(visible, recorded_at=run)
    empty = _("Nothing has been handed over yet. Cases appear here when their unit has ended and its heir took them.")
    table = Table(request, acts, columns=DONE, name="vu-an-da-ban-giao", caption=_("Handed over"), empty=empty)
    if file := table.export():
        noted(request, file, what="hand_over")
        return file
    left = len([way for way in commands.ways(on=today) if way.to is None])
    return page(request, "cases/handed_over.html", {"table": table, "run": run, "left": left})


def _moment(text: str) -> datetime | None:
    try:
        found = parse_datetime(text.replace(" ", "+"))
    except ValueError:
        return None
    return found if found is not None and timezone.is_aware(found) else None
