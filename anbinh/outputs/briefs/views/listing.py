"""The list of reports, and the beginning of a new one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anbinh.foundation.web import doors, words
from anbinh.foundation.web.tables import Column, Filter, Table
from anbinh.outputs.briefs import commands
from anbinh.outputs.briefs.commands import BriefRefused
from anbinh.outputs.briefs.forms import PeriodForm
from anbinh.outputs.briefs.models import Brief, Status
from anbinh.outputs.briefs.outline import outlines
from anbinh.outputs.figures.asking import FigureRefusal, unit_coded


def _title(brief: Brief) -> str:
    language = words.language()
    name = brief.outline.name.vi if language == "vi" else brief.outline.name.en
    return f"{name}: {brief.period.say('vi' if language == 'vi' else 'en')}"


COLUMNS = (
    Column(
        "title",
        gettext_lazy("Report of the committee"),
        value=_title,
        href=lambda one: reverse("briefs:brief", args=[one.pk]),
    ),
    Column(
        "number",
        gettext_lazy("Number of the paper"),
        value=lambda one: f"{one.number:02}/{one.symbol}" if one.number else "",
    ),
    Column("status", gettext_lazy("State"), value="get_status_display", sort="status"),
    Column("as_of", gettext_lazy("Figures as known on"), sort="as_of", kind="day"),
    Column("created_at", gettext_lazy("Drafted"), sort="created_at", kind="moment"),
    Column("issued_at", gettext_lazy("Issued"), sort="issued_at", kind="moment"),
    Column("unit", gettext_lazy("Unit"), value="unit.name"),
)


@doors.staff("briefs.read")
def index(request: HttpRequest) -> HttpResponse:
    """Every report within reach."""
    me, today = doors.person_of(request), timezone.localdate()
    rows = Brief.objects.visible_to(me, on=today).newest_first()
    state = Filter("status", _("State"), Status.choices, narrow=lambda found, value: found.in_state(value))
    table = Table(request, rows, columns=COLUMNS, filters=(state,), name="bao-cao")
    context = {"table": table, "may_write": me.may("briefs.write", on=today)}
    return table.export() or render(request, "briefs/index.html", context)


@doors.staff("briefs.write")
def begin(request: HttpRequest) -> HttpResponse:
    """Which kind of report."""
    language = words.language()
    kinds = [(one.kind, one.name.vi if language == "vi" else one.name.en) for one in outlines().values()]
    return render(request, "briefs/begin.html", {"kinds": kinds})


@doors.staff("briefs.write")
def draft(request: HttpRequest, kind: str) -> HttpResponse:
    """Its period and the day of knowledge; then the draft is made."""
    if kind not in outlines():
        raise Http404(kind)
    outline, at = outlines()[kind], timezone.now()
    form = PeriodForm(request.POST or None, outline=outline, today=timezone.localdate())
    if form.is_valid():
        try:
            made = _made(form.cleaned_data, kind, doors.person_of(request), at=at)
            messages.success(
                request, _("The draft is ready. Numbers follow the figures; now write what only you can say.")
            )
            return redirect("briefs:brief", key=made.pk)
        except (BriefRefused, FigureRefusal) as refusal:
            form.add_error(None, str(refusal))
    name = outline.name.vi if words.language() == "vi" else outline.name.en
    return render(request, "briefs/draft.html", {"form": form, "name": name})


def _made(answers: dict[str, Any], kind: str, me: Any, *, at: Any) -> Brief:
    period = answers["period"]
    city = unit_coded("", period.last_day)
    return commands.draft(outlines()[kind], city, period, as_of=answers["as_of"], by=me, at=at)
