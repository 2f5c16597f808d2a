"""The register as offices keep it, read from data/register_book.yaml: its columns, and how else they are headed."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from anbinh.foundation.books.loading.columns import choices_of, field_of
from anbinh.kernels.sheets import Choice, Field, Form, Kind

DATA = Path(__file__).parent.parent / "data" / "register_book.yaml"
PENDING = "pending"
RESULTS = ("prosecuted", "not_prosecuted", "suspended", "transferred", "administrative", PENDING)


@cache
def _book() -> dict[str, Any]:
    said: dict[str, Any] = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return said


@cache
def private() -> frozenset[str]:
    """Columns that tell who reported: sealed, and never repeated in a sentence."""
    return frozenset(column["key"] for column in _book()["columns"] if column.get("private"))


@cache
def kept_with_summary() -> tuple[str, ...]:
    """Columns without a field of their own in a report; they stay under the summary, each with its name."""
    return tuple(column["key"] for column in _book()["columns"] if column.get("with_summary"))


@cache
def template_form(on: date) -> Form:
    """The book with the lists of a day, as offices fill it in."""
    title = _book()["title"]
    return Form(title["vi"], title["en"], _fields(on))


@cache
def reading_form(on: date) -> Form:
    """The same book as it is read: a result may be a whole sentence, so a resolver understands it."""
    form = template_form(on)
    fields = (replace(one, kind=Kind.REFERENCE, choices=()) if one.key == "result" else one for one in form.fields)
    return replace(form, fields=tuple(fields))


def result_words() -> dict[str, tuple[str, ...]]:
    """How results are written, by code."""
    return {code: tuple(_book()["words"]["result"][code]) for code in RESULTS}


def _fields(on: date) -> tuple[Field, ...]:
    return tuple(field_of(column, _book()["words"], on=on, own={"outcomes": _outcomes(on)}) for column in _columns())


def _columns() -> list[dict[str, Any]]:
    columns: list[dict[str, Any]] = _book()["columns"]
    return columns


def _outcomes(on: date) -> tuple[Choice, ...]:
    """The results a register knows, and that there is none yet."""
    words = _book()["words"]["result"]
    known = [one for one in choices_of("outcomes", words, on=on) if one.code in RESULTS]
    return (*known, Choice(PENDING, "Đang giải quyết", "Pending", tuple(words[PENDING])))
