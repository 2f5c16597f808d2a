"""Opening a file that an office sends: Excel of any age, or a table kept as text."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from anbinh.kernels.sheets import extent
from anbinh.kernels.sheets.delimited import TextTable
from anbinh.kernels.sheets.errors import Unreadable
from anbinh.kernels.sheets.model import Cell

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# How the streams of a locked workbook are named inside its envelope.
LOCKED = "EncryptedPackage".encode("utf-16-le")
Corner = tuple[int, int]


class Book(Protocol):
    """A file with sheets, each a stream of rows."""

    sheet_names: tuple[str, ...]

    def rows(self, sheet: str) -> Iterator[tuple[int, list[Cell]]]:
        """Every row with its number in the file, cells from column A on."""

    def merged(self, sheet: str) -> tuple[tuple[Corner, Corner], ...]:
        """Merged cells as first and last corner (row, column), counted from 0."""


class Workbook:
    """An Excel file; hidden sheets are left out. One sheet at a time is kept in memory."""

    def __init__(self, file: BinaryIO) -> None:
        file.seek(0)
        try:
            self.book: CalamineWorkbook = load_workbook(file)
        except PasswordError as wrong:
            raise Unreadable("locked") from wrong
        except (CalamineError, ValueError) as wrong:
            raise Unreadable("broken") from wrong
        self.sheet_names = tuple(
            sheet.name
            for sheet in self.book.sheets_metadata
            if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
        )
        self._open: CalamineSheet | None = None

    def rows(self, sheet: str) -> Iterator[tuple[int, list[Cell]]]:
        opened = self._sheet(sheet)
        if opened.start is None:
            return
        before: list[Cell] = [""] * opened.start[1]
        for number, row in enumerate(opened.iter_rows(), start=1):
            yield number, before + row if before else row

    def merged(self, sheet: str) -> tuple[tuple[Corner, Corner], ...]:
        return tuple(self._sheet(sheet).merged_cell_ranges or ())

    def _sheet(self, name: str) -> CalamineSheet:
        if self._open is None or self._open.name != name:
            self._open = None
            try:
                self._open = self.book.get_sheet_by_name(name)
            except CalamineError as wrong:
                raise Unreadable("broken") from wrong
        return self._open


def open_book(source: bytes | Path | BinaryIO) -> Book:
    """The workbook or text table in `source`, told by its content and not by its name. Raises Unreadable.

    A file object must be seekable and stays open for as long as the book is read.
    """
    file = _file(source)
    file.seek(0)
    head = file.read(len(OLE))
    if not head.strip():
        raise Unreadable("empty_file")
    if head.startswith(ZIP):
        extent.check(file)
        return Workbook(file)
    if head == OLE:
        file.seek(0)
        if LOCKED in file.read():
            raise Unreadable("locked")
        return Workbook(file)
    return TextTable(file)


def _file(source: bytes | Path | BinaryIO) -> BinaryIO:
    if isinstance(source, bytes):
        return io.BytesIO(source)
    if isinstance(source, Path):
        return io.BytesIO(source.read_bytes())
    return source
