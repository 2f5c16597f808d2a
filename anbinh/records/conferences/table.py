"""The list of conferences and the grid of a roll: columns and filters."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.web.tables import Column, Filter, Table, only
from anbinh.records.conferences.forms.conferences import GROUP_WORDS
from anbinh.records.conferences.models import Committee, Conference, Marking, Point, Source
from anbinh.records.conferences.querysets import ConferenceQuerySet, PointQuerySet
from anbinh.records.conferences.rules import clock
from anbinh.records.conferences.today import badge_of, mark_badge


class ConferenceTable(Table):
    """Conferences with how many points were invited and took part."""

    def __init__(self, request: HttpRequest, rows: ConferenceQuerySet, *, on: date) -> None:
        super().__init__(
            request,
            rows,
            columns=_columns(on),
            filters=_filters(rows, on=on),
            search=lambda found, text: found.matching(text),
            name="hoi-nghi",
            caption=_("Conferences"),
        )


def _columns(on: date) -> Sequence[Column]:
    return (
        Column("code", _("Number"), sort="code", href=address),
        Column("held_on", _("Day of the conference"), kind="day", sort="held_on"),
        Column("title", _("Title"), sort="title"),
        Column("state", _("Stage"), value=lambda one: badge_of(one, on=on), kind="badge"),
        Column("committee", _("Committee"), value=lambda one: one.get_committee_display(), sort="committee"),
        Column("invited", _("Points invited"), kind="number", sort="invited"),
        Column("there", _("Points that took part"), kind="number", sort="there", bar=_share),
        Column("heads", _("Number of people"), kind="number", sort="heads"),
        Column("hours", _("Hours"), default=False),
        Column("chair", _("Chaired by"), default=False),
        Column("place", _("Main point"), default=False),
        Column("unit", _("Unit that holds it"), value="unit.name", sort="unit__sort_key", default=False),
    )


def _share(one: Any) -> float | None:
    return one.there / one.invited if one.invited else None


def address(one: Conference) -> str:
    """The page of one."""
    return reverse("conferences:record", kwargs={"key": one.pk})


def _filters(rows: ConferenceQuerySet, *, on: date) -> Sequence[Filter]:
    states = {
        "coming": (_("coming"), lambda found: found.coming(on)),
        "late": (_("roll not closed in time"), lambda found: found.late(on)),
        "held": (_("held"), lambda found: found.counted()),
        "called_off": (_("called off"), lambda found: found.at_stage("called_off")),
    }
    return (
        only(states),
        Filter("committee", _("Committee"), Committee.choices),
        Filter("unit", _("Unit that holds it"), rows.holders(), field="unit__code"),
    )


class RollTable(Table):
    """The points of one conference; ticked by the host while the roll is open."""

    def __init__(self, request: HttpRequest, rows: PointQuerySet, *, ticks: bool) -> None:
        super().__init__(
            request,
            rows,
            columns=ROLL,
            filters=_roll_filters(rows),
            search=lambda found, text: found.matching(text),
            name="diem-danh",
            caption=_("Roll-call"),
            page_size=100,
            tick=(lambda point: (str(point.pk), point.unit.name)) if ticks else None,
        )


def point_address(point: Point) -> str:
    """The page on which one point is marked."""
    return reverse("conferences:point", kwargs={"key": point.conference_id, "point": point.pk})


ROLL = (
    Column("unit", _("Point"), value="unit.name", sort="unit__sort_key", href=point_address),
    Column("above", _("In"), value="unit.parent.name", sort="unit__parent__sort_key"),
    Column("mark", _("Attendance"), value=mark_badge, kind="badge", sort="mark"),
    Column("came", _("Came at"), value=lambda one: clock(one.came), sort="came"),
    Column("late", _("Minutes late"), value="minutes_late", kind="number", default=False),
    Column("left", _("Left at"), value=lambda one: clock(one.left), sort="left"),
    Column("people", _("Number of people"), value=lambda one: one.people or None, kind="number", sort="people"),
    Column("reason", _("Reason of the absence")),
    Column("source", _("Entered by"), value=lambda one: one.get_source_display() if one.source else "", default=False),
    Column("code", _("Code"), value="unit.code", default=False),
)


def _roll_filters(rows: PointQuerySet) -> Sequence[Filter]:
    asked = {
        "awaited": lambda found: found.awaited(),
        "there": lambda found: found.marked("present", "late"),
        "left": lambda found: found.left_early(),
        "away": lambda found: found.marked("excused", "absent"),
    }
    states = (
        ("awaited", _("awaited")),
        ("there", _("took part")),
        *Marking.choices,
        ("left", _("left early")),
        ("away", _("absent")),
    )
    districts = rows.districts()
    land = [Filter("district", _("In"), districts, narrow=lambda found, value: found.under(value))] if districts else []
    return (
        Filter("state", _("Only"), states, narrow=lambda found, value: _asked(asked, found, value)),
        Filter("group", _("Kind"), list(GROUP_WORDS.items()), narrow=lambda found, value: found.in_group(value)),
        *land,
        Filter("source", _("Entered by"), Source.choices),
    )


def _asked(asked: Mapping[str, Callable[[Any], Any]], found: Any, value: str) -> Any:
    return asked[value](found) if value in asked else found.marked(value)
