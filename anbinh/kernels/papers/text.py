"""Text as it goes on paper: runs, and the cleaning that leaves nothing an engine could trip over."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import urlsplit

from anbinh.kernels.papers.errors import BadPaper

LINE_ENDS = re.compile(r"\r\n?|[\u0085\u2028\u2029\v\f]")
# Signs that turn the direction of a text could make a reader see another text than the one stored.
TURNING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}
UNSEEN = {0x00AD, 0x200B, 0x2060, 0xFEFF}
CONTROL_OR_SURROGATE = {"Cc", "Cs"}
LINKED = {"http", "https", "mailto"}


@dataclass(frozen=True)
class Run:
    """A stretch of text in one face. With an `address` it is a reference: it looks like the rest and opens that."""

    text: str
    bold: bool = False
    italic: bool = False
    address: str | None = None

    def __post_init__(self) -> None:
        if self.address is not None and not _opens(self.address):
            raise BadPaper(f"a reference leads to a web address or a mailbox, not to {self.address!r}")


Text = str | tuple[str | Run, ...]
"""What every place for words takes: a string, or strings and runs in a row."""


def bold(text: str) -> Run:
    return Run(text, bold=True)


def italic(text: str) -> Run:
    return Run(text, italic=True)


def reference(text: str, address: str) -> Run:
    """Words that open `address`: a figure leads to its records. Only http, https and mailto."""
    return Run(text, address=address)


def clean(text: str) -> str:
    """NFC, one kind of line end, a space for a tab; no control characters, turning signs or lone surrogates."""
    plain = LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)).replace("\t", " ")
    return "".join(letter for letter in plain if letter == "\n" or _printable(letter))


def lines(text: Text) -> tuple[tuple[Run, ...], ...]:
    """The cleaned runs of each line; a line without words has no runs. There is always at least one line."""
    done: list[tuple[Run, ...]] = []
    current: list[Run] = []
    for run in _runs(text):
        first, *rest = clean(run.text).split("\n")
        current += _part(run, first)
        for part in rest:
            done.append(tuple(current))
            current = _part(run, part)
    return (*done, tuple(current))


def plain(text: Text) -> str:
    """The words alone."""
    return "\n".join("".join(run.text for run in line) for line in lines(text))


def _runs(text: Text) -> tuple[Run, ...]:
    parts = (text,) if isinstance(text, str) else text
    return tuple(Run(part) if isinstance(part, str) else part for part in parts)


def _part(run: Run, text: str) -> list[Run]:
    return [Run(text, run.bold, run.italic, run.address)] if text else []


def _printable(letter: str) -> bool:
    code = ord(letter)
    no_character = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return not (
        no_character or code in TURNING or code in UNSEEN or unicodedata.category(letter) in CONTROL_OR_SURROGATE
    )


def _opens(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    here = bool(parts.netloc) if parts.scheme != "mailto" else bool(parts.path)
    return parts.scheme in LINKED and here and address.isprintable() and " " not in address
