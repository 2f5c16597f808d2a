"""The journal as its extract lays it out: immutable Parquet files by month, and a manifest that says what they hold."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

# The layout that is read: each dimension has a column of its own, `code_line`, empty (null) where an entry has no code.
LAYOUT = 2


@dataclass(frozen=True)
class File:
    """One Parquet file of entries that occurred in one month, `2024-03`, and what is known of it without opening it."""

    path: str
    month: str
    rows: int
    codes: frozenset[str]  # the dimensions that have a column
    verbs: tuple[tuple[str, datetime], ...]  # each verb, and when its first entry was recorded
    last_recorded: datetime

    def begins(self, verb: str) -> datetime | None:
        """When the first entry of a verb was recorded; None where there is none."""
        return next((at for name, at in self.verbs if name == verb), None)


@dataclass(frozen=True)
class Extract:
    """The files that are the extract, and how far into each unit's chain they reach."""

    run: int
    files: tuple[File, ...]
    watermark: frozenset[tuple[int, int]] = frozenset()

    @property
    def rows(self) -> int:
        """How many entries there are in the files."""
        return sum(file.rows for file in self.files)

    def posted(self, known_before: datetime | None) -> frozenset[str]:
        """The verbs of which there is any entry."""
        first = (pair for file in self.files for pair in file.verbs)
        return frozenset(verb for verb, at in first if known_before is None or at < known_before)

    def holding(
        self, verb: str, *, first: str | None, last: str, known_before: datetime | None
    ) -> "tuple[tuple[File, bool], ...]":
        """The files that hold entries of a verb in some months, both ends among them.

        With each: whether it also holds what was recorded too late to be known.
        """
        return tuple(
            (file, known_before is not None and file.last_recorded >= known_before)
            for file in self.files
            if (first is None or first <= file.month)
            and file.month <= last
            and (begins := file.begins(verb)) is not None
            and (known_before is None or begins < known_before)
        )


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
    return Extract(said["run"], files, frozenset((int(unit), length) for unit, length in said["watermark"].items()))


def _part(folder: Path, part: dict[str, Any]) -> File:
    verbs = tuple((verb, datetime.fromisoformat(at)) for verb, at in part["verbs"].items())
    last = datetime.fromisoformat(part["last_recorded"])
    return File(str(folder / part["path"]), part["month"], part["rows"], frozenset(part["codes"]), verbs, last)
