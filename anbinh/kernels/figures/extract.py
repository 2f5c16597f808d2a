"""The journal as Parquet, as its extract lays it out: immutable files by month, and a manifest that names them."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class File:
    """One Parquet file of entries that occurred in one month, `2024-03`."""

    path: str
    month: str


@dataclass(frozen=True)
class Extract:
    """The files that are the extract, and how far into each unit's chain they reach."""

    run: int
    files: tuple[File, ...]
    watermark: frozenset[tuple[int, int]] = frozenset()

    def between(self, first: str, last: str) -> "tuple[File, ...]":
        """The files of some months, both ends among them."""
        return tuple(file for file in self.files if first <= file.month <= last)


def read_extract(folder: Path) -> Extract:
    """What the manifest names; empty where there is no extract yet."""
    manifest = folder / "manifest.json"
    if not manifest.exists():
        return Extract(0, ())
    said = json.loads(manifest.read_text(encoding="utf-8"))
    files = tuple(File(str(folder / part["path"]), part["month"]) for part in said["parts"])
    return Extract(said["run"], files, frozenset((int(unit), length) for unit, length in said["watermark"].items()))
