"""Letters of units that ended go to what took their work over: what would go where, then what went."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.web import doors
from anbinh.foundation.web.states import Badge
from anbinh.foundation.web.tables import Column, Table
from anbinh.records.intake.commands import IntakeError
from anbinh.records.intake.forms.handing import HeirsForm, run_asked
from anbinh.records.letters import commands
from anbinh.records.letters.commands import HandedOver
from anbinh.records.letters.models import Act, Letter
from anbinh.records.letters.sheet import class_words


def _goes_to(way: HandedOver) -> Any:
    return way.to.name if way.to else Badge("overdue", _("nobody: name somebody"))


def _open_letter(letter: Letter) -> str:
    return reverse("letters:letter", kwargs={"key": letter.pk})


PLANNED = (
    Column("code", _("Number"), value="letter.code", href=lambda way: _open_letter(way.letter)),
    Column("kind", _("Class of letter"), value=lambda way: class_words(way.letter)),
    Column("summary", _("What it is about"), value=lambda way: way.letter.summary[:120]),
    Column("stage", _("Stage"), value=lambda way: way.letter.get_stage_display()),
    Column("from", _("Unit that has ended"), value="frm.name"),
    Column("ended", _("Ended on"), value="frm.valid_to", kind="day"),
    Column("to", _("Goes to"), value=_goes_to, kind="badge"),
)
DONE = (
    Column("code", _("Number"), value="letter.code", href=lambda act: _open_letter(act.letter)),
    Column("from", _("From"), value="other_unit.name"),
    Column("to", _("To"), value="unit.name"),
    Column("on", _("As of"), value="on", kind="day"),
    Column("stage", _("Stage"), value=lambda act: act.letter.get_stage_display()),
    Column("recorded", _("Entered"), value="recorded_at", kind="moment"),
)


@doors.staff("intake.hand_over")
def hand_over(request: HttpRequest) -> HttpResponse:
    """What would go where; then, sent off, it goes."""
    today = timezone.localdate()
    found = commands.ways(on=today)
    orphaned = list({way.frm.pk: way.frm for way in found if way.to is None}.values())
    table = Table(request, found, columns=PLANNED, name="ban-giao-don", caption=_("Which letter goes where"))
    if file := table.export():
        return file
    form = HeirsForm(request.POST if request.method == "POST" else None, orphaned=orphaned, on=today)
    if form.is_valid() and (address := _handed(form, request)):
        return redirect(address)
    numbers = [(unit, sum(1 for way in found if way.frm.pk == unit.pk)) for unit in orphaned]
    context = {"form": form, "table": table, "total": len(found), "orphaned": numbers}
    return render(request, "letters/hand_over.html", context)


def _handed(form: HeirsForm, request: HttpRequest) -> str:
    """The address of the list of what was done; empty when it was refused."""
    at = timezone.now()
    try:
        commands.hand_over(on=timezone.localdate(), heirs=form.heirs, by=doors.person_of(request), at=at)
    except IntakeError as refusal:
        form.add_error(None, str(refusal))
        return ""
    return f"{reverse('letters:handed_over')}?{urlencode({'at': at.isoformat()})}"


@doors.staff("intake.hand_over")
def handed_over(request: HttpRequest) -> HttpResponse:
    """What changed hands: in one run (`?at=`), or ever."""
    run, today = run_asked(request.GET.get("at", "")), timezone.localdate()
    visible = Letter.objects.visible_to(doors.person_of(request), on=today)
    acts = Act.objects.of_handing_over(visible, recorded_at=run)
    empty = _("Nothing has been handed over yet. Letters appear here when their unit has ended and its heir took them.")
    table = Table(request, acts, columns=DONE, name="don-da-ban-giao", caption=_("Handed over"), empty=empty)
    left = len([way for way in commands.ways(on=today) if way.to is None])
    return table.export() or render(request, "letters/handed_over.html", {"table": table, "run": run, "left": left})
