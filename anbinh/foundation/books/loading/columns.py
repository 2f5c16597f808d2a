"""A column of a book as its YAML describes it: headings, kind, hints, and the items of a list that may stand in it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.db.models import TextChoices
from django.utils import translation

from anbinh.foundation.catalogue import lists
from anbinh.kernels.sheets import Choice, Field, Form, Kind

Words = Mapping[str, Mapping[str, list[str]]]


def field_of(
    column: Mapping[str, Any], words: Words, *, on: date, own: Mapping[str, tuple[Choice, ...]] | None = None
) -> Field:
    """The field of a column. `words` are other ways offices write the items; `own` lists are no catalogue's."""
    named, said = column.get("list", ""), words.get(column["key"], {})
    made = [replace(one, aliases=(*one.aliases, *said.get(one.code, ()))) for one in (own or {}).get(named, ())]
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
        choices=tuple(made) or (choices_of(named, said, on=on) if named else ()),
    )


def choices_of(named: str, words: Mapping[str, list[str]], *, on: date) -> tuple[Choice, ...]:
    """Every item the list ever had, in its newest words: whether it was in force is asked of each row's own day."""
    newest = {one.code: one for one in lists.list_named(named).items if one.valid_from <= on}
    return tuple(Choice(one.code, one.name.vi, one.name.en, tuple(words.get(one.code, ()))) for one in newest.values())


@cache
def _read(path: Path) -> dict[str, Any]:
    said: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return said


def form_from(path: Path, *, on: date, own: Mapping[str, tuple[Choice, ...]] | None = None) -> Form:
    """A book's columns from its YAML: `title` and `columns`; `own` are lists that are no catalogue's."""
    book = _read(path)
    fields = tuple(field_of(column, book.get("words", {}), on=on, own=own) for column in book["columns"])
    return Form(book["title"]["vi"], book["title"]["en"], fields)


def choices_in(listed: type[TextChoices]) -> tuple[Choice, ...]:
    """The values of a field of a model, as a column may hold them."""
    with translation.override("vi"):
        vietnamese = [str(one.label) for one in listed]
    with translation.override("en"):
        english = [str(one.label) for one in listed]
    return tuple(Choice(str(one.value), vi, en) for one, vi, en in zip(listed, vietnamese, english, strict=True))
