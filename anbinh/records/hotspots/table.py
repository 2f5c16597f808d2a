"""The list of hot spots: columns, filters, and the points of its map."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.web.maps import Point
from anbinh.foundation.web.tables import Column, Filter, Table, only
from anbinh.records.hotspots.models import Kind, Spot
from anbinh.records.hotspots.querysets import SpotQuerySet
from anbinh.records.hotspots.reviews import NEAR, badge_of
from anbinh.records.hotspots.rules import months_open

# Open longer than this is told as too long; a review of the committee asks why.
TOO_LONG = timedelta(days=180)


class SpotTable(Table):
    """Hot spots with where their reviews stand."""

    def __init__(self, request: HttpRequest, rows: SpotQuerySet, *, on: date) -> None:
        super().__init__(
            request,
            rows,
            columns=_columns(on),
            filters=_filters(rows, on=on),
            search=lambda found, text: found.matching(text),
            name="tu-diem",
            caption=_("Hot spots"),
        )


def _columns(on: date) -> Sequence[Column]:
    return (
        Column("code", _("Number"), sort="code", href=address),
        Column("review", _("Review"), value=lambda spot: badge_of(spot, on=on), kind="badge", sort="due_on"),
        Column("name", _("Name of the hot spot"), sort="name"),
        Column("kind", _("Kind"), value=lambda spot: spot.get_kind_display(), sort="kind"),
        Column("unit", _("Unit that answers for it"), value="unit.name", sort="unit__sort_key"),
        Column("since", _("Open since"), kind="day", sort="since"),
        Column("months", _("Months open"), value=lambda spot: _months(spot, on), kind="number"),
        Column("stage", _("Stage"), value=lambda spot: spot.stage_words, default=False),
        Column("about", _("What gathers there"), value=lambda spot: spot.about[:200], default=False),
        Column("place", _("Where"), default=False),
        Column("finding", _("What led to it"), value=lambda spot: spot.get_finding_display(), default=False),
        Column("opened_on", _("First opened"), kind="day", sort="opened_on", default=False),
        Column("cleared_on", _("Declared cleared on"), kind="day", sort="cleared_on", default=False),
    )


def _months(spot: Spot, on: date) -> int:
    return months_open(spot.since, spot.cleared_on or on)


def address(spot: Spot) -> str:
    """The page of one."""
    return reverse("hotspots:record", kwargs={"key": spot.pk})


def _filters(rows: SpotQuerySet, *, on: date) -> Sequence[Filter]:
    states = {
        "open": (_("under attention"), lambda found: found.open()),
        "due": (_("with a review due"), lambda found: found.open().due_by(on + timedelta(days=NEAR))),
        "overdue": (_("with an overdue review"), lambda found: found.overdue(on)),
        "long": (_("open for more than six months"), lambda found: found.open_since(on - TOO_LONG)),
        "cleared": (_("declared cleared"), lambda found: found.at_stage("cleared")),
    }
    return (
        only(states),
        Filter("kind", _("Kind"), Kind.choices),
        Filter("unit", _("Unit that answers for it"), rows.holders(), field="unit__code"),
    )


def points_of(rows: Any, *, on: date) -> list[Point]:
    """What can be drawn: a stretch by its course, a place by its point, otherwise by its commune."""
    return [point for spot in rows if (point := _point(spot, on=on)) is not None]


def _point(spot: Spot, *, on: date) -> Point | None:
    state = badge_of(spot, on=on).state
    if spot.line:
        course = tuple((north, east) for north, east in spot.line)
        north, east = course[len(course) // 2]
        return Point(spot.name, north, east, count=1, state=state, href=address(spot), line=course)
    land = spot.place_unit or spot.unit
    if land.latitude is None or land.longitude is None:
        return None
    return Point(spot.name, land.latitude, land.longitude, count=1, state=state, href=address(spot))
