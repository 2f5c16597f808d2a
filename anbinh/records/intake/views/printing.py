"""Papers of a report and pages of the register, as docx and PDF."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.books.papers import RENDERERS, answer
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import doors, words
from anbinh.records.intake import commands
from anbinh.records.intake.models import Act, Report
from anbinh.records.intake.papers import paper_of, register_page

MOST_ROWS = 2000


@doors.staff("intake.read")
def paper(request: HttpRequest, key: int, form: str, act: int, ending: str) -> HttpResponse:
    """One paper of one act; the same act gives the same bytes."""
    visible = Report.objects.visible_to(doors.person_of(request), on=timezone.localdate())
    report = get_object_or_404(visible.select_related("unit", "holder", "place_unit"), pk=key)
    found = get_object_or_404(Act.objects.of_report(report), pk=act)
    made = paper_of(report, found, form)
    if made is None:
        raise Http404(form)
    return answer(made, found.recorded_at, name=f"{form}-{report.code.replace('/', '-')}", ending=ending)


@doors.staff("intake.read")
def register(request: HttpRequest, ending: str) -> HttpResponse:
    """The register of a unit from one day to another: `?unit=CA-09739&from=2026-03-01&to=2026-03-31`."""
    me, today = doors.person_of(request), timezone.localdate()
    first, last = _day(request.GET.get("from", "")), _day(request.GET.get("to", ""))
    unit = Unit.objects.coded(request.GET.get("unit", "")).on(last or today).first()
    if unit is None:
        raise Http404("unit")
    found = Report.objects.visible_to(me, on=today).received_in(unit).received_between(first, last)
    if (number := found.count()) > MOST_ROWS:
        messages.warning(request, _too_many(number))
        return redirect(f"{reverse('intake:register')}?{request.GET.urlencode()}")
    rows = list(found.with_names().oldest_first())
    made, at = register_page(rows, unit=unit, first=first, last=last), timezone.now()
    if ending in RENDERERS:
        commands.note_taken_out(ending, by=me, at=at)
    return answer(made, at, name=f"so-tiep-nhan-{unit.code}", ending=ending)


def _too_many(number: int) -> str:
    text = _("%(n)s reports in these days: at most %(most)s are printed. Choose fewer days or take a file out.")
    return text % {"n": words.number(number), "most": words.number(MOST_ROWS)}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
