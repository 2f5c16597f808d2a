"""Attendances by unit from a workbook: its columns, and how the rows of a course become one step on it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.loading.columns import form_from
from anbinh.foundation.books.loading.declaration import Words
from anbinh.foundation.books.loading.lines import LineBook
from anbinh.foundation.books.loading.rows import Row
from anbinh.kernels.sheets import Form
from anbinh.records.training import commands
from anbinh.records.training.book import BOOK, HANDLE
from anbinh.records.training.commands import Line
from anbinh.records.training.models import Course, Trainee

COLUMNS = Path(__file__).parents[1] / "data" / "attendances.yaml"


def form(on: date) -> Form:
    """The columns of the list."""
    return form_from(COLUMNS, on=on)


def arguments(row: Row) -> Mapping[str, Any]:
    """The course of a row, and how many of one unit of its last day attended."""
    course: Course | None = row.record("course", BOOK)
    unit = row.needed_unit("unit", on=course.ends_on) if course else None
    passed = row.number("passed") if row.value("passed") is not None else None
    line = Line(unit, row.number("people"), passed, _accounts(row)) if unit else None
    return {"group": course.pk if course else None, "line": line}


def _accounts(row: Row) -> list[Person]:
    names = [name.strip().casefold() for name in row.text("accounts").replace(",", ";").split(";")]
    found = []
    for name in dict.fromkeys(name for name in names if name):
        person = Person.objects.named(name).first()
        if person is None:
            row.wrong("accounts", _("nobody has the account “%(name)s”.") % {"name": name})
        else:
            found.append(person)
    return found


def enter(key: int, *, lines: Sequence[Line], by: Person | None, at: datetime) -> Course:
    """State who attended; accounts entered before stay where a line names none."""
    course = Course.objects.get(pk=key)
    before: dict[int, list[Person]] = {}
    for one in Trainee.objects.of(course):
        before.setdefault(one.attendance.unit_id, []).append(one.person)
    whole = [one if one.persons else replace(one, persons=before.get(one.unit.pk, ())) for one in lines]
    commands.attend(course, lines=whole, by=by, at=at)
    return course


ROWS = LineBook(BOOK, form, arguments, enter=enter, identity=("course", "unit"), name="attendances")

LOADING = ROWS.loading(
    permission=HANDLE,
    words=Words(
        title=gettext_lazy("Load who attended"),
        counts=gettext_lazy("Attendances count on the last day of the course; a unit entered before is stated anew."),
        back="training:index",
        onward=gettext_lazy("Training of the staff"),
        template=gettext_lazy("attendances-template"),
    ),
)
