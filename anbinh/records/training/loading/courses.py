"""Courses from a workbook: its columns, and how a row becomes a course, held when the row says so."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Paper
from anbinh.foundation.books.loading.columns import choices_in, form_from
from anbinh.foundation.books.loading.declaration import Words
from anbinh.foundation.books.loading.rows import Row, RowBook
from anbinh.kernels.sheets import Form
from anbinh.records.training import commands
from anbinh.records.training.book import BOOK, HANDLE
from anbinh.records.training.models import Committee, Course, Level, Topic

COLUMNS = Path(__file__).parents[1] / "data" / "courses.yaml"


def form(on: date) -> Form:
    """The columns of the list."""
    lists = {"committees": choices_in(Committee), "topics": choices_in(Topic), "levels": choices_in(Level)}
    return form_from(COLUMNS, on=on, own=lists)


def arguments(row: Row) -> Mapping[str, Any]:
    """What plans the course of a row; without a day of its plan, it was planned when it began at the latest."""
    starts = row.value("starts") or row.today
    planned = row.value("planned") or min(starts, row.today)
    return {
        "unit": row.needed_unit("unit", on=planned),
        "title": row.text("title"),
        "committee": row.text("committee"),
        "topic": row.text("topic") or Topic.OTHER,
        "level": row.text("level") or Level.BASIC,
        "trainer": row.text("trainer"),
        "starts_on": starts,
        "ends_on": row.value("ends") or starts,
        "place": row.text("place"),
        "is_online": bool(row.value("is_online")),
        "seats": row.number("seats"),
        "number": row.text("number"),
        "on": planned,
        "held": bool(row.value("held")),
    }


def enter(*, held: bool, by: Person | None, at: datetime, **given: Any) -> Course:
    """Plan a course, and record that it was held."""
    course = commands.plan(**given, by=by, at=at)
    if held:
        commands.hold(course, Paper(), by=by, at=at)
    return course


ROWS = RowBook(BOOK, form, arguments, enter=enter, identity=("unit", "title", "starts"))

LOADING = ROWS.loading(
    permission=HANDLE,
    words=Words(
        title=_("Load a list of courses"),
        counts=_("A course that was held counts on its last day; any other is planned."),
        back="training:index",
        onward=_("Training of the staff"),
        template=_("courses-template"),
    ),
)
