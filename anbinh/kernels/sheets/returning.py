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
        _dress(sheet, heading)
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E7EDF4", "border": 1})
        reason = book.add_format({"text_wrap": True, "valign": "top", "font_color": "#9C1C1C"})
        formats = {name: book.add_format({"num_format": code, "valign": "top"}) for name, code in FORMATS.items()}
        width = len(heading.columns)
        for number, row in enumerate(heading.rows):
            for index, cell in enumerate(row[:width]):
                sheet.write_string(number, index, as_text(cell), head)
            sheet.write_string(number, width, sentence("reason_heading", language) if number == 0 else "", head)
        for number, line in enumerate(lines, start=len(heading.rows)):
            cut = [_write(sheet, number, index, cell, formats) for index, cell in enumerate(line.cells[:width])]
            reasons = [refusal.say(language) for refusal in line.refusals]
            reasons += [sentence("cut", language)] if any(cut) else []
            sheet.write_string(number, width, "\n".join(reasons)[:LONGEST], reason)
    return packed.getvalue()


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


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, formats: dict[str, Format]) -> bool:
    """Write the cell with its type; True when the text had to be cut."""
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, str):
        if cell:
            sheet.write_string(row, column, cell[:LONGEST], formats["text"])
        return len(cell) > LONGEST
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell, formats["whole" if float(cell).is_integer() else "number"])
    else:
        sheet.write_datetime(row, column, cast(datetime, cell), formats[_kind(cell)])
    return False


def _kind(cell: date | time | timedelta) -> str:
    if isinstance(cell, datetime):
        return "moment"
    if isinstance(cell, date):
        return "day"
    return "time" if isinstance(cell, time) else "span"
