"""Tables kept as text: which letters they are written in, what separates the cells."""

import csv
import io
from collections import deque
from collections.abc import Iterator
from itertools import islice
from statistics import median
from typing import BinaryIO

from anbinh.kernels.sheets.errors import Unreadable
from anbinh.kernels.sheets.model import Cell

ENCODINGS = ("utf-8-sig", "cp1258")
SEPARATORS = (";", ",", "\t", "|")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
LOOKED_AT = 30
MARKUP = ("<html", "<!doctype", "<table", "<?xml", "<meta", "<style")


class TextTable:
    """A CSV file. `sheet_names` has one nameless sheet."""

    sheet_names: tuple[str, ...] = ("",)

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.encoding = _encoding(file)
        head = self._head()
        if head.lstrip().lower().startswith(MARKUP) or "\x00" in head:
            raise Unreadable("other_workbook")
        self.told = head[:6].lower().startswith("sep=") and head[4:5]
        self.separator = self.told or _separator(head)

    def rows(self, sheet: str) -> Iterator[tuple[int, list[Cell]]]:  # noqa: ARG002 -- as every book
        """Each record with its number as a spreadsheet would number it. Raises Unreadable."""
        reader = csv.reader(_lines(self.file, self.encoding), delimiter=self.separator)
        try:
            for number, record in enumerate(reader, start=1):
                if number > 1 or not self.told:
                    yield number, list(record)
        except (csv.Error, UnicodeDecodeError) as wrong:
            raise Unreadable("broken") from wrong

    def merged(self, sheet: str) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:  # noqa: ARG002 (named by the class above)
        return ()

    def _head(self) -> str:
        try:
            return "".join(islice(_lines(self.file, self.encoding), LOOKED_AT))
        except UnicodeDecodeError as wrong:
            raise Unreadable("other_workbook") from wrong


def _lines(file: BinaryIO, encoding: str) -> Iterator[str]:
    """The lines of the file, which stays open for whoever opened it."""
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, newline="")
    try:
        # `yield from` would hand the closing of this generator on to `text`, and so close the file.
        for line in text:  # noqa: UP028 (it counts what it hands on)
            yield line
    finally:
        if not file.closed:
            text.detach()


def _encoding(file: BinaryIO) -> str:
    """UTF-16 by its mark, UTF-8 when every byte fits, else the Vietnamese code page of Windows."""
    file.seek(0)
    if file.read(2) in UTF_16:
        return "utf-16"
    for encoding in ENCODINGS:
        try:
            deque(_lines(file, encoding), maxlen=0)
        except UnicodeDecodeError:
            continue
        return encoding
    raise Unreadable("other_workbook")


def _separator(head: str) -> str:
    """The mark that splits the first rows into most cells; the usual ones first."""
    widths = {mark: _width(head, mark) for mark in SEPARATORS}
    return max(SEPARATORS, key=lambda mark: widths[mark])


def _width(head: str, mark: str) -> float:
    try:
        records = [record for record in csv.reader(io.StringIO(head, newline=""), delimiter=mark) if record]
    except csv.Error:
        return 0
    return median(map(len, records)) if records else 0
