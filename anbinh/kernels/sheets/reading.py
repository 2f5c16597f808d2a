"""Reading the rows of a table: one line after another, each with its values and what is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from anbinh.kernels.sheets.amounts import scale_of
from anbinh.kernels.sheets.converting import CellReader, House
from anbinh.kernels.sheets.errors import Unmatched
from anbinh.kernels.sheets.footers import Footers
from anbinh.kernels.sheets.heading import Column, Heading, numbering
from anbinh.kernels.sheets.letters import as_text, blank
from anbinh.kernels.sheets.model import Cell, Fold, Form, Kind, Line, Moment, Refusal, Resolver
from anbinh.kernels.sheets.opening import Book

LAST_MONTH = 12
SUSPICIOUS = 2


@dataclass(frozen=True)
class Skipped:
    """A row that holds something and is no data: `sum`, `signature`, `heading` again, or `beside` the columns."""

    number: int
    why: str
    text: str


class Reading:
    """An iterable of lines, read anew each time. After the last line, `skipped` and `notices` are complete."""

    def __init__(self, book: Book, form: Form, heading: Heading, house: House) -> None:
        self.book = book
        self.heading = heading
        self.house = house
        self.fields = [(column, form.field(column.key)) for column in heading.columns if column.key]
        self.absent = {field.key: None for field in form.fields} | {
            field.key: False for field in form.fields if field.kind is Kind.FLAG
        }
        self.asks_anything = any(field.required for _, field in self.fields)
        self.skipped: list[Skipped] = []
        self.notices: list[Refusal] = []

    def __iter__(self) -> Iterator[Line]:
        self.skipped, self.notices = [], list(self._scales())
        readers = [CellReader(field, column, self.house) for column, field in self.fields]
        months = [_Months(column) for column, field in self.fields if field.kind in {Kind.MOMENT, Kind.DAY}]
        footers = Footers(self.house.fold)
        for number, row in self.book.rows(self.heading.sheet):
            if number < self.heading.first_row or all(map(blank, row)):
                continue
            cells = tuple(row[: len(self.heading.columns)])
            line = self._line(number, cells + ("",) * (len(self.heading.columns) - len(cells)), readers)
            if why := self._no_data(line, row, footers):
                self._skip(number, why, row)
                continue
            footers.signed = False
            for month in months:
                month.see(line)
            yield line
        self.notices += [
            Refusal("swapped_months", month.column.label, month.column.key) for month in months if month.doubtful
        ]

    def _skip(self, number: int, why: str, row: list[Cell]) -> None:
        """Remember the row; a prepared row that holds nothing but its number is empty."""
        text = " ".join(text for cell in row if (text := as_text(cell)))
        if not (why == "beside" and text.isdigit()):
            self.skipped.append(Skipped(number, why, text[:120]))

    def _line(self, number: int, cells: tuple[Cell, ...], readers: list[CellReader]) -> Line:
        values: dict[str, object] = dict(self.absent)
        refusals = []
        for reader in readers:
            value = reader.read(cells[reader.column.index])
            if isinstance(value, Refusal):
                refusals.append(value)
                del values[reader.field.key]
            else:
                values[reader.field.key] = value
        return Line(number, values, tuple(refusals), cells)

    def _no_data(self, line: Line, row: list[Cell], footers: Footers) -> str:
        """Why the row is no data, or nothing."""
        if (
            self.asks_anything
            and not line.refusals
            and any(value is not None and value is not False for value in line.values.values())
        ):
            return ""
        held = [column for column, _ in self.fields if not blank(line.cells[column.index])]
        lacking = any(refusal.code.startswith("missing") for refusal in line.refusals)
        if (lacking or not self.asks_anything or not held) and (why := footers.why(row)):
            return why
        if not held:
            return "beside"
        if line.refusals and self._headings_again(held, line.cells):
            return "heading"
        return "heading" if line.refusals and numbering(row) else ""

    def _headings_again(self, held: list[Column], cells: tuple[Cell, ...]) -> bool:
        """A heading printed again at the top of a page."""
        return all(as_text(cells[column.index]) in column.parts for column in held)

    def _scales(self) -> Iterator[Refusal]:
        for column, field in self.fields:
            scale = scale_of(" ".join(column.parts), self.house.fold) if field.kind is Kind.MONEY else 1
            if scale > 1:
                yield Refusal("scaled", column.label, field.key, {"scale": f"{scale:,}".replace(",", ".")})


class _Months:
    """Notices a column where Excel took the day for the month.

    Typed day first on a computer set to American dates, days up to the 12th become real dates with day and month
    exchanged, and the others stay text.
    """

    def __init__(self, column: Column) -> None:
        self.column = column
        self.early = self.late = self.text = 0

    def see(self, line: Line) -> None:
        cell, value = line.cells[self.column.index], line.values.get(self.column.key)
        day = value.day if isinstance(value, Moment) else value
        if not isinstance(day, date):
            return
        if isinstance(cell, str):
            self.text += day.day > LAST_MONTH
        elif day.day > LAST_MONTH:
            self.late += 1
        else:
            self.early += 1

    @property
    def doubtful(self) -> bool:
        return self.text >= SUSPICIOUS and self.early >= SUSPICIOUS and not self.late


def read(
    book: Book,
    form: Form,
    heading: Heading,
    *,
    fold: Fold,
    on: date,
    resolvers: Mapping[str, Resolver] | None = None,
) -> Reading:
    """The lines under `heading`. `on` is today, which decides the century of a two-digit year.

    `resolvers` answer by field key, else by kind, for the kinds unit, offence and reference; each distinct text
    is asked once. Raises Unmatched when the heading has problems, LookupError when a resolver is missing.
    """
    if not heading.ready:
        raise Unmatched(
            "not_ready", problems=[problem.values.get("field", problem.key) for problem in heading.problems]
        )
    house = House(fold, on, resolvers or {})
    reading = Reading(book, form, heading, house)
    for column, field in reading.fields:
        CellReader(field, column, house)
    return reading
