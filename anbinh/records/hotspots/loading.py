"""Hot spots from a workbook: its columns, and how a row becomes a hot spot."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.loading.columns import choices_in, form_from
from anbinh.foundation.books.loading.declaration import Words
from anbinh.foundation.books.loading.rows import Row, RowBook
from anbinh.kernels.sheets import Form
from anbinh.records.hotspots import commands
from anbinh.records.hotspots.book import BOOK
from anbinh.records.hotspots.models import Finding, Kind

COLUMNS = Path(__file__).parent / "data" / "columns.yaml"


def form(on: date) -> Form:
    """The columns of the list."""
    return form_from(COLUMNS, on=on, own={"kinds": choices_in(Kind), "findings": choices_in(Finding)})


def arguments(row: Row) -> Mapping[str, Any]:
    """What opens the hot spot of a row; the unit is the one of the day of the decision."""
    opened = row.value("opened")
    return {
        "unit": row.needed_unit("unit", on=opened),
        "name": row.text("name"),
        "kind": row.text("kind"),
        "finding": row.text("finding") or Finding.SURVEY,
        "about": row.text("about"),
        "on": opened,
        "is_group": bool(row.value("is_group")),
        "place": row.text("place"),
        "review_days": row.value("review_days") or 30,
        "number": row.text("number"),
    }


ROWS = RowBook(BOOK, form, arguments, enter=commands.open_spot, identity=("unit", "name", "opened"))

LOADING = ROWS.loading(
    permission="hotspots.decide",
    words=Words(
        title=_("Load a list of hot spots"),
        counts=_("Each hot spot counts from the day of its decision; its first review is due after the interval."),
        back="hotspots:index",
        onward=_("Hot spots"),
        template=_("hot-spots-template"),
    ),
)
