"""Ruled tables: a head in one or two tiers, repeated on each page."""

from itertools import groupby

from anbinh.kernels.papers.form import GAP, Styles
from anbinh.kernels.papers.layout import Grid, GridCell, GridRow, Line, Shape, Style
from anbinh.kernels.papers.paper import Align, Cell, Column, Row, Table
from anbinh.kernels.papers.text import Text, lines, plain

LONG = 700  # letters in a cell from which a row may break across pages


def ruled(table: Table, styles: Styles, room: float) -> list[Shape]:
    whole = sum(column.width for column in table.columns)
    widths = tuple(room * column.width / whole for column in table.columns)
    head = _head(table, styles)
    rows = tuple(_row(row, table, styles) for row in table.rows)
    caption = [Line(styles.table_caption, runs) for runs in lines(table.caption) if runs]
    return [*caption, Grid(widths, (*head, *rows), head=len(head), ruled=True, after=GAP)]


def _head(table: Table, styles: Styles) -> list[GridRow]:
    tiers = 2 if any(column.group for column in table.columns) else 1
    above: list[GridCell] = []
    below: list[GridCell] = []
    for group, columns in _groups(table.columns):
        if not group:
            above += [_title(column.title, table, styles, down=tiers) for column in columns]
            continue
        above.append(_title(group, table, styles, across=len(columns)))
        below += [_title(column.title, table, styles) for column in columns]
    head = [GridRow(tuple(above))] + ([GridRow(tuple(below))] if tiers == 2 else [])
    if table.numbered:
        style = styles.cell(table.size, align=Align.CENTRE, bold=False)
        places = (GridCell(_lines(f"({place})", style)) for place in range(1, len(table.columns) + 1))
        head.append(GridRow(tuple(places)))
    return head


def _groups(columns: tuple[Column, ...]) -> list[tuple[str, list[Column]]]:
    return [(group, list(members)) for group, members in groupby(columns, key=lambda column: column.group)]


def _title(text: str, table: Table, styles: Styles, *, across: int = 1, down: int = 1) -> GridCell:
    style = styles.cell(table.size, align=Align.CENTRE, bold=True, head=True)
    return GridCell(_lines(text, style), across=across, down=down, middle=True)


def _row(row: Row, table: Table, styles: Styles) -> GridRow:
    cells: list[GridCell] = []
    place = 0
    for given in row.cells:
        cell = given if isinstance(given, Cell) else Cell(given)
        align = cell.align or table.columns[place].align
        style = styles.cell(table.size, align=align, bold=row.bold or cell.bold)
        cells.append(GridCell(_lines(cell.text, style), across=cell.across))
        place += cell.across
    short = all(len(plain(cell.text if isinstance(cell, Cell) else cell)) < LONG for cell in row.cells)
    return GridRow(tuple(cells), keep=short)


def _lines(text: Text, style: Style) -> tuple[Line, ...]:
    return tuple(Line(style, runs) for runs in lines(text))
