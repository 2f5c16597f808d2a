"""The list of numbers that can be checked, for officers."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.web.tables import Column, Filter, Table
from anbinh.records.checks.contested import badge_of
from anbinh.records.checks.models import Listing
from anbinh.records.checks.querysets import ListingQuerySet
from anbinh.records.series.models import Sort
from anbinh.records.series.table import method_words


class ListingTable(Table):
    """Numbers with where they stand."""

    def __init__(self, request: HttpRequest, rows: ListingQuerySet, *, on: date) -> None:
        super().__init__(
            request,
            rows,
            columns=_columns(on),
            filters=_filters(),
            search=lambda found, text: found.matching(text),
            name="so-da-kiem-tra",
            caption=_("Numbers that can be checked"),
        )


def address(one: Listing) -> str:
    """The page of one."""
    return reverse("checks:record", kwargs={"key": one.pk})


def _columns(on: date) -> Sequence[Column]:
    return (
        Column("code", _("Number"), sort="code", href=address),
        Column("state", _("State"), value=lambda one: badge_of(one, on=on), kind="badge", sort="due_on"),
        Column("kind", _("What it is"), value=lambda one: one.identifier.get_kind_display()),
        Column("shown", _("Number or address"), value="identifier.shown"),
        Column("reports", _("Reports"), value="identifier.reports", kind="number", sort="identifier__reports"),
        Column("since", _("Since"), kind="day", sort="since"),
        Column("officer", _("Confirmed by"), value=lambda one: str(one.officer or "")),
        Column("unit", _("Unit that answers for it"), value="unit.name", sort="unit__sort_key"),
        Column("method", _("Method"), value=lambda one: method_words(one.method), default=False),
        Column("ground", _("Ground"), value=lambda one: one.get_ground_display(), default=False),
        Column("opened_on", _("Put on the list"), kind="day", sort="opened_on", default=False),
    )


def _filters() -> Sequence[Filter]:
    states = (
        ("checking", _("being checked")),
        ("confirmed", _("confirmed")),
        ("contested", _("with an objection to answer")),
        ("withdrawn", _("taken off the list")),
        ("expired", _("expired")),
    )
    return (
        Filter(
            "state",
            _("Only"),
            states,
            narrow=lambda found, value: found.contested() if value == "contested" else found.at_stage(value),
        ),
        Filter(
            "kind",
            _("What it is"),
            [one for one in Sort.choices if one[0] in ("phone", "account", "url")],
            field="identifier__kind",
        ),
    )
