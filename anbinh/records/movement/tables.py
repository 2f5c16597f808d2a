"""The lists of models and of sites: columns, filters, and the map of sites by commune."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.web.maps import Point
from anbinh.foundation.web.tables import Column, Filter, Table, only
from anbinh.records.movement.kinds import Level, ModelType, SiteType
from anbinh.records.movement.models import CommunityModel, SafetyYear, Site
from anbinh.records.movement.querysets import ModelQuerySet, SafetyYearQuerySet, SiteQuerySet
from anbinh.records.movement.reviews import badge_of
from anbinh.records.movement.rules import NEAR

# Circles beyond so many would lie upon each other; the largest are drawn.
MOST_POINTS = 600


class ModelTable(Table):
    """Models with where their reviews stand and how many sites each has."""

    def __init__(self, request: HttpRequest, rows: ModelQuerySet, *, on: date) -> None:
        super().__init__(
            request,
            rows,
            columns=_model_columns(on),
            filters=_model_filters(rows, on=on),
            search=lambda found, text: found.matching(text),
            name="mo-hinh",
            caption=_("Community models"),
        )


def _model_columns(on: date) -> Sequence[Column]:
    return (
        Column("code", _("Number"), sort="code", href=model_address, default=False),
        Column("name", _("Name of the model"), sort="name", href=model_address),
        Column("review", _("Review"), value=lambda one: badge_of(one, on=on), kind="badge", sort="due_on"),
        Column("model_type", _("Kind of model"), value=lambda one: one.get_model_type_display(), sort="model_type"),
        Column("sites", _("Sites"), value="site_count", kind="number", sort="site_count"),
        Column("teams", _("Teams"), value="team_count", kind="number", sort="team_count"),
        Column("level", _("Recognised by"), value=lambda one: one.get_level_display(), sort="level"),
        Column("launched_on", _("Launched on"), kind="day", sort="launched_on"),
        Column("unit", _("Unit that leads it"), value="unit.name", sort="unit__sort_key"),
        Column("stage", _("Stage"), value=lambda one: one.stage_words, default=False),
        Column("about", _("What it does"), value=lambda one: one.about[:200], default=False),
        Column("replicated_on", _("Replication decided on"), kind="day", sort="replicated_on", default=False),
        Column("retired_on", _("Retired on"), kind="day", sort="retired_on", default=False),
    )


def model_address(one: CommunityModel) -> str:
    """The page of a model."""
    return reverse("movement:record", kwargs={"key": one.pk})


def _model_filters(rows: ModelQuerySet, *, on: date) -> Sequence[Filter]:
    states = {
        "kept": (_("kept"), lambda found: found.kept()),
        "due": (_("with a review due"), lambda found: found.kept().due_by(on + timedelta(days=NEAR))),
        "overdue": (_("with an overdue review"), lambda found: found.overdue(on)),
        "preparing": (_("being prepared"), lambda found: found.being_prepared()),
        "recognised": (_("recognised"), lambda found: found.recognised()),
        "retired": (_("retired"), lambda found: found.at_stage("retired")),
    }
    return (
        only(states),
        Filter("model_type", _("Kind of model"), ModelType.choices),
        Filter("level", _("Recognised by"), Level.choices),
        Filter("unit", _("Unit that leads it"), rows.holders(), field="unit__code"),
    )


class SiteTable(Table):
    """Sites with where their reviews stand."""

    def __init__(self, request: HttpRequest, rows: SiteQuerySet, *, on: date) -> None:
        super().__init__(
            request,
            rows,
            columns=_site_columns(on),
            filters=_site_filters(rows, on=on),
            search=lambda found, text: found.matching(text),
            name="diem-mo-hinh",
            caption=_("Sites of community models"),
        )


def _site_columns(on: date) -> Sequence[Column]:
    return (
        Column("code", _("Number"), sort="code", href=site_address),
        Column("model", _("Model"), value="model.name", sort="model__name"),
        Column("place", _("Place of the site"), value="place.name", sort="place__name"),
        Column("site_type", _("Kind of place"), value=lambda one: one.place.get_site_type_display()),
        Column("unit", _("Commune or ward"), value="unit.name", sort="unit__sort_key"),
        Column("review", _("Review"), value=lambda one: badge_of(one, on=on), kind="badge", sort="due_on"),
        Column("teams", _("Teams"), kind="number", sort="teams"),
        Column("opened_on", _("Opened on"), kind="day", sort="opened_on"),
        Column("closed_on", _("Site closed on"), kind="day", sort="closed_on", default=False),
    )


def site_address(one: Site) -> str:
    """The page of a site."""
    return reverse("sites:record", kwargs={"key": one.pk})


def _site_filters(rows: SiteQuerySet, *, on: date) -> Sequence[Filter]:
    states = {
        "kept": (_("kept"), lambda found: found.kept()),
        "overdue": (_("with an overdue review"), lambda found: found.overdue(on)),
        "unkept": (_("two reviews or more missed"), lambda found: found.unkept(on)),
        "closed": (_("closed"), lambda found: found.at_stage("closed")),
    }
    return (
        only(states),
        Filter("model", _("Model"), CommunityModel.objects.choices(), field="model_id"),
        Filter("site_type", _("Kind of place"), SiteType.choices, field="place__site_type"),
        Filter("unit", _("Commune or ward"), rows.holders(), field="unit__code"),
    )


class SafetyTable(Table):
    """Places judged for a year."""

    def __init__(self, request: HttpRequest, rows: SafetyYearQuerySet) -> None:
        super().__init__(
            request,
            rows,
            columns=(
                Column("year", _("Year"), value=lambda one: str(one.year), sort="year"),
                Column("place", _("Place of the site"), value="place.name", sort="place__name", href=_withdrawal),
                Column("site_type", _("Kind of place"), value=lambda one: one.place.get_site_type_display()),
                Column("unit", _("Commune or ward"), value="place.unit.name", sort="place__unit__sort_key"),
                Column("passed", _("Result"), value=lambda one: _("reached") if one.passed else _("not reached")),
                Column("number", _("Number of the decision")),
                Column("on", _("Day"), kind="day", sort="on"),
            ),
            filters=(
                Filter("year", _("Year"), [(str(year), str(year)) for year in rows.years()]),
                Filter("site_type", _("Kind of place"), SiteType.choices, field="place__site_type"),
                Filter("passed", _("Result"), (("True", _("reached")), ("False", _("not reached")))),
            ),
            search=lambda found, text: found.matching(text),
            name="an-toan-an-ninh-trat-tu",
            caption=_("Safe in security and order"),
        )


def _withdrawal(one: SafetyYear) -> str:
    return reverse("safety:record", kwargs={"key": one.pk})


def points_of(rows: Any) -> list[Point]:
    """How many of these sites each commune has."""
    found = [
        Point(name, north, east, count=number, href=f"{reverse('sites:index')}?unit={code}")
        for name, north, east, code, number in rows.by_commune()
        if north is not None and east is not None
    ]
    return sorted(found, key=lambda point: -point.count)[:MOST_POINTS]
