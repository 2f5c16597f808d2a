"""The inbox as a list: columns, filters, and the points of a cluster on the map."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anbinh.foundation.web import words
from anbinh.foundation.web.maps import Point
from anbinh.foundation.web.states import Badge
from anbinh.foundation.web.tables import Column, Filter, Table
from anbinh.outputs.findings.models import Finding, Kind
from anbinh.outputs.findings.querysets import FoundQuerySet, communes_named
from anbinh.outputs.findings.sure import sure_words

STATES = {"open": "near", "watched": "on_time", "linked": "done", "warned": "done", "dismissed": "suspended"}


class FindingTable(Table):
    """Findings, the newest first."""

    def __init__(self, request: HttpRequest, rows: FoundQuerySet) -> None:
        super().__init__(
            request,
            rows,
            columns=COLUMNS,
            filters=_filters(rows),
            search=lambda found, text: found.matching(text),
            name="phat-hien",
            caption=gettext_lazy("Findings"),
        )


def badge_of(finding: Finding) -> Badge:
    """Where it stands, with a shape."""
    return Badge(STATES[finding.stage], capfirst(finding.stage_words))


def address(finding: Finding) -> str:
    """The page of one."""
    return reverse("findings:record", kwargs={"key": finding.pk})


def days_of(first: date, last: date) -> str:
    """From a day to a day."""
    return _("%(first)s to %(last)s") % {"first": words.day(first), "last": words.day(last)}


COLUMNS: Sequence[Column] = (
    Column("name", gettext_lazy("What"), value=lambda one: one.heading, href=address),
    Column("kind", gettext_lazy("Found as"), value=lambda one: capfirst(one.get_kind_display()), sort="kind"),
    Column("unit", gettext_lazy("Where"), value="unit.name", sort="unit__sort_key"),
    Column("days", gettext_lazy("When"), value=lambda one: days_of(one.first_on, one.last_on), sort="last_on"),
    Column("observed", gettext_lazy("Reports"), kind="number", sort="observed"),
    Column("expected", gettext_lazy("Expected"), value=lambda one: words.number(one.expected, 1), sort="expected"),
    Column("sure", gettext_lazy("How sure"), value=sure_words),
    Column("stage", gettext_lazy("Decision"), value=badge_of, kind="badge", sort="stage"),
    Column("code", gettext_lazy("Number"), sort="code", default=False),
    Column("opened_on", gettext_lazy("Found on"), kind="day", sort="opened_on", default=False),
)


def _filters(rows: FoundQuerySet) -> Sequence[Filter]:
    return (
        Filter("stage", gettext_lazy("Decision"), Finding.Stage.choices),
        Filter("kind", gettext_lazy("Found as"), Kind.choices),
        Filter("unit", gettext_lazy("Where"), rows.holders(), field="unit__code"),
    )


def points_of(finding: Finding) -> list[Point]:
    """The communes of a cluster, the units of a series; of anything else its commune. The city is no point."""
    listed = finding.told.get("places", ()) or finding.told.get("units", ())
    counts = {one["unit"]: one.get("count", 1) for one in listed} or {finding.unit_id: 1}
    return [
        Point(unit.name, unit.latitude, unit.longitude, count=counts[unit.pk])
        for unit in communes_named(list(counts))
        if unit.latitude is not None and unit.longitude is not None
    ]
