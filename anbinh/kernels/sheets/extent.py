"""How large a workbook is before it is opened: a far-away cell would make a small file fill the memory.

The reader of workbooks builds the whole rectangle from the first to the last cell that holds something, so a single
value in the last column of the last row asks for seventeen thousand million cells.
"""

import re
import zipfile
from typing import IO, BinaryIO

from anbinh.kernels.sheets.errors import Unreadable

MOST_BYTES = 800_000_000
MOST_CELLS = 12_000_000
CHUNK = 1 << 20
OVERLAP = 4096
WORKBOOK = "xl/workbook.xml"
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
# A cell beyond column Z that is not empty; and any such cell's row.
WIDE = re.compile(rb' r="([A-Z]{2,3})\d+"[^>]*[^/>]>')
ANY = re.compile(rb' r="[A-Z]{1,3}(\d+)"')
VALUE_ENDS = (b"</v></c>", b"</is></c>", b"</f></c>")


def check(file: BinaryIO) -> None:
    """Raise Unreadable when it is no Excel workbook, or one too large to open."""
    try:
        with zipfile.ZipFile(file) as archive:
            if WORKBOOK not in archive.namelist():
                raise Unreadable("other_workbook")
            if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
                raise Unreadable("too_large", cells=f"{MOST_CELLS:,}".replace(",", "."))
            for name in filter(SHEET.fullmatch, archive.namelist()):
                with archive.open(name) as sheet:
                    _check_sheet(sheet)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as wrong:
        raise Unreadable("broken") from wrong


def _check_sheet(sheet: IO[bytes]) -> None:
    width, rows, kept, read = 26, 0, b"", 0
    while piece := sheet.read(CHUNK):
        read += len(piece)
        text = kept + piece
        for found in WIDE.finditer(text):
            width = max(width, _column(found[1]))
        rows = max(rows, _last_row(text))
        if width * rows > MOST_CELLS or read > MOST_BYTES:
            raise Unreadable("too_large", cells=f"{MOST_CELLS:,}".replace(",", "."))
        kept = text[-OVERLAP:]


def _last_row(text: bytes) -> int:
    """The row of the last cell with a value in this piece; rows stand in order."""
    end = max(text.rfind(mark) for mark in VALUE_ENDS)
    start = text.rfind(b"<c ", 0, end) if end >= 0 else -1
    found = ANY.search(text, start) if start >= 0 else None
    return int(found[1]) if found else 0


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
