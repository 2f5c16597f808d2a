"""The list of inspections: columns and filters."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.web.tables import Column, Filter, Table
from anbinh.records.oversight.models import Inspection, Kind, Topic
from anbinh.records.oversight.querysets import InspectionQuerySet
from anbinh.records.oversight.sheet import badge_of


class InspectionTable(Table):
    """Inspections with where they stand."""

    def __init__(self, request: HttpRequest, rows: InspectionQuerySet, *, on: date) -> None:
        super().__init__(
            request,
            rows,
            columns=_columns(on),
            filters=_filters(rows, on=on),
            search=lambda found, text: found.matching(text),
            name="thanh-tra",
            caption=_("Inspections"),
        )


def _columns(on: date) -> Sequence[Column]:
    return (
        Column("code", _("Number"), sort="code", href=address),
        Column("due", _("Standing"), value=lambda one: badge_of(one, on=on), kind="badge", sort="due_on"),
        Column("topic", _("What is inspected"), value=lambda one: one.get_topic_display(), sort="topic"),
        Column("unit", _("Unit inspected"), value="unit.name", sort="unit__sort_key"),
        Column("kind", _("Kind of inspection"), value=lambda one: one.get_kind_display(), sort="kind"),
        Column("stage", _("Stage"), value=lambda one: one.stage_words, sort="stage"),
        Column("opened_on", _("Decided on"), kind="day", sort="opened_on"),
        Column("held_on", _("Concluded on"), kind="day", sort="held_on", default=False),
        Column("scope", _("What is looked at"), value=lambda one: one.scope[:200], default=False),
    )


def address(one: Inspection) -> str:
    """The page of one."""
    return reverse("oversight:record", kwargs={"key": one.pk})


def _filters(rows: InspectionQuerySet, *, on: date) -> Sequence[Filter]:
    states = (*Inspection.Stage.choices, ("overdue", _("past a day")))
    return (
        Filter(
            "state",
            _("Only"),
            states,
            narrow=lambda found, value: found.overdue(on) if value == "overdue" else found.at_stage(value),
        ),
        Filter("topic", _("What is inspected"), Topic.choices),
        Filter("kind", _("Kind of inspection"), Kind.choices),
        Filter("unit", _("Unit inspected"), rows.holders(), field="unit__code"),
    )
