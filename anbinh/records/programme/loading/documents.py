"""Documents from a workbook: its columns, and how a row becomes a document."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.commands import Paper
from anbinh.foundation.books.loading.columns import choices_in, form_from
from anbinh.foundation.books.loading.declaration import Words
from anbinh.foundation.books.loading.rows import Row, RowBook
from anbinh.kernels.sheets import Form
from anbinh.records.programme.book import ASSIGN, DOCUMENTS
from anbinh.records.programme.commands import documents
from anbinh.records.programme.loading.named import committees_in, document_in
from anbinh.records.programme.models import Document, Topic

COLUMNS = Path(__file__).parents[1] / "data" / "documents.yaml"


def form(on: date) -> Form:
    """The columns of the list."""
    return form_from(COLUMNS, on=on, own={"kinds": choices_in(Document.Kind), "topics": choices_in(Topic)})


def arguments(row: Row) -> Mapping[str, Any]:
    """What enters the document of a row; the unit is the one of the day it was signed."""
    signed, number = row.value("on"), row.text("number")
    return {
        "unit": row.needed_unit("unit", on=signed),
        "kind": row.text("kind"),
        "number": number,
        "title": row.text("title"),
        "signer": row.text("signer"),
        "on": signed,
        "summary": row.text("summary"),
        "committees": committees_in(row, "committees"),
        "topic": row.text("topic") or Topic.OTHER,
        "replaces": document_in(row, "replaces"),
        "paper": Paper(number=number),
    }


ROWS = RowBook(DOCUMENTS, form, arguments, enter=documents.enter, identity=("unit", "number", "on"))

LOADING = ROWS.loading(
    permission=ASSIGN,
    words=Words(
        title=_("Load a list of documents"),
        counts=_("Each document stands on the day it was signed; what it replaces is no longer in force from then on."),
        back="documents:index",
        onward=_("Documents"),
        template=_("documents-template"),
    ),
)
