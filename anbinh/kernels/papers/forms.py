"""Lines of a form: label and value, or dots to write on."""

from anbinh.kernels.papers.errors import BadPaper
from anbinh.kernels.papers.form import Styles
from anbinh.kernels.papers.layout import Grid, GridCell, GridRow, Line, Shape
from anbinh.kernels.papers.paper import Choices, Field, Fields
from anbinh.kernels.papers.text import Run, clean, lines

BOX, TICKED = "□", "■"
GUTTER = 3.0  # mm between fields of one row


def filled_in(fields: Fields, styles: Styles, room: float) -> list[Shape]:
    rows = [row if isinstance(row, tuple) else (row,) for row in fields.rows]
    if fields.label_width is not None:
        return [_beside(rows, fields.label_width, styles, room)] if rows else []
    shapes: list[Shape] = []
    for row in rows:
        shapes += _written(row[0], styles) if len(row) == 1 else [_shared(row, styles, room)]
    return shapes


def chosen(choices: Choices, styles: Styles) -> Line:
    boxes = "   ".join(f"{TICKED if option in choices.chosen else BOX} {option}" for option in choices.options)
    return Line(styles.field, (Run(clean(f"{choices.label}: {boxes}")),))


def _beside(rows: list[tuple[Field, ...]], label_width: float, styles: Styles, room: float) -> Grid:
    if not 0 < label_width < room or any(len(row) != 1 for row in rows):
        raise BadPaper("labels in a column of their own need room, and one field on each row")
    cells = (
        (
            GridCell(tuple(Line(styles.field, runs) for runs in lines(f"{field.label}:"))),
            GridCell(_dots(field, styles) if field.empty else _value(field, styles)),
        )
        for (field,) in rows
    )
    return Grid((label_width, room - label_width), tuple(GridRow(pair) for pair in cells))


def _shared(row: tuple[Field, ...], styles: Styles, room: float) -> Grid:
    whole = sum(field.share for field in row)
    if any(field.share <= 0 for field in row):
        raise BadPaper("a field takes a part of its row")
    gutters = GUTTER * (len(row) - 1)
    widths: list[float] = []
    cells: list[GridCell] = []
    for field in row:
        if cells:
            widths.append(GUTTER)
            cells.append(GridCell(()))
        widths.append((room - gutters) * field.share / whole)
        cells.append(GridCell(tuple(_written(field, styles))))
    return Grid(tuple(widths), (GridRow(tuple(cells)),))


def _written(field: Field, styles: Styles) -> list[Line]:
    """`Label: value`, or the label and dots to the end of the line."""
    label = Run(clean(f"{field.label}: "))
    if field.empty:
        dots = Line(styles.field_by_hand, (label,), leader=True)
        return [dots, *(Line(styles.field_by_hand, (), leader=True) for _ in range(field.lines - 1))]
    first, *rest = lines(field.value)
    return [Line(styles.field, (label, *first)), *(Line(styles.field, runs) for runs in rest)]


def _value(field: Field, styles: Styles) -> tuple[Line, ...]:
    return tuple(Line(styles.field, runs) for runs in lines(field.value))


def _dots(field: Field, styles: Styles) -> tuple[Line, ...]:
    return tuple(Line(styles.field_by_hand, (), leader=True) for _ in range(field.lines))
