"""Phrases that tables speak over any rows, a queryset or a list alike."""

from collections.abc import Callable, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import F, Q, QuerySet

from anbinh.kernels.vietnamese.letters import fold, sort_keys

Rows = QuerySet[Any] | Sequence[Any]
Read = Callable[[Any], Any]


def searched(rows: Rows, fields: Sequence[str], text: str) -> Rows:
    """Rows in which one of `fields` holds `text`; a list is searched without regard to diacritics.

    A database compares letters its own way (SQLite knows no capital Đ), so the usual spellings are all asked for,
    and a field that is stored folded is found by the folded text.
    """
    if isinstance(rows, QuerySet):
        spellings = dict.fromkeys((text, text.lower(), text.title(), text.upper(), fold(text)))
        asked = [Q(**{f"{field}__icontains": spelling}) for field in fields for spelling in spellings]
        return rows.filter(reduce(or_, asked))
    wanted = fold(text)
    return [row for row in rows if any(wanted in fold(str(attribute(row, field))) for field in fields)]


def narrowed(rows: Rows, field: str, value: str) -> Rows:
    """Rows whose `field` is `value`."""
    if isinstance(rows, QuerySet):
        return rows.filter(**{field: value})
    return [row for row in rows if str(attribute(row, field)) == value]


def ordered(rows: Rows, field: str, *, descending: bool) -> Rows:
    """Rows by `field`, ties in a fixed order; rows without a value come last either way."""
    if isinstance(rows, QuerySet):
        by = F(field.replace(".", "__"))
        return rows.order_by(by.desc(nulls_last=True) if descending else by.asc(nulls_last=True), "pk")
    known = [row for row in rows if attribute(row, field) is not None]
    unknown = [row for row in rows if attribute(row, field) is None]
    values = [attribute(row, field) for row in known]
    keys: Sequence[Any] = sort_keys([str(value) for value in values]) if _are_words(values) else values
    order = sorted(range(len(known)), key=lambda index: keys[index], reverse=descending)
    return [known[index] for index in order] + unknown


def count(rows: Rows) -> int:
    return rows.count() if isinstance(rows, QuerySet) else len(rows)


def attribute(row: Any, path: str) -> Any:
    """`unit.name` or `unit__name` of an object or a mapping; None where the path ends early."""
    for step in path.replace("__", ".").split("."):
        row = row.get(step) if isinstance(row, dict) else getattr(row, step, None)
    return row() if callable(row) else row


def _are_words(values: Sequence[Any]) -> bool:
    return any(isinstance(value, str) for value in values)
