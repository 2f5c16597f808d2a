"""Letters of units that ended go to what took their work over: what would go where, then what went."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.web import doors
from anbinh.foundation.web.tables import Column, Table
from anbinh.records.intake.forms.handing import run_asked
from anbinh.records.intake.handing.pages import done, form_of, handed, numbers, planned
from anbinh.records.intake.models import day_of
from anbinh.records.letters import commands
from anbinh.records.letters.models import Act, Letter
from anbinh.records.letters.sheet import class_words


def _open(letter: Letter) -> str:
    return reverse("letters:letter", kwargs={"key": letter.pk})


PLANNED = planned(
    _open,
    Column("kind", _("Class of letter"), value=lambda way: class_words(way.record)),
    Column("summary", _("What it is about"), value=lambda way: way.record.summary[:120]),
    Column("stage", _("Stage"), value=lambda way: way.record.get_stage_display()),
)
DONE = done("letter", _open, officer=False)


@doors.staff("intake.hand_over")
def hand_over(request: HttpRequest) -> HttpResponse:
    """What would go where; then, sent off, it goes."""
    at = timezone.now()
    found = commands.ways(on=day_of(at))
    table = Table(request, found, columns=PLANNED, name="ban-giao-don", caption=_("Which letter goes where"))
    if file := table.export():
        return file
    form = form_of(request, found, at=at)
    if address := handed(form, request, commands.hand_over, room="letters", at=at):
        return redirect(address)
    context = {"form": form, "table": table, "total": len(found), "orphaned": numbers(found)}
    return render(request, "letters/hand_over.html", context)


@doors.staff("intake.hand_over")
def handed_over(request: HttpRequest) -> HttpResponse:
    """What changed hands: in one run (`?at=`), or ever."""
    run, today = run_asked(request.GET.get("at", "")), timezone.localdate()
    visible = Letter.objects.visible_to(doors.person_of(request), on=today)
    acts = Act.objects.of_handing_over(visible, recorded_at=run)
    empty = _("Nothing has been handed over yet. Letters appear here when their unit has ended and its heir took them.")
    table = Table(request, acts, columns=DONE, name="don-da-ban-giao", caption=_("Handed over"), empty=empty)
    if file := table.export():
        return file
    left = len([way for way in commands.ways(on=today) if way.to is None])
    return render(request, "letters/handed_over.html", {"table": table, "run": run, "left": left})
