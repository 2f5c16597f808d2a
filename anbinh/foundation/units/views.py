"""Units as they were on any day, and what became of each."""

from datetime import date

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.history import timeline_of
from anbinh.foundation.units.forms import OnDay
from anbinh.foundation.units.models import Kind, Succession, Unit
from anbinh.foundation.units.querysets import UnitQuerySet
from anbinh.foundation.web import doors
from anbinh.foundation.web.headers import Switch
from anbinh.foundation.web.maps import Point
from anbinh.foundation.web.tables import Column, Filter, Table

EPOCHS = (
    ("2024-12-31", _("to 31/12/2024: 30 districts, 579 communes")),
    ("2025-06-30", _("1/1 – 30/6/2025: 30 districts, 526 communes")),
    ("2025-07-01", _("from 1/7/2025: 126 communes and wards")),
)


def page_of(unit: Unit) -> str:
    """Codes are reused, so the address of a unit names its first day too."""
    return reverse("units:unit", args=[unit.code, unit.valid_from.isoformat()])


COLUMNS = (
    Column("code", _("Code"), sort="code"),
    Column("name", _("Name of the unit"), href=page_of, sort="sort_key"),
    Column("kind", _("Kind"), value=lambda unit: unit.get_kind_display(), sort="kind"),
    Column("place", _("Sits in"), value="place"),
    Column("valid_from", _("First day"), kind="day", sort="valid_from"),
    Column("last_day", _("Last day"), kind="day", sort="valid_to"),
    Column("area_km2", _("Area, km²"), kind="number", places=2, sort="area_km2", default=False),
    Column("latitude", _("Latitude"), kind="number", places=4, default=False),
    Column("longitude", _("Longitude"), kind="number", places=4, default=False),
    Column("source", _("Source"), default=False),
)


def day_asked(request: HttpRequest) -> tuple[date, OnDay]:
    """The day in the address, today when there is none or it is no day."""
    form = OnDay(request.GET)
    return (form.cleaned_data.get("on") if form.is_valid() else None) or timezone.localdate(), form


def epoch_switch(day: date) -> Switch:
    """The three epochs to choose from, and the day asked for when it is none of their last days."""
    choices: list[tuple[str, str | Promise]] = [("", _("today")), *EPOCHS]
    value = day.isoformat()
    if day == timezone.localdate():
        value = ""
    elif value not in dict(EPOCHS):
        choices.append((value, f"{day:%d/%m/%Y}"))
    return Switch("on", _("Units of"), choices, value)


@doors.staff("units.read")
def index(request: HttpRequest) -> HttpResponse:
    """The units of a day, as a table and on the map."""
    day, form = day_asked(request)
    alive = Unit.objects.on(day).visible_to(doors.person_of(request), on=timezone.localdate())
    filters = [Filter("kind", _("Kind"), Kind.choices), Filter("level", _("Level"), LEVELS, narrow=of_level)]
    table = Table(
        request,
        alive.with_parents(),
        columns=COLUMNS,
        search=lambda units, text: units.matching(text).best_first(text),
        filters=filters,
        name="don-vi",
        empty=_("No unit matches. Check the spelling, or clear the filters."),
    )
    kinds = in_order(alive.counts_by_kind())
    points = points_of(alive.communes().located())
    context = {"table": table, "form": form, "day": day, "kinds": kinds, "points": points, "period": epoch_switch(day)}
    return table.export() or render(request, "units/index.html", context)


LEVELS = (("territory", _("territory")), ("communes", _("communes and wards")), ("agencies", _("agencies")))


def of_level(units: UnitQuerySet, level: str) -> UnitQuerySet:
    """Territory, communes or agencies."""
    phrases = {"territory": units.territory, "communes": units.communes, "agencies": units.agencies}
    return phrases[level]()


def in_order(counts: dict[str, int]) -> list[tuple[str | Promise, int]]:
    """How many of each kind, from the province down, then the agencies."""
    return [(kind.label, counts[kind]) for kind in Kind if kind in counts]


def points_of(units: list[Unit]) -> list[Point]:
    """Units as circles at their centre."""
    return [Point(u.name, u.latitude or 0, u.longitude or 0, 1, "", page_of(u)) for u in units]


@doors.staff("units.read")
def unit(request: HttpRequest, code: str, since: date) -> HttpResponse:
    """One unit: where it sits, what sits in it, what it was made of and what it became."""
    today = timezone.localdate()
    found = get_object_or_404(
        Unit.objects.visible_to(doors.person_of(request), on=today).coded(code).with_parents(), valid_from=since
    )
    day = min(today, found.last_day or today)
    context = {
        "unit": found,
        "day": day,
        "ended": found.last_day is not None and found.last_day < today,
        "ancestors": Unit.objects.ancestors_of(found),
        "inside": Unit.objects.inside(found).on(day).order_by("kind", "sort_key"),
        "became": Succession.objects.out_of(found),
        "origins": Succession.objects.origins_of(found),
        "history": timeline_of(found),
        "points": points_of(Unit.objects.within(found).on(day).communes().located()),
    }
    return render(request, "units/unit.html", context)


@doors.signed_in
def suggest(request: HttpRequest) -> JsonResponse:
    """Units for the picker: every word typed is found in the name or the place, with or without diacritics."""
    day, _form = day_asked(request)
    text = request.GET.get("q", "")[:100]
    found = Unit.objects.on(day).matching(text).best_first(text).with_parents()[:12] if text.strip() else []
    return JsonResponse({"units": [{"code": u.code, "name": u.name, "path": u.place} for u in found]})
