"""Schools from a workbook: its columns, and how a row becomes a school."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.loading.columns import choices_in, form_from
from anbinh.foundation.books.loading.declaration import Words
from anbinh.foundation.books.loading.rows import Row, RowBook
from anbinh.kernels.sheets import Form
from anbinh.records.outreach import commands
from anbinh.records.outreach.book import SCHOOLS
from anbinh.records.outreach.kinds import Level

COLUMNS = Path(__file__).parents[1] / "data" / "school_columns.yaml"


def form(on: date) -> Form:
    """The columns of the list."""
    return form_from(COLUMNS, on=on, own={"levels": choices_in(Level)})


def arguments(row: Row) -> Mapping[str, Any]:
    """What enters the school of a row."""
    return {
        "unit": row.needed_unit("unit"),
        "name": row.text("name"),
        "level": row.text("level"),
        "heads": row.value("heads") or 0,
    }


ROWS = RowBook(SCHOOLS, form, arguments, enter=commands.enter_school, identity=("unit", "name"))

LOADING = ROWS.loading(
    permission="outreach.handle",
    words=Words(
        title=_("Load a list of schools"),
        counts=_("Each number of pupils counts for this school year."),
        back="schools:index",
        onward=_("Schools"),
        template=_("schools-template"),
    ),
)
