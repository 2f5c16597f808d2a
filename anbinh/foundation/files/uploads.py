"""What is handed in: a bound on what a request may write to the disk, and what commands ask of an upload."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Protocol

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler

FORBIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


class Upload(Protocol):
    """Anything with a name, a size and pieces: Django's uploads, and those that were held."""

    @property
    def name(self) -> str | None: ...
    @property
    def size(self) -> int | None: ...
    def chunks(self) -> Iterator[bytes]: ...


def most_bytes(kind: str) -> int:
    """The largest file of a kind, in bytes."""
    return int(settings.FILES_MOST_MB[kind]) * 1024 * 1024


def largest() -> int:
    """The largest file of any kind, in bytes."""
    return max(most_bytes(kind) for kind in settings.FILES_MOST_MB)


def plain_name(name: str) -> str:
    """The given name without folders and without signs that hide or turn letters around."""
    last = FORBIDDEN.sub("", unicodedata.normalize("NFC", name)).replace("\\", "/").rpartition("/")[2].strip(" .")
    stem, dot, ending = last.rpartition(".")
    return f"{stem[:180]}{dot}{ending[:20]}" or "tep"


class BoundedUpload(TemporaryFileUploadHandler):
    """Writes no more of a file than the largest that may be kept, and no more of a request than twice that.

    The rest is read and dropped, so that the sender gets a sentence instead of a broken line: the upload keeps its
    true size, by which the form refuses it.
    """

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.written = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.written += len(raw_data)
        if start <= largest() and self.written <= 2 * largest():
            super().receive_data_chunk(raw_data, start)
