"""The register as offices keep it, read from data/register_book.yaml: its columns, and how else they are headed."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from anbinh.foundation.catalogue import lists
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
    return Form(title["vi"], title["en"], tuple(_field(column, on) for column in _book()["columns"]))


@cache
def reading_form(on: date) -> Form:
    """The same book as it is read: a result may be a whole sentence, so a resolver understands it."""
    form = template_form(on)
    fields = (replace(one, kind=Kind.REFERENCE, choices=()) if one.key == "result" else one for one in form.fields)
    return replace(form, fields=tuple(fields))


def result_words() -> dict[str, tuple[str, ...]]:
    """How results are written, by code."""
    return {code: tuple(_book()["words"]["result"][code]) for code in RESULTS}


def _field(column: dict[str, Any], on: date) -> Field:
    named = column.get("list", "")
    return Field(
        key=column["key"],
        label_vi=column["vi"],
        label_en=column["en"],
        kind=Kind.CHOICE if named else Kind(column.get("kind", "text")),
        required=column.get("required", False),
        aliases=tuple(column.get("aliases", ())),
        examples=tuple(column.get("examples", ())),
        hint_vi=column.get("hint_vi", ""),
        hint_en=column.get("hint_en", ""),
        choices=_choices(named, _book()["words"].get(column["key"], {}), on) if named else (),
    )


def _choices(named: str, words: dict[str, list[str]], on: date) -> tuple[Choice, ...]:
    """Every item the list ever had, in its newest words: whether it was in force is asked of each row's own day."""
    newest = {one.code: one for one in lists.list_named(named).items if one.valid_from <= on}
    if named == "outcomes":
        newest = {code: one for code, one in newest.items() if code in RESULTS}
    made = [Choice(one.code, one.name.vi, one.name.en, tuple(words.get(one.code, ()))) for one in newest.values()]
    if named == "outcomes":
        made.append(Choice(PENDING, "Đang giải quyết", "Pending", tuple(words[PENDING])))
    return tuple(made)
