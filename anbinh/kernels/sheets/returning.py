"""The workbook of refused rows: as they were, with the reasons beside them, to be corrected and loaded again."""

import io
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import cast

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from anbinh.kernels.sheets.heading import Heading
from anbinh.kernels.sheets.letters import as_text
from anbinh.kernels.sheets.model import Cell, Line
from anbinh.kernels.sheets.sentences import Language, sentence

LONGEST = 32767
REASON_WIDTH = 70
LINE_HEIGHT, HIGHEST = 16.5, 400
FONT, PALE, PINK, RED = "Times New Roman", "#E7EDF4", "#FBE4E4", "#9C1C1C"
FORMATS = {
    "moment": "dd/mm/yyyy hh:mm",
    "day": "dd/mm/yyyy",
    "time": "hh:mm",
    "span": "[h]:mm",
    "whole": "0",
    "text": "@",
    "number": "General",
}


def refused(heading: Heading, lines: Iterable[Line], *, language: Language = "vi") -> bytes:
    """An .xlsx with the headings of the file and each line's cells as they were; the last column gives the reasons.

    Reading it back finds the same columns and leaves the reasons aside. Memory does not grow with the number of lines,
    apart from the packed result.
    """
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"constant_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(sentence("refused_sheet", language))
        styles = _Styles(book)
        _dress(sheet, heading)
        width = len(heading.columns)
        for number, row in enumerate(heading.rows):
            sheet.set_row(number, LINE_HEIGHT * max(as_text(cell).count("\n") + 2 for cell in row or ("",)))
            for index, cell in enumerate(row[:width]):
                sheet.write_string(number, index, as_text(cell), styles.head)
            sheet.write_string(number, width, sentence("reason_heading", language) if number == 0 else "", styles.head)
        for number, line in enumerate(lines, start=len(heading.rows)):
            _row(sheet, number, line, heading=heading, styles=styles, language=language)
    return packed.getvalue()


class _Styles:
    """The few ways cells look; refused cells are shaded."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        cell = {"font_name": FONT, "font_size": 12, "valign": "top"}
        self.head: Format = book.add_format(
            {
                **cell,
                "bold": True,
                "text_wrap": True,
                "valign": "vcenter",
                "align": "center",
                "bg_color": PALE,
                "border": 1,
            }
        )
        self.reason: Format = book.add_format({**cell, "text_wrap": True, "font_color": RED})
        self.good = {name: book.add_format({**cell, "num_format": code}) for name, code in FORMATS.items()}
        self.bad = {
            name: book.add_format({**cell, "num_format": code, "bg_color": PINK}) for name, code in FORMATS.items()
        }


def _row(sheet: Worksheet, number: int, line: Line, *, heading: Heading, styles: _Styles, language: Language) -> None:
    """One line with its reasons. The height is set by hand, since a height that fits is only found on screen."""
    bad = {refusal.key for refusal in line.refusals}
    width = len(heading.columns)
    reasons = [refusal.say(language) for refusal in line.refusals]
    if any(isinstance(cell, str) and len(cell) > LONGEST for cell in line.cells):
        reasons.append(sentence("cut", language))
    lines = sum(1 + len(reason) // REASON_WIDTH for reason in reasons)
    sheet.set_row(number, min(LINE_HEIGHT * max(lines, 1), HIGHEST))
    for column, cell in zip(heading.columns, line.cells, strict=False):
        shaded = bool(column.key) and column.key in bad
        _write(sheet, number, column.index, cell, styles.bad if shaded else styles.good)
    sheet.write_string(number, width, "\n".join(reasons)[:LONGEST], styles.reason)


def _dress(sheet: Worksheet, heading: Heading) -> None:
    """Widths, the frozen headings, and the page."""
    for column in heading.columns:
        longest = max((len(text) for text in (*column.parts, *column.samples)), default=0)
        sheet.set_column(column.index, column.index, min(max(longest + 2, 10), 40))
    sheet.set_column(len(heading.columns), len(heading.columns), REASON_WIDTH)
    sheet.freeze_panes(len(heading.rows), 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, len(heading.rows) - 1)


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, formats: dict[str, Format]) -> None:
    """Write the cell with its type; an empty one only for its shade."""
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell, formats["text"])
    elif isinstance(cell, str):
        if cell:
            sheet.write_string(row, column, cell[:LONGEST], formats["text"])
        else:
            sheet.write_blank(row, column, None, formats["text"])
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell, formats["whole" if float(cell).is_integer() else "number"])
    else:
        sheet.write_datetime(row, column, cast(datetime, cell), formats[_kind(cell)])


def _kind(cell: date | time | timedelta) -> str:
    if isinstance(cell, datetime):
        return "moment"
    if isinstance(cell, date):
        return "day"
    return "time" if isinstance(cell, time) else "span"
