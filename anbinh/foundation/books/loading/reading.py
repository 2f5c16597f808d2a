"""Finding the table in a workbook that was sent."""

from collections.abc import Iterable
from datetime import datetime
from typing import BinaryIO

from django.utils.translation import gettext as _

from anbinh.foundation.books.commands import Refusal
from anbinh.foundation.books.loading.declaration import Loading
from anbinh.foundation.books.models import day_of
from anbinh.kernels.sheets import Book, Heading, Matching, find_heading, open_book
from anbinh.kernels.vietnamese.letters import fold


def opened(source: bytes | BinaryIO, sheet: str) -> Book:
    """The workbook; Refusal when it has no sheet of that name."""
    book = open_book(source)
    if sheet and sheet not in book.sheet_names:
        names = ", ".join(book.sheet_names)
        raise Refusal(_("There is no sheet “%(name)s”; the file has: %(names)s.") % {"name": sheet, "names": names})
    return book


def heading_of(
    loading: Loading, source: bytes | BinaryIO, *, at: datetime, remembered: Iterable[Matching] = (), sheet: str = ""
) -> Heading:
    """The table of a workbook and what its columns mean. Raises SheetsError, and Refusal for an unknown sheet."""
    form = loading.reading(day_of(at))
    return find_heading(opened(source, sheet), form, fold=fold, remembered=remembered, sheet=sheet or None)
