"""The blocks of the body, turned into shapes."""

from collections.abc import Iterable

from anbinh.kernels.papers import form, wording
from anbinh.kernels.papers.errors import BadPaper
from anbinh.kernels.papers.forms import chosen, filled_in
from anbinh.kernels.papers.layout import Figure, Line, NewPage, Shape
from anbinh.kernels.papers.numbering import Counter
from anbinh.kernels.papers.paper import (
    Block,
    Choices,
    Fields,
    Heading,
    Image,
    Landscape,
    Level,
    Listing,
    Marker,
    PageBreak,
    Paragraph,
    Signatures,
    SmallPrint,
    Table,
)
from anbinh.kernels.papers.signing import beside
from anbinh.kernels.papers.tables import ruled
from anbinh.kernels.papers.text import Run, lines

BANNERS = {Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION}
NAMES = {
    Level.TOPIC: ("Đề mục I", 1),
    Level.ARTICLE: ("Điều", 2),
    Level.CLAUSE: ("Khoản", 3),
    Level.POINT: ("Điểm", 4),
}


class Composer:
    """Turns blocks of one text into shapes, counting its headings."""

    def __init__(self, styles: form.Styles) -> None:
        self._styles = styles
        self._counter = Counter()

    def all_shapes(self, blocks: Iterable[Block], room: float) -> list[Shape]:
        return [shape for block in blocks for shape in self.shapes(block, room)]

    def shapes(self, block: Block, room: float) -> list[Shape]:
        """The shapes of one block in a text `room` mm wide."""
        if isinstance(block, Heading | Paragraph | Listing | SmallPrint):
            return [*self._written(block)]
        return self._drawn(block, room)

    def _written(self, block: Heading | Paragraph | Listing | SmallPrint) -> list[Line]:
        match block:
            case Heading():
                return self._heading(block)
            case Listing():
                return self._listing(block, depth=0)
            case Paragraph():
                style = self._styles.aligned(block.align, indent=block.indent)
            case SmallPrint():
                style = self._styles.small
        return [Line(style, runs) for runs in lines(block.text)]

    def _drawn(
        self, block: Fields | Choices | Table | Image | PageBreak | Signatures | Landscape, room: float
    ) -> list[Shape]:
        styles = self._styles
        match block:
            case Fields():
                return [*filled_in(block, styles, room)]
            case Choices():
                return [chosen(block, styles)]
            case Table():
                return ruled(block, styles, room)
            case Image():
                return self._image(block, room)
            case PageBreak():
                return [NewPage()]
            case Signatures():
                return beside(block.columns, styles, room)
            case Landscape():
                raise BadPaper("a landscape stretch does not stand inside another")

    def _heading(self, heading: Heading) -> list[Line]:
        sign = self._counter.next(heading.level, heading.number)
        words = lines(heading.text)
        if heading.level in BANNERS:
            above = Line(self._styles.banner(upper=False), (Run(sign),))
            return [above, *(Line(self._styles.banner(upper=True), _upper(runs)) for runs in words if runs)]
        name, outline = NAMES[heading.level]
        style = self._styles.heading(name, outline=outline, strong=heading.level is not Level.POINT)
        first = _upper(words[0]) if heading.level is Level.TOPIC else words[0]
        return [Line(style, (Run(f"{sign} "), *first)), *(Line(self._styles.paragraph, runs) for runs in words[1:])]

    def _listing(self, listing: Listing, *, depth: int) -> list[Line]:
        done: list[Line] = []
        place = listing.start
        for item in listing.items:
            if isinstance(item, Listing):
                done += self._listing(item, depth=depth + 1)
                continue
            first, *rest = lines(item)
            done.append(Line(self._styles.item(depth), (Run(f"{_marker(listing.marker, place)} "), *first)))
            done += [Line(self._styles.item(depth), runs) for runs in rest]
            place += 1
        return done

    def _image(self, image: Image, room: float) -> list[Shape]:
        picture = image.picture()
        if picture.width > room:
            raise BadPaper(f"a picture of {picture.width:g} mm does not fit into {room:g} mm")
        caption = [Line(self._styles.caption, runs) for runs in lines(image.caption) if runs]
        return [Figure(picture, image.says, image.align), *caption]


def _upper(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(Run(run.text.upper(), run.bold, run.italic, run.address) for run in runs)


def _marker(marker: Marker, place: int) -> str:
    match marker:
        case Marker.NUMBER:
            return f"{place}."
        case Marker.LETTER:
            return f"{wording.point(place)})"
        case _:
            return str(marker.value)
