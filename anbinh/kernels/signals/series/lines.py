"""Reports as JSON lines: `{"id", "received_on", "text"}` and, where known, what was entered in fields of their own."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from anbinh.kernels.signals.series.errors import SeriesError

Id = str | int
# Field of a line → kind of identifier.
FIELDS = {"phones": "phone", "accounts": "account", "urls": "url", "handles": "handle", "plates": "plate"}
_NUMBERS = ("number", "account", "value", "name")
_BESIDE = ("bank", "platform")


@dataclass(frozen=True)
class Stated:
    """What an officer entered: a kind, the text, and the bank or platform where it stood beside it."""

    field: str
    kind: str
    text: str
    beside: str = ""


@dataclass(frozen=True)
class Line:
    """One report as it was read; `number` counts the lines of the file from 1."""

    number: int
    id: Id
    received_on: date | None
    text: str = field(repr=False)
    stated: tuple[Stated, ...] = ()

    @property
    def order(self) -> tuple[date, bool, Id]:
        """By the day of receipt, reports without one first, then by id: numbers before words."""
        return self.received_on or date.min, isinstance(self.id, str), self.id


def read_lines(lines: Iterable[bytes]) -> Iterator[Line | SeriesError]:
    """Each line that holds something, or what is wrong with it; an id that came before is wrong."""
    first: dict[Id, int] = {}
    for number, raw in enumerate(lines, start=1):
        try:
            line = _line(number, raw)
            if line is None:
                continue
            if line.id in first:
                raise SeriesError("id_twice", line=number, id=line.id, first=first[line.id])
            first[line.id] = number
            yield line
        except SeriesError as wrong:
            yield wrong


def json_of(number: int, raw: bytes) -> Any:
    """The JSON value of a line; None for an empty one. Raises SeriesError."""
    try:
        text = raw.decode("utf-8-sig" if number == 1 else "utf-8").strip()
        return json.loads(text) if text else None
    except UnicodeDecodeError:
        raise SeriesError("not_text", line=number) from None
    except json.JSONDecodeError as wrong:
        raise SeriesError("not_json", line=number, column=wrong.pos + 1) from None
    except RecursionError:
        raise SeriesError("not_json", line=number, column=1) from None


def is_id(value: object) -> bool:
    """A word that is not empty, or a whole number."""
    return (isinstance(value, str) and bool(value.strip())) or (isinstance(value, int) and not isinstance(value, bool))


def _line(number: int, raw: bytes) -> Line | None:
    given = json_of(number, raw)
    if given is None and not raw.strip().removeprefix(b"\xef\xbb\xbf").strip():
        return None
    if not isinstance(given, dict):
        raise SeriesError("not_object", line=number)
    if not is_id(given.get("id")):
        raise SeriesError("no_id", line=number)
    if not isinstance(given.get("text"), str):
        raise SeriesError("no_text", line=number)
    return Line(
        number=number,
        id=given["id"],
        received_on=_day(number, given.get("received_on")),
        text=given["text"],
        stated=tuple(_stated(number, given)),
    )


def _day(number: int, given: object) -> date | None:
    if given is None:
        return None
    try:
        return datetime.fromisoformat(given.strip() if isinstance(given, str) else "").date()
    except ValueError:
        raise SeriesError("bad_day", line=number, given=given) from None


def _stated(number: int, given: Mapping[str, Any]) -> Iterator[Stated]:
    for name, kind in FIELDS.items():
        values = given.get(name)
        if values is None:
            continue
        for value in [values] if isinstance(values, str | dict) else values if isinstance(values, list) else [None]:
            text, beside = _text(value)
            if text is None:
                raise SeriesError("bad_field", line=number, field=name)
            if text.strip():
                yield Stated(name, kind, text, beside)


def _text(value: object) -> tuple[str | None, str]:
    """The text of a value and what stood beside it: a string, a whole number, or `{"bank", "number"}`."""
    if isinstance(value, str):
        return value, ""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value), ""
    if not isinstance(value, dict):
        return None, ""
    text = next((value[name] for name in _NUMBERS if isinstance(value.get(name), str)), None)
    return text, next((value[name] for name in _BESIDE if isinstance(value.get(name), str)), "")
