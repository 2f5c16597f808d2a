"""The list of series, and the list of the reports of one."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.catalogue import lists
from anbinh.foundation.web.figures import Sparkline
from anbinh.foundation.web.maps import Point
from anbinh.foundation.web.tables import Column, Filter, Table, only
from anbinh.records.intake.models import Report
from anbinh.records.intake.querysets import ReportQuerySet
from anbinh.records.series.growth import LATELY, badge_of, spark_of
from anbinh.records.series.models import Membership, Series, Tie
from anbinh.records.series.querysets import SeriesQuerySet


class SeriesTable(Table):
    """Series with how they grow and who leads them."""

    def __init__(self, request: HttpRequest, rows: SeriesQuerySet, *, on: date) -> None:
        self.on = on
        super().__init__(
            request,
            rows,
            columns=self._declared(),
            filters=_filters(on=on),
            search=lambda found, text: found.matching(text),
            name="loat-vu",
            caption=_("Series"),
        )

    def _declared(self) -> Sequence[Column]:
        return (
            Column("code", _("Number"), sort="code", href=address),
            Column("state", _("State"), value=lambda one: badge_of(one, on=self.on), kind="badge", sort="last_on"),
            Column("tied_by", _("What ties it"), value=lambda one: one.heading),
            Column("reports", _("Reports"), kind="number", sort="reports"),
            Column("growth", _("Growth by month"), value=self._growth),
            Column("units", _("Units"), kind="number", sort="units"),
            Column("loss", _("Loss (đồng)"), kind="number", sort="loss"),
            Column("last_on", _("Last report"), kind="day", sort="last_on", default=False),
            Column("lead", _("Lead unit"), value=lambda one: one.unit.name if one.lead_on else ""),
            Column("method", _("Method"), value=lambda one: method_words(one.method), default=False),
            Column("victims", _("Victims"), kind="number", sort="victims", default=False),
            Column("first_on", _("First report"), kind="day", sort="first_on", default=False),
            Column("stage", _("Stage"), value=lambda one: one.stage_words, default=False),
        )

    @cached_property
    def months(self) -> dict[int, list[tuple[date, int]]]:
        """Of the series that are shown; all that were found, where they are asked for as a file."""
        rows = self.found if self.query.get("format") else self.page_rows
        return Membership.objects.by_month(one.pk for one in rows)

    def _growth(self, one: Series) -> str:
        """A small line on the page, numbers in a file."""
        months = self.months.get(one.pk, [])
        if self.query.get("format"):
            return ", ".join(str(number) for _month, number in months)
        spark = spark_of(months)
        return drawn(spark) if spark else "–"


def drawn(spark: Sparkline) -> SafeString:
    """The line as SVG; the columns beside it say the same in numbers."""
    pattern = '<polyline points="{}" fill="none" stroke="currentColor" stroke-width="1.5"/>'
    lines = format_html_join("", pattern, ((line,) for line in spark.lines))
    return format_html('<svg viewBox="0 0 120 32" width="90" height="24" aria-hidden="true">{}</svg>', lines)


def address(one: Series) -> str:
    """The page of one."""
    return reverse("series:record", kwargs={"key": one.pk})


def method_words(code: str) -> str:
    """A method of crime by its name."""
    if not code:
        return ""
    found = lists.versions("methods", code)
    return found[-1].label if found else code


def _filters(*, on: date) -> Sequence[Filter]:
    states = {
        "followed": (_("followed"), lambda found: found.followed()),
        "grown": (_("grown in the last seven days"), lambda found: found.grown_since(on - LATELY)),
        "several": (_("of several units"), lambda found: found.of_several_units()),
        "unled": (_("without a lead unit"), lambda found: found.without_lead()),
        "resting": (_("merged or dissolved"), lambda found: found.at_stage("merged", "dissolved")),
    }
    sorts = (
        ("2-4", _("2 to 4 reports")),
        ("5-19", _("5 to 19 reports")),
        ("20-", _("20 reports and more")),
    )
    return (
        only(states),
        Filter("size", _("Size"), sorts, narrow=lambda found, value: found.sized(*_bounds(value))),
    )


def _bounds(value: str) -> tuple[int, int | None]:
    low, high = value.split("-")
    return int(low), int(high) if high else None


class ReportTable(Table):
    """The reports of a series within reach, each with what ties it."""

    def __init__(self, request: HttpRequest, rows: ReportQuerySet, *, name: str) -> None:
        super().__init__(request, rows, columns=self._declared(), name=name, caption=_("Reports within your reach"))

    def _declared(self) -> Sequence[Column]:
        return (
            Column("code", _("Number"), href=lambda one: reverse("intake:report", kwargs={"key": one.pk})),
            Column("received_at", _("Received"), value="received_on", kind="day", sort="received_at"),
            Column("why", _("Why it is here"), value=self._why),
            Column("holder", _("Held by"), value="holder.name", sort="holder__sort_key"),
            Column("place", _("Commune or ward of the place"), value=_place, default=False),
            Column("damage", _("Loss (đồng)"), kind="number", sort="damage"),
            Column("summary", _("What was reported"), value=lambda one: one.summary[:200], default=False),
        )

    @cached_property
    def chips(self) -> dict[int, list[str]]:
        """What the shown reports name."""
        rows = self.found if self.query.get("format") else self.page_rows
        return Tie.objects.chips(one.pk for one in rows)

    def _why(self, report: Report) -> str:
        named = self.chips.get(report.pk, [])
        return str(_("Names %(what)s")) % {"what": ", ".join(named[:4])} if named else str(_("Put here by a ruling"))


def _place(report: Any) -> str:
    return report.place_unit.name if report.place_unit else ""


def points_of_places(series: Series) -> list[Point]:
    """Where the reports of a series happened."""
    return [Point(name, north, east, count=number) for name, north, east, number in Membership.objects.by_place(series)]


def points_of(rows: Sequence[Series]) -> list[Point]:
    """Each series at the unit that answers for it, as large as it has reports."""
    return [
        Point(
            f"{one.code} ({one.unit.name})", one.unit.latitude, one.unit.longitude, count=one.reports, href=address(one)
        )
        for one in rows
        if one.unit.latitude is not None and one.unit.longitude is not None
    ]
