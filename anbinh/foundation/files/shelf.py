"""Files on disk under ANBINH_DATA/files, each found by the hash of its own bytes; half a file is never seen."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

READ = 1024 * 1024


@dataclass(frozen=True)
class Written:
    """What was put on the shelf: its SHA-256 (hex) and its length in bytes."""

    sha256: str
    size: int


def root() -> Path:
    return Path(settings.DATA) / "files"


def path_of(sha256: str) -> Path:
    """Where the bytes of this hash stand: `kept/ab/cd/abcd…`."""
    return root() / "kept" / sha256[:2] / sha256[2:4] / sha256


def has_room(size: int) -> bool:
    """True when the disk keeps enough free after one more file; a sealed one stands there up to three times."""
    folder = Path(settings.DATA)
    return shutil.disk_usage(folder).free - 3 * size >= int(settings.FILES_FREE_MB) * 1024 * 1024


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder for the time of one piece of work; nobody else may look in, and nothing of it stays."""
    parent = root() / "work"
    parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=parent) as folder:
        yield Path(folder)


def write(pieces: Iterable[bytes], target: Path) -> Written:
    """Write `pieces` to `target` and say what they were."""
    digest, size = hashlib.sha256(), 0
    with target.open("wb") as file:
        for piece in pieces:
            digest.update(piece)
            size += len(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return Written(digest.hexdigest(), size)


def put(pieces: Iterable[bytes]) -> Written:
    """Put bytes on the shelf under their hash; when this returns they survive a power cut."""
    incoming = root() / "incoming"
    incoming.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=incoming)
    os.close(handle)
    part = Path(name)
    try:
        written = write(pieces, part)
        target = path_of(written.sha256)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Also when the same bytes are there already: a fresh date keeps the sweeper away until the row is written.
        part.replace(target)
        _settle(target.parent)
    finally:
        part.unlink(missing_ok=True)
    return written


def _settle(folder: Path) -> None:
    """Make the new names in `folder` and above it durable, up to the root."""
    for one in (folder, *folder.parents[:3]):
        handle = os.open(one, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def pieces_of(path: Path, size: int = READ) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(size):
            yield piece


def is_whole(sha256: str) -> bool:
    """True when the bytes on the shelf still have the hash they are found by."""
    path = path_of(sha256)
    if not path.is_file():
        return False
    digest = hashlib.sha256()
    for piece in pieces_of(path):
        digest.update(piece)
    return digest.hexdigest() == sha256


def older_than(moment: datetime) -> Iterator[Path]:
    """Everything on the shelf, and what work left lying, that was last written before `moment`."""
    for folder in ("kept", "incoming", "work"):
        for path in sorted((root() / folder).rglob("*")):
            if path.is_file() and path.stat().st_mtime < moment.timestamp():
                yield path


def take_away(path: Path, *, unless_since: datetime) -> int | None:
    """Remove a file and say its size; None when the same bytes were put there again meanwhile, or it was gone.

    It is set aside before it is looked at once more: what arrives under its name from then on is another file.
    """
    aside = path.with_name(f"{path.name}.swept")
    try:
        path.replace(aside)
        found = aside.stat()
    except FileNotFoundError:
        return None
    if found.st_mtime >= unless_since.timestamp():
        aside.replace(path)
        return None
    aside.unlink()
    return found.st_size


def remove(path: Path) -> None:
    path.unlink(missing_ok=True)
