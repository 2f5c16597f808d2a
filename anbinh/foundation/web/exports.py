"""Tables as files: CSV and XLSX for an office, JSON for a program."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.http import HttpResponse

from anbinh.foundation.web import words

# A spreadsheet runs a cell that starts like this as a formula; an apostrophe makes it text again.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
MOST = 200_000  # rows; the file is made in memory while the reader waits
Heads = Sequence[tuple[str, str, str]]
Writer = Callable[[str, Heads, list[list[Any]]], HttpResponse]


def guarded(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def plain(value: Any) -> Any:
    """A value as a program reads it: numbers stay numbers, days and moments become ISO 8601 on the city's clock."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, datetime):
        return words.local(value).isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def as_csv(name: str, heads: Heads, rows: list[list[Any]]) -> HttpResponse:
    """UTF-8 with the mark that makes Excel read Vietnamese."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([guarded(label) for _key, label, _kind in heads])
    for row in rows:
        writer.writerow([_csv_cell(value) for value in row])
    return _file(name, "csv", "text/csv; charset=utf-8", ("\ufeff" + text.getvalue()).encode())


def _csv_cell(value: Any) -> Any:
    value = "" if value is None else plain(value)
    return guarded(value) if isinstance(value, str) else value


def as_json(name: str, heads: Heads, rows: list[list[Any]]) -> HttpResponse:
    """`{"name", "columns": {key: label}, "count", "rows": [{key: value}]}`."""
    keys = [key for key, _label, _kind in heads]
    document = {
        "name": name,
        "columns": {key: label for key, label, _kind in heads},
        "count": len(rows),
        "rows": [dict(zip(keys, map(plain, row), strict=True)) for row in rows],
    }
    content = json.dumps(document, ensure_ascii=False, indent=1).encode()
    return _file(name, "json", "application/json", content, inline=True)


def as_xlsx(name: str, heads: Heads, rows: list[list[Any]]) -> HttpResponse:
    """One sheet: bold head that stays in view, real numbers and dates, column widths by content."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(buffer, options)
    sheet = book.add_worksheet(name[:31])
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    formats = {
        "day": book.add_format({"num_format": "dd/mm/yyyy", "align": "left"}),
        "moment": book.add_format({"num_format": "hh:mm dd/mm/yyyy", "align": "left"}),
        "number": book.add_format({"num_format": "#,##0.##"}),
    }
    for across, (_key, label, kind) in enumerate(heads):
        sheet.write_string(0, across, label, head)
        longest = max((len(_xlsx_text(row[across])) for row in rows[:200]), default=0)
        sheet.set_column(across, across, min(max(len(label), longest, 8) + 2, 60), formats.get(kind))
    for down, row in enumerate(rows, start=1):
        for across, value in enumerate(row):
            _write_cell(sheet, (down, across), value, formats)
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(heads) - 1)
    book.close()
    return _file(name, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer.getvalue())


def _xlsx_text(value: Any) -> str:
    return "" if value is None else str(plain(value))[:16] if isinstance(value, date) else str(value)


def _write_cell(sheet: Any, place: tuple[int, int], value: Any, formats: dict[str, Any]) -> None:
    if value is None:
        return
    if isinstance(value, datetime):
        sheet.write_datetime(*place, words.local(value).replace(tzinfo=None), formats["moment"])
    elif isinstance(value, date):
        sheet.write_datetime(*place, datetime(value.year, value.month, value.day), formats["day"])  # noqa: DTZ001 (a spreadsheet has no zones)
    elif isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        sheet.write_number(*place, value)
    else:
        sheet.write_string(*place, str(value))


def _file(name: str, extension: str, kind: str, content: bytes, *, inline: bool = False) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'{"inline" if inline else "attachment"}; filename="{name}.{extension}"'
    return answer


WRITERS: dict[str, Writer] = {"csv": as_csv, "xlsx": as_xlsx, "json": as_json}
