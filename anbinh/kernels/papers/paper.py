"""The definition of a paper: what an office says of it, not how it looks. Frozen values that refuse to be wrong."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum

from anbinh.kernels.papers.errors import BadPaper
from anbinh.kernels.papers.pictures import Picture, read_picture
from anbinh.kernels.papers.text import Text, plain


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class Level(Enum):
    """The parts a text is divided into, from the widest down."""

    PART = 1  # Phần I
    CHAPTER = 2  # Chương I
    SECTION = 3  # Mục 1
    SUBSECTION = 4  # Tiểu mục 1
    TOPIC = 5  # "I. TÌNH HÌNH", the first rank of a report
    ARTICLE = 6  # Điều 1.
    CLAUSE = 7  # khoản: 1.
    POINT = 8  # điểm: a)


class Marker(Enum):
    DASH = "-"
    BULLET = "+"
    NUMBER = "1."
    LETTER = "a)"


@dataclass(frozen=True)
class Letterhead:
    """The head of a paper. Names are written as in a sentence (`Ban Chỉ đạo 138`); the form makes its own capitals.

    `number` None and `on` None leave room to fill by hand. Without `symbol` there is no number line, without `place` no
    date line.
    """

    issuer: str
    superior: str = ""
    number: int | None = None
    symbol: str = ""
    place: str = ""
    on: date | None = None

    def __post_init__(self) -> None:
        if not self.issuer.strip():
            raise BadPaper("a letterhead names the body that issues the paper")
        if self.number is not None and (self.number < 1 or not self.symbol):
            raise BadPaper("a number is positive and stands before a symbol")


@dataclass(frozen=True)
class Title:
    """Tên loại and trích yếu: `Báo cáo`, `Kết quả công tác phòng, chống tội phạm quý I năm 2024`."""

    kind: str
    abstract: str = ""


@dataclass(frozen=True)
class Heading:
    """A numbered heading. The number follows from those before it; `number` begins again somewhere else."""

    level: Level
    text: Text
    number: int | None = None


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the body. Each line of its text becomes a paragraph of its own."""

    text: Text
    align: Align = Align.JUSTIFY
    indent: bool = True


@dataclass(frozen=True)
class Listing:
    """Items in a row; an item that is itself a listing belongs to the item before it."""

    items: "tuple[Text | Listing, ...]"
    marker: Marker = Marker.DASH
    start: int = 1


@dataclass(frozen=True)
class Field:
    """A line of a form. An empty value leaves `lines` dotted lines to write on; `share` is its part of a common row."""

    label: str
    value: Text = ""
    lines: int = 1
    share: float = 1

    @property
    def empty(self) -> bool:
        return not plain(self.value).strip()


@dataclass(frozen=True)
class Fields:
    """The lines of a form, one or several fields on each. With `label_width` (mm) the values have their own column."""

    rows: tuple[Field | tuple[Field, ...], ...]
    label_width: float | None = None


@dataclass(frozen=True)
class Choices:
    """Boxes to tick: `Hình thức: ■ trực tiếp  □ điện thoại`."""

    label: str
    options: tuple[str, ...]
    chosen: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.chosen - set(self.options):
            raise BadPaper(f"chosen, but not among the options: {', '.join(sorted(self.chosen - set(self.options)))}")


@dataclass(frozen=True)
class Column:
    """`width` is a share of the table; neighbours with the same `group` stand under one common heading."""

    title: str
    width: float = 1
    align: Align = Align.LEFT
    group: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell that differs from its column: wider, bold or aligned otherwise."""

    text: Text
    across: int = 1
    bold: bool = False
    align: Align | None = None


@dataclass(frozen=True)
class Row:
    """Cells from left to right. `bold` for totals."""

    cells: tuple[Text | Cell, ...]
    bold: bool = False

    @property
    def width(self) -> int:
        return sum(cell.across if isinstance(cell, Cell) else 1 for cell in self.cells)


@dataclass(frozen=True)
class Table:
    """A ruled table whose head is repeated on each page. `numbered` adds the row (1), (2), (3) under the head."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    numbered: bool = False
    size: float | None = None

    def __post_init__(self) -> None:
        if not self.columns or any(column.width <= 0 for column in self.columns):
            raise BadPaper("a table has columns, and each has a width")
        for place, row in enumerate(self.rows, start=1):
            if row.width != len(self.columns) or any(isinstance(cell, Cell) and cell.across < 1 for cell in row.cells):
                raise BadPaper(f"row {place} fills {row.width} of {len(self.columns)} columns")


@dataclass(frozen=True)
class Image:
    """A PNG, JPEG or SVG, centred, `width` mm wide, with `says` for those who cannot see it."""

    data: bytes
    width: float
    says: str
    caption: str = ""
    align: Align = Align.CENTRE

    def __post_init__(self) -> None:
        if not self.says.strip():
            raise BadPaper("a picture says in words what it shows")
        self.picture()

    def picture(self) -> Picture:
        return read_picture(self.data, width=self.width)


@dataclass(frozen=True)
class SmallPrint:
    """A remark in small italics."""

    text: Text


@dataclass(frozen=True)
class PageBreak:
    """What follows begins a new page."""


@dataclass(frozen=True)
class Landscape:
    """What stands inside lies on its side: a wide table."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True)
class Signature:
    """Who signs. `titles` line by line: `TM. Ban Chỉ đạo`, `KT. Trưởng ban`, `Phó Trưởng ban`; `hint` below."""

    titles: tuple[str, ...]
    name: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Signatures:
    """Signatures beside each other, inside the text. Those that end a paper stand in `Paper.signatures`."""

    columns: tuple[Signature, ...]


Block = (
    Heading | Paragraph | Listing | Fields | Choices | Table | Image | SmallPrint | PageBreak | Landscape | Signatures
)


@dataclass(frozen=True)
class Annex:
    """Phụ lục. `enclosed` None says by itself what paper it belongs to; "" leaves that line out."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    enclosed: str | None = None


@dataclass(frozen=True)
class Paper:
    """A whole paper, from the letterhead to the annexes.

    `subject` is the V/v of a letter without a title. `authority` (`Trưởng Ban Chỉ đạo`) stands above the grounds of a
    decision.
    `mark` stands small at the foot of every page. `size` is that of the body, 13 or 14 points.
    """

    blocks: tuple[Block, ...]
    letterhead: Letterhead | None = None
    title: Title | None = None
    subject: str = ""
    addressees: tuple[str, ...] = ()
    authority: str = ""
    grounds: tuple[Text, ...] = ()
    signatures: tuple[Signature, ...] = ()
    recipients: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    mark: str = ""
    landscape: bool = False
    size: int = 14

    def __post_init__(self) -> None:
        if self.size not in {13, 14}:
            raise BadPaper("the body of a paper is set in 13 or 14 points")
        if self.subject and (self.title or not self.letterhead):
            raise BadPaper("V/v belongs to a letter: with a letterhead, without a title")
        if len(self.signatures) > 3:
            raise BadPaper("at most three sign beside each other")
