"""The model both engines draw: a few plain shapes with every word, size and width already decided.

Lengths are millimetres, letters and gaps between paragraphs are points. An engine decides nothing and adds no word.
"""

from dataclasses import dataclass, field

from anbinh.kernels.papers.pictures import Picture
from anbinh.kernels.papers.text import Run


@dataclass(frozen=True)
class Style:
    """How a line looks. `name` is what Word lists it under; `outline` 1–9 makes it a heading of the outline."""

    name: str
    size: float
    bold: bool = False
    italic: bool = False
    align: str = "left"
    first_line: float = 0
    left: float = 0
    before: float = 0
    after: float = 0
    spacing: float = 1
    keep_next: bool = False
    outline: int = 0


@dataclass(frozen=True)
class Line:
    """A paragraph. `leader` fills the rest of the line with dots; a line end inside a run breaks the line."""

    style: Style
    runs: tuple[Run, ...]
    leader: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Rule:
    """A horizontal stroke in the middle of its column."""

    width: float
    before: float = 1
    after: float = 0


@dataclass(frozen=True)
class Figure:
    """A picture with its words for those who cannot see it."""

    picture: Picture
    says: str
    align: str


@dataclass(frozen=True)
class GridCell:
    blocks: "tuple[Line | Rule, ...]"
    across: int = 1
    down: int = 1
    middle: bool = False


@dataclass(frozen=True)
class GridRow:
    """Cells that begin in this row, without places taken from above. `keep` holds the row on one page."""

    cells: tuple[GridCell, ...]
    keep: bool = True


@dataclass(frozen=True)
class Grid:
    """Columns side by side: `ruled` as a table, else invisible. The first `head` rows come again on each page."""

    widths: tuple[float, ...]
    rows: tuple[GridRow, ...]
    head: int = 0
    ruled: bool = False
    after: float = 0

    def places(self) -> tuple[tuple[int, ...], ...]:
        """For each row the columns its cells begin in, past those that reach down from above."""
        taken: set[tuple[int, int]] = set()
        done = []
        for row_number, row in enumerate(self.rows):
            places, column = [], 0
            for cell in row.cells:
                while (row_number, column) in taken:
                    column += 1
                places.append(column)
                covered = range(column, column + cell.across)
                taken |= {(row_number + down, place) for down in range(1, cell.down) for place in covered}
                column += cell.across
            done.append(tuple(places))
        return tuple(done)


@dataclass(frozen=True)
class NewPage:
    """What follows begins a new page."""


Shape = Line | Rule | Figure | Grid | NewPage


@dataclass(frozen=True)
class Part:
    """Pages of one orientation. `first` begins the numbering again at 1, and page 1 does not show its number."""

    shapes: tuple[Shape, ...]
    landscape: bool = False
    first: bool = False


@dataclass(frozen=True)
class Layout:
    parts: tuple[Part, ...]
    title: str
    author: str
    mark: tuple[Run, ...] = ()
    page_number: Style = field(default=Style("Số trang", 13, align="center"))
    mark_style: Style = field(default=Style("Dấu biểu mẫu", 10, italic=True))
