"""The book of cases as offices keep it, read from data/case_book.yaml: its columns, and how else they are headed."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from anbinh.foundation.books.loading.columns import field_of
from anbinh.kernels.sheets import Choice, Form, Kind

DATA = Path(__file__).parent.parent / "data" / "case_book.yaml"
PENDING = "pending"


@cache
def _book() -> dict[str, Any]:
    said: dict[str, Any] = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return said


@cache
def named() -> tuple[str, ...]:
    """Columns that hold names of people: counted, turned into initials, kept nowhere."""
    return tuple(column["key"] for column in _book()["columns"] if column.get("names"))


@cache
def kept_with_summary() -> tuple[str, ...]:
    """Columns without a field of their own in a case; they stay under the summary, each with its name."""
    return tuple(column["key"] for column in _book()["columns"] if column.get("with_summary"))


@cache
def results() -> tuple[Choice, ...]:
    """How an investigation may have ended, and that it has not."""
    return tuple(Choice(one["code"], one["vi"], one["en"], tuple(one["aliases"])) for one in _book()["results"])


@cache
def template_form(on: date) -> Form:
    """The book with the lists of a day, as offices fill it in."""
    book, own = _book(), {"case_results": results()}
    fields = tuple(field_of(column, book["words"], on=on, own=own) for column in book["columns"])
    return Form(book["title"]["vi"], book["title"]["en"], fields)


@cache
def reading_form(on: date) -> Form:
    """The same book as it is read: a result may be a whole sentence, so a resolver understands it."""
    form = template_form(on)
    fields = (replace(one, kind=Kind.REFERENCE, choices=()) if one.key == "result" else one for one in form.fields)
    return replace(form, fields=tuple(fields))
