"""Publishing: the periods that the city closed, and one of them as the public will read it, with the act."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.web import doors, toasts
from anbinh.foundation.web.tables import Column, Table
from anbinh.kernels.figures import Period, UnclearPeriod, named
from anbinh.outputs.figures.querysets import the_city
from anbinh.outputs.publications import commands
from anbinh.outputs.publications.commands import PublishingRefused
from anbinh.outputs.publications.forms import PublishForm, WithdrawForm
from anbinh.outputs.publications.listing import Line, closed_by
from anbinh.outputs.publications.models import Publication
from anbinh.outputs.publications.reading import sheet_of


def page_of(line: Line) -> str:
    """The page on which a period is published."""
    return reverse("publications:period", args=[line.period.scheme, line.period.key])


COLUMNS = (
    Column("name", gettext_lazy("Period"), href=page_of),
    Column("days", gettext_lazy("Days")),
    Column("badge", gettext_lazy("State"), kind="badge"),
    Column("closed_at", gettext_lazy("Closed on"), kind="moment"),
    Column("published_at", gettext_lazy("Published on"), kind="moment"),
    Column("by", gettext_lazy("By")),
)


@doors.staff("publications.publish")
def index(request: HttpRequest) -> HttpResponse:
    """What is closed, and what of it anybody reads."""
    rows = closed_by(the_city(timezone.localdate()))
    table = Table(request, rows, columns=COLUMNS, name="cong-bo", page_size=40)
    return table.export() or render(request, "publications/index.html", {"table": table})


@doors.staff("publications.publish")
def period(request: HttpRequest, scheme: str, key: str) -> HttpResponse:
    """One closed period: what is public of it, and publishing or withdrawing it."""
    asked = _period(scheme, key)
    standing = Publication.objects.of_period(asked).standing().with_people().first()
    line = next((one for one in closed_by(the_city(asked.last_day)) if one.period == asked), None)
    if line is None and standing is None:
        raise Http404(_("The city has not closed this period."))
    given = request.POST if request.method == "POST" else None
    form = WithdrawForm(given) if standing and (given is None or "reason" in given) else PublishForm(given)
    if form.is_valid() and _done(request, asked, standing, form, doors.person_of(request), at=timezone.now()):
        return redirect("publications:period", scheme=scheme, key=key)
    sheet = sheet_of(standing) if standing else None
    context = {"line": line, "publication": standing, "form": form, "sheet": sheet}
    return render(request, "publications/act.html", context)


def _done(
    request: HttpRequest, asked: Period, standing: Publication | None, form: Any, me: Person, *, at: datetime
) -> bool:
    try:
        if standing and isinstance(form, WithdrawForm):
            commands.withdraw(standing, **form.cleaned_data, by=me, at=at)
            toasts.done(request, _("The figures are withdrawn; nobody reads them any more."))
        else:
            commands.publish(asked, by=me, at=at)
            toasts.done(request, _("The figures are published; anybody can read them."))
    except PublishingRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _period(scheme: str, key: str) -> Period:
    try:
        return named(scheme, key)
    except UnclearPeriod as refusal:
        raise Http404(str(refusal)) from None
