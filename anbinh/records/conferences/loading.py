"""Conferences from a workbook: its columns, and how a row becomes a conference. Its roll-call has a file of its own."""

from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.loading.columns import choices_in, form_from
from anbinh.foundation.books.loading.declaration import Words
from anbinh.foundation.books.loading.rows import Row, RowBook
from anbinh.kernels.sheets import Form
from anbinh.records.conferences import commands
from anbinh.records.conferences.book import BOOK, HANDLE
from anbinh.records.conferences.models import Committee

COLUMNS = Path(__file__).parent / "data" / "columns.yaml"


def form(on: date) -> Form:
    """The columns of the list."""
    return form_from(COLUMNS, on=on, own={"committees": choices_in(Committee)})


def arguments(row: Row) -> Mapping[str, Any]:
    """What announces the conference of a row; the unit is the one of the day of the invitation."""
    held = row.value("held") or row.today
    announced = row.value("on") or min(held, row.today)
    return {
        "unit": row.needed_unit("unit", on=announced),
        "title": row.text("title"),
        "committee": row.text("committee"),
        "chair": row.text("chair"),
        "place": row.text("place"),
        "held_on": held,
        "begins": _minutes(row.value("begins")),
        "ends": _minutes(row.value("ends")),
        "about": row.text("about"),
        "number": row.text("number"),
        "on": announced,
    }


def _minutes(hour: time | None) -> int:
    return hour.hour * 60 + hour.minute if hour else 0


ROWS = RowBook(
    BOOK, form, arguments, enter=commands.announce, identity=("unit", "title", "held"), name="conference_lists"
)

LOADING = ROWS.loading(
    permission=HANDLE,
    words=Words(
        title=_("Load a list of conferences"),
        counts=_("Each conference is announced; units are invited and the roll is called on its page."),
        back="conferences:index",
        onward=_("Conferences"),
        template=_("conferences-template"),
    ),
)
