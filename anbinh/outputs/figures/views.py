"""Closing periods: a unit's last months, and one month with its figures, what they say of each other, and the act."""

from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.units.models import COMMUNES, Unit
from anbinh.foundation.web import doors, toasts
from anbinh.foundation.web.headers import Switch
from anbinh.foundation.web.tables import Column, Table
from anbinh.kernels.figures import Period, UnclearPeriod, named
from anbinh.outputs.figures import commands, querysets
from anbinh.outputs.figures.closings import Row, Sheet, periods_of, sheet_of
from anbinh.outputs.figures.commands import ClosingRefused
from anbinh.outputs.figures.forms import CloseForm, ReopenForm


def page_of(row: Row) -> str:
    """The page of a period, under the unit whose list it stands in."""
    return reverse("figures:closing", args=[row.period.scheme, row.period.key])


COLUMNS = (
    Column("name", gettext_lazy("Period"), href=page_of),
    Column("days", gettext_lazy("Days")),
    Column("badge", gettext_lazy("State"), kind="badge"),
    Column("closed_at", gettext_lazy("Closed on"), kind="moment"),
    Column("by", gettext_lazy("By")),
    Column("zero", gettext_lazy("Remark")),
)


@doors.staff("figures.read")
def index(request: HttpRequest) -> HttpResponse:
    """The last months of a unit."""
    unit, switch = _unit_of(request)
    address = f"?don-vi={unit.code}"
    columns = [Column("name", gettext_lazy("Period"), href=lambda row: page_of(row) + address), *COLUMNS[1:]]
    rows = periods_of(unit, on=timezone.localdate())
    table = Table(request, rows, columns=columns, name="chot-so-lieu", caption=unit.name, page_size=20)
    return table.export() or render(
        request, "figures/closings.html", {"table": table, "unit": unit, "territory": switch}
    )


@doors.staff("figures.read")
def closing(request: HttpRequest, scheme: str, key: str) -> HttpResponse:
    """One period: its figures, and closing it or opening it again."""
    unit, _switch = _unit_of(request)
    me, at = doors.person_of(request), timezone.now()
    sheet = sheet_of(unit, _period(scheme, key), at=at)
    given = request.POST if request.method == "POST" else None
    form = ReopenForm(given) if sheet.closing else CloseForm(given)
    if form.is_valid() and _done(request, sheet, form, me, at=at):
        return redirect(f"{reverse('figures:closing', args=[scheme, key])}?don-vi={unit.code}")
    context = {"sheet": sheet, "form": form, "may": _may(me, unit, on=timezone.localdate())}
    return render(request, "figures/closing.html", context)


def _done(request: HttpRequest, sheet: Sheet, form: Any, me: Person, *, at: datetime) -> bool:
    said = {"unit": sheet.unit.name, "period": sheet.name}
    try:
        if sheet.closing:
            commands.reopen_period(sheet.closing, **form.cleaned_data, by=me, at=at)
            toasts.done(request, _("%(unit)s: %(period)s is open again.") % said)
        else:
            commands.close_period(sheet.unit, sheet.period, **form.cleaned_data, by=me, at=at)
            toasts.done(request, _("%(unit)s: %(period)s is closed.") % said)
    except ClosingRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _may(me: Person, unit: Unit, *, on: date) -> bool:
    return me.may("figures.close", on=on) and me.reach(on=on, permission="figures.close").covers(unit)


def _period(scheme: str, key: str) -> Period:
    try:
        return named(scheme, key)
    except UnclearPeriod as refusal:
        raise Http404(str(refusal)) from None


def _unit_of(request: HttpRequest) -> tuple[Unit, Switch]:
    """The unit asked for within reach, else the reader's own; and the switch to another."""
    on = timezone.localdate()
    within = querysets.closable_by(doors.person_of(request), on=on)
    code = request.GET.get("don-vi", "").strip()
    found = within.known_as(code).first() if code else within.roots().first() or within.first()
    if found is None:
        raise Http404(_("No unit within your reach is called %(code)s.") % {"code": code})
    return found, Switch("don-vi", _("Unit"), value=found.code, choices=_choices(within, found))


def _choices(within: Any, found: Unit) -> list[tuple[str, str]]:
    units = [unit for unit in within if unit.kind in COMMUNES or unit.parent_id is None]
    return [(unit.code, unit.name) for unit in ([found, *units] if found not in units else units)]
