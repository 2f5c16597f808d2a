"""The first look at an upload: what it is by its content, whether this sender may hand it in, its size."""

from typing import BinaryIO

from anbinh.foundation.files import wording
from anbinh.foundation.files.recognition import Unrecognised, recognise
from anbinh.foundation.files.rules import Media
from anbinh.foundation.files.shelf import has_room
from anbinh.foundation.files.uploads import most_bytes


class FilesError(Exception):
    """What was asked of a file cannot be done; the text is the sentence the reader gets."""


class Refused(FilesError):
    """This file is not taken, and nothing of it was kept."""


def examine(file: BinaryIO, *, size: int, office: bool) -> Media:
    """The type of an open file, or Refused; `office` when an officer hands it in."""
    try:
        media = recognise(file)
    except Unrecognised as fault:
        raise Refused(wording.unrecognised(fault.family)) from fault
    if media.office and not office:
        raise Refused(wording.for_officers_only())
    if size > (most := most_bytes(media.kind)):
        raise Refused(wording.too_large(media.kind, size, most))
    if not has_room(size):
        raise Refused(wording.no_room())
    return media
