"""The journal as its extract lays it out: immutable Parquet files by month, and a manifest that says what they hold.

Each combination of a verb and its codes has a number, `combination`, in the files of the months, and its codes in files
of its own: what a question wants of codes is worked out for each combination, not for each entry.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

# The layout that is read. A dimension has a column of its own, `code_line`, empty (null) where there is no such code.
LAYOUT = 3


@dataclass(frozen=True)
class File:
    """One Parquet file of entries that occurred in one month, `2024-03`, and what is known of it without opening it."""

    path: str
    month: str
    rows: int
    verbs: tuple[tuple[str, datetime], ...]  # each verb, and when its first entry was recorded
    last_recorded: datetime

    def holds_any(self, verbs: frozenset[str], known_before: datetime | None) -> bool:
        """True where an entry of one of the verbs was recorded before a moment, or at all."""
        return any(verb in verbs and (known_before is None or at < known_before) for verb, at in self.verbs)

    def holds_late(self, known_before: datetime | None) -> bool:
        """True where something was recorded too late to be known."""
        return known_before is not None and self.last_recorded >= known_before


@dataclass(frozen=True)
class Extract:
    """The files that are the extract, and how far into each unit's chain they reach."""

    run: int
    files: tuple[File, ...]
    combinations: tuple[str, ...] = ()
    watermark: frozenset[tuple[int, int]] = frozenset()

    @property
    def rows(self) -> int:
        """How many entries there are in the files."""
        return sum(file.rows for file in self.files)

    def posted(self, known_before: datetime | None) -> frozenset[str]:
        """The verbs of which there is any entry."""
        return frozenset(verb for verb, at in self._first.items() if known_before is None or at < known_before)

    @cached_property
    def _first(self) -> Mapping[str, datetime]:
        """When the first entry of each verb was recorded."""
        first: dict[str, datetime] = {}
        for file in self.files:
            for verb, at in file.verbs:
                first[verb] = min(at, first.get(verb, at))
        return first


def read_extract(folder: Path) -> Extract:
    """What the manifest names; empty where there is no extract yet, or one of a former layout."""
    manifest = folder / "manifest.json"
    if not manifest.exists():
        return Extract(0, ())
    # A manifest is never changed, only replaced by another file.
    found = manifest.stat()
    return _read(folder, found.st_ino, found.st_mtime_ns)


@lru_cache(maxsize=4)
def _read(folder: Path, _file: int, _written: int) -> Extract:
    manifest = folder / "manifest.json"
    said = json.loads(manifest.read_text(encoding="utf-8"))
    if said.get("layout") != LAYOUT:
        return Extract(0, ())
    files = tuple(_part(folder, part) for part in said["parts"])
    combinations = tuple(str(folder / path) for path in said["combinations"])
    watermark = frozenset((int(unit), length) for unit, length in said["watermark"].items())
    return Extract(said["run"], files, combinations, watermark)


def _part(folder: Path, part: dict[str, Any]) -> File:
    verbs = tuple((verb, datetime.fromisoformat(at)) for verb, at in part["verbs"].items())
    last = datetime.fromisoformat(part["last_recorded"])
    return File(str(folder / part["path"]), part["month"], part["rows"], verbs, last)
