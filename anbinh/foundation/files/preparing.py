"""The heavy part of keeping a file, on the disk only: look at it, clean it, put copy and original on the shelf.

Nothing of it needs the database, so it can be done before a transaction begins. What is never written to a row is an
orphan, and the sweeper takes it a day later.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from anbinh.foundation.files import boxes, cleaning, rules, shelf, wording
from anbinh.foundation.files.examination import Refused, examine
from anbinh.foundation.files.rules import Cleaned, Media, Uncleanable
from anbinh.foundation.files.shelf import Written
from anbinh.foundation.files.uploads import Upload, largest, plain_name


@dataclass(frozen=True)
class Prepared:
    """A file that stands on the shelf and has no row yet; `key` opens its original and goes into the envelope."""

    media: Media
    original: Written
    shelved: Written
    key: bytes | None = field(repr=False)
    cleaned: Cleaned | None = None
    reason: str = ""
    copy: Written | None = None
    thumbnail: Written | None = None


def prepare(upload: Upload, *, office: bool, sealed: bool = True) -> Prepared:
    """Clean an upload and put it on the shelf, its original encrypted unless `sealed` is False; or Refused."""
    with shelf.workplace() as place:
        source = place / "original"
        original = shelf.write(_bounded(upload), source)
        with source.open("rb") as file:
            media = examine(file, size=max(original.size, upload.size or 0), office=office)
        made, reason = _cleaned(place, media)
        copy = shelf.put(shelf.pieces_of(place / "copy")) if made else None
        thumbnail = shelf.put(shelf.pieces_of(place / "thumbnail")) if made and made.thumbnail else None
        key = boxes.new_key() if sealed else None
        pieces: Iterator[bytes] = shelf.pieces_of(source, boxes.PIECE)
        if key:
            said = {"name": plain_name(upload.name or ""), "media": media.name}
            pieces = boxes.boxed(pieces, key=key, about=said)
        return Prepared(media, original, shelf.put(pieces), key, made, reason, copy, thumbnail)


def _bounded(upload: Upload) -> Iterator[bytes]:
    """The pieces of an upload, up to the size at which it is refused anyway."""
    read = 0
    for piece in upload.chunks():
        read += len(piece)
        yield piece
        if read > largest():
            return


def _cleaned(place: Path, media: Media) -> tuple[Cleaned | None, str]:
    """The clean copy in `place`, or the reason for which the original alone is kept."""
    try:
        return cleaning.cleaned(place / "original", place / "copy", place / "thumbnail", media), ""
    except Uncleanable as fault:
        if fault.reason in (rules.LOCKED, rules.ACTIVE):
            raise Refused(wording.uncleanable(fault.reason)) from fault
        return None, fault.reason
