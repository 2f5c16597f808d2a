"""Tasks from a workbook: its columns, and how a row becomes a task."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.loading.columns import choices_in, form_from
from anbinh.foundation.books.loading.declaration import Words
from anbinh.foundation.books.loading.rows import Row, RowBook
from anbinh.kernels.sheets import Form
from anbinh.records.programme.book import ASSIGN, TASKS
from anbinh.records.programme.commands import tasks
from anbinh.records.programme.loading.named import committees_in, document_in
from anbinh.records.programme.models import Topic

COLUMNS = Path(__file__).parents[1] / "data" / "tasks.yaml"


def form(on: date) -> Form:
    """The columns of the list."""
    return form_from(COLUMNS, on=on, own={"topics": choices_in(Topic)})


def arguments(row: Row) -> Mapping[str, Any]:
    """What gives the task of a row; units are those of the day it was given."""
    given = row.value("given") or row.today
    committees, topic = committees_in(row, "committees"), row.text("topic") or Topic.OTHER
    return {
        "unit": row.needed_unit("unit", on=given),
        "supporting": row.several("supporting", on=given),
        "title": row.text("title"),
        "text": row.text("text"),
        "due_on": row.value("due"),
        "on": given,
        "starts_on": row.value("starts"),
        "is_key": bool(row.value("is_key")),
        "source": tasks.Source(document=document_in(row, "document"), committees=committees, topic=topic),
    }


ROWS = RowBook(TASKS, form, arguments, enter=tasks.assign, identity=("unit", "title", "due"))

LOADING = ROWS.loading(
    permission=ASSIGN,
    words=Words(
        title=_("Load a list of tasks"),
        counts=_("Each task stands open with its due day; what is done already is reported on its page."),
        back="tasks:index",
        onward=_("Tasks"),
        template=_("tasks-template"),
    ),
)
