"""Workbooks that wait for a decision: each in an encrypted box on disk, its key with the browser that sent it.

Beside a box that is being loaded lies a small file that says how far it is; it holds numbers only.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from anbinh.foundation.files import boxes


@dataclass(frozen=True)
class Tick:
    """How far a load is: what is being done, how much of how much, and when this was said."""

    step: str
    done: int
    total: int
    at: datetime


def put(pieces: Iterable[bytes]) -> tuple[str, bytes]:
    """Encrypt a workbook under a fresh key; the name of its box and the key, which is kept nowhere here."""
    name, key = secrets.token_hex(16), boxes.new_key()
    with _path(name).open("wb") as file:
        for piece in boxes.boxed(pieces, key=key, about={}):
            file.write(piece)
    return name, key


def opened(name: str, key: bytes) -> bytes | None:
    """The workbook; None when it is gone or the key is another."""
    try:
        return b"".join(boxes.opened(_path(name), key=key))
    except (OSError, boxes.BoxBroken):
        return None


def throw_away(*names: str) -> None:
    """Take boxes and what lies beside them from the disk."""
    for name in names:
        if name:
            _path(name).unlink(missing_ok=True)
            _path(f"{name}.tick").unlink(missing_ok=True)


def say(name: str, step: str, done: int, total: int) -> None:
    """Note how far a load is. A file, since on SQLite the load itself holds the database."""
    if name:
        path = _path(f"{name}.tick")
        part = path.with_suffix(".part")
        part.write_text(f"{step} {done} {total}", encoding="ascii")
        part.replace(path)


def tick(name: str) -> Tick | None:
    """How far it is; None when nothing was said."""
    path = _path(f"{name}.tick")
    try:
        step, done, total = path.read_text(encoding="ascii").split()
        return Tick(step, int(done), int(total), datetime.fromtimestamp(path.stat().st_mtime, tz=UTC))
    except (OSError, ValueError):
        return None


def _path(name: str) -> Path:
    folder = Path(settings.DATA) / "loads"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder / name
