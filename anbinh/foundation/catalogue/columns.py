"""The columns of each list's table: the facts common to all items, and those of their kind."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.catalogue.items import List
from anbinh.foundation.catalogue.wording import TRENDS, classes_of, read_badge, sources
from anbinh.foundation.web.tables import Column


def columns_of(made: List, day: date, page_of: Callable[[Any], str]) -> list[Column]:
    """The columns of `made` on `day`; a name leads to the page of its item."""
    special = OF_KIND.get(made.code)
    middle = special(day) if special else []
    if made.groups:
        middle.insert(0, Column("group", _("Group"), value=lambda row: str(made.groups[row.group])))
    return [
        Column("code", _("Code"), sort="code"),
        Column("name", _("Name of the item"), value="label", href=page_of, sort="label"),
        *middle,
        Column("note", _("Note"), value=lambda row: str(row.note or ""), default=special is None),
        Column("source", _("Where it stands"), value=sources, default=special is None),
        Column("valid_from", _("In force from"), kind="day", sort="valid_from", default=False),
        Column("last_day", _("Last day"), kind="day", default=False),
        Column("verified", _("Text"), value=lambda row: read_badge(row.verified_on(day)), kind="badge"),
    ]


def _offences(_day: date) -> list[Column]:
    return [
        Column("lines", _("Crime line"), value=lambda row: ", ".join(row.lines)),
        Column("clauses", _("Class of each clause"), value=classes_of),
        Column("iccs", "ICCS", value=lambda row: ", ".join(row.iccs)),
    ]


def _methods(day: date) -> list[Column]:
    return [
        Column("trend", _("Trend"), value=lambda row: str(TRENDS[row.trend(day)])),
        Column("signs", _("Signs to look for"), value=lambda row: "; ".join(str(sign) for sign in row.signs)),
        Column("articles", _("Usual articles"), value=lambda row: ", ".join(row.articles)),
    ]


def _lines(_day: date) -> list[Column]:
    return [Column("unit", _("Who works it"), value=lambda row: str(row.unit))]


def _letters(_day: date) -> list[Column]:
    return [
        Column("meaning", _("What it is"), value=lambda row: str(row.meaning)),
        Column("route", _("Where it goes"), value=lambda row: str(row.route)),
    ]


def _bases(_day: date) -> list[Column]:
    return [Column("receivers", _("Who receives it"), value=lambda row: str(row.receivers))]


def _documents(_day: date) -> list[Column]:
    return [Column("number", _("Document number"), value="number", sort="number")]


OF_KIND: dict[str, Callable[[date], list[Column]]] = {
    "offences": _offences,
    "methods": _methods,
    "lines": _lines,
    "letters": _letters,
    "sources_of_information": _bases,
    "documents": _documents,
}
