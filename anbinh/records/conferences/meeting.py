"""The attendance file of a meeting tool: who was connected from when to when, and which points that means."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import BinaryIO

from django.utils.translation import gettext as _

from anbinh.foundation.books.commands import Refusal
from anbinh.foundation.units.rules import short_name
from anbinh.foundation.web import words
from anbinh.kernels.sheets import Cell, SheetsError, open_book
from anbinh.kernels.vietnamese.letters import fold
from anbinh.records.conferences import rules
from anbinh.records.conferences.matching import Finder, Named
from anbinh.records.conferences.models import Conference, Point
from anbinh.records.conferences.rules import Attendance

HEADS = {
    "name": (
        "name",
        "full name",
        "participant",
        "display name",
        "ten",
        "ho ten",
        "ho va ten",
        "ten hien thi",
        "diem cau",
        "nguoi tham du",
        "name (original name)",
        "ten nguoi tham gia",
    ),
    "came": (
        "join time",
        "joined",
        "first join",
        "join",
        "time joined",
        "gio vao",
        "thoi gian vao",
        "vao luc",
        "tham gia",
    ),
    "left": ("leave time", "left", "last leave", "leave", "time exited", "gio ra", "thoi gian ra", "ra luc", "roi di"),
}
HOUR = re.compile(r"(\d{1,2})[:hg](\d{2})(?::\d{2})?\s*(am|pm|sa|ch)?", re.IGNORECASE)
MOST_ROWS, LOOKED_AT = 5000, 30


@dataclass(frozen=True)
class Connection:
    """One row of the file: a name, and minutes since midnight."""

    name: str
    came: int
    left: int | None


@dataclass
class Look:
    """What the file would do: points with the mark each would get, and the names that no point, or several, bear."""

    marks: dict[int, Attendance] = field(default_factory=dict)
    matched: list[tuple[Point, Attendance, str]] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)
    ambiguous: list[tuple[str, str]] = field(default_factory=list)
    same: int = 0


def look(file: BinaryIO, conference: Conference) -> Look:
    """Read the file against the points of a conference, changing nothing. Refusal when it cannot be read."""
    points = {one.pk: one for one in Point.objects.of(conference)}
    finder = Finder(_named(one) for one in points.values())
    seen: dict[int, list[Connection]] = {}
    found = Look()
    for one in connections(file):
        keys = finder.find(one.name)
        if len(keys) == 1:
            seen.setdefault(keys[0].key, []).append(one)
        elif keys:
            found.ambiguous.append((one.name, "; ".join(f"{key.full}, {key.place}" for key in keys[:6])))
        else:
            found.unmatched.append(one.name)
    for key, mine in seen.items():
        _settle(found, points[key], mine, conference)
    found.matched.sort(key=lambda row: row[0].unit.sort_key)
    return found


def _settle(found: Look, point: Point, mine: Sequence[Connection], conference: Conference) -> None:
    """Several connections of a point are one stay, from the first joining to the last leaving."""
    left = None if any(one.left is None for one in mine) else max(one.left or 0 for one in mine)
    came, people = min(one.came for one in mine), max(point.people, 1)
    mark = rules.attended(came, left, begins=conference.begins, ends=conference.ends, people=people)
    found.same += mark == point.attendance
    found.marks[point.pk] = mark
    found.matched.append((point, mark, ", ".join(dict.fromkeys(one.name for one in mine))))


def _named(point: Point) -> Named:
    unit, above = point.unit, point.unit.parent
    return Named(point.pk, unit.code, short_name(unit.name), unit.name, short_name(above.name) if above else "")


def connections(file: BinaryIO) -> list[Connection]:
    """The rows of the file. Refusal when there is no heading with a name and a time of joining."""
    try:
        book = open_book(file)
        rows = [cells for sheet in book.sheet_names[:1] for _number, cells in book.rows(sheet)]
    except SheetsError as fault:
        raise Refusal(fault.say(words.language())) from fault
    if len(rows) > MOST_ROWS:
        raise Refusal(too_long())
    for number, cells in enumerate(rows[:LOOKED_AT]):
        columns = _columns(cells)
        if "name" in columns and "came" in columns:
            return list(_read(rows[number + 1 :], columns))
    raise Refusal(_("No heading with a name and a time of joining was found in the first rows of the file."))


def too_long() -> str:
    """Why a file of any event's size is not read."""
    return _("The file has too many rows for one meeting. Choose the attendance file of this conference.")


def _columns(cells: Sequence[Cell]) -> dict[str, int]:
    heads = [" ".join(fold(str(cell)).split()) for cell in cells]
    return {key: heads.index(alias) for key, known in HEADS.items() for alias in reversed(known) if alias in heads}


def _read(rows: Sequence[Sequence[Cell]], columns: dict[str, int]) -> Iterator[Connection]:
    for cells in rows:
        picked = {key: cells[index] for key, index in columns.items() if index < len(cells)}
        name, came = str(picked.get("name", "")).strip(), minutes_in(picked.get("came", ""))
        if name and came is not None:
            yield Connection(name, came, minutes_in(picked.get("left", "")))


def minutes_in(cell: Cell) -> int | None:
    """The time of day in a cell, in minutes since midnight; a day beside it is left aside."""
    if isinstance(cell, datetime | time):
        return cell.hour * 60 + cell.minute
    if isinstance(cell, float):
        return int(cell % 1 * rules.DAY + 0.5) % rules.DAY
    hour = HOUR.search(str(cell))
    if hour is None or int(hour[1]) > 23 or int(hour[2]) > 59:
        return None
    half = (hour[3] or "").casefold()
    number = int(hour[1]) % 12 + 12 * (half in {"pm", "ch"}) if half else int(hour[1])
    return number * 60 + int(hour[2])
