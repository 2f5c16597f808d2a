"""The shapes of the model as WordprocessingML."""

from collections.abc import Iterator, Sequence
from io import BytesIO

from docx.document import Document as Opened
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

from anbinh.kernels.papers import form
from anbinh.kernels.papers.docx_styles import ALIGN, StyleSheet
from anbinh.kernels.papers.docx_xml import element, twips, words
from anbinh.kernels.papers.layout import Figure, Grid, GridCell, Line, NewPage, Rule, Shape
from anbinh.kernels.papers.text import Run
from anbinh.kernels.papers.typesetting import as_png

INNER = ("top", "left", "bottom", "right")
BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


class Drawing:
    """Draws shapes for one document: it knows its styles, and joins links and pictures to it."""

    def __init__(self, document: Opened, sheet: StyleSheet) -> None:
        self._part = document.part
        self._sheet = sheet

    def shapes(self, shapes: Sequence[Shape], room: float) -> Iterator[BaseOxmlElement]:
        for shape in shapes:
            match shape:
                case Line():
                    yield self.paragraph(shape, room)
                case Rule():
                    yield self._stroke(shape, room)
                case Figure():
                    yield self._picture(shape)
                case Grid():
                    yield self._table(shape)
                    yield self._apart(after=shape.after)  # two tables in a row would grow together
                case NewPage():
                    yield self._apart(element("r", element("br", type="page")))

    def paragraph(self, line: Line, room: float) -> BaseOxmlElement:
        properties = element("pPr", element("pStyle", val=self._sheet.id(line.style)))
        made = element("p", properties)
        for run in line.runs:
            made.append(self._linked(run) if run.address else _run(run))
        if line.leader:
            properties.append(element("tabs", element("tab", val="right", leader="dot", pos=twips(room))))
            made.append(element("r", element("tab")))
        return made

    def page_field(self, line: Line) -> BaseOxmlElement:
        """A paragraph that shows the number of its page."""
        style = element("pPr", element("pStyle", val=self._sheet.id(line.style)))
        field = (
            element("fldChar", fldCharType="begin"),
            words(" PAGE ", "instrText"),
            element("fldChar", fldCharType="separate"),
            words("2"),
            element("fldChar", fldCharType="end"),
        )
        return element("p", style, *(element("r", part) for part in field))

    def _linked(self, run: Run) -> BaseOxmlElement:
        relation = self._part.relate_to(run.address or "", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = element("hyperlink", _run(run))
        link.set(qn("r:id"), relation)
        return link

    def _apart(self, *children: BaseOxmlElement, after: float = 0) -> BaseOxmlElement:
        properties = element("pPr", element("pStyle", val=self._sheet.tiny))
        if after:
            properties.append(element("spacing", after=round(after * 20)))
        return element("p", properties, *children)

    def _stroke(self, rule: Rule, room: float) -> BaseOxmlElement:
        free = twips(max(room - rule.width, 0) / 2)
        border = element("pBdr", element("bottom", val="single", sz=6, space=0, color="000000"))
        spacing = element("spacing", before=round(rule.before * 20), after=round(rule.after * 20))
        sides = element("ind", left=free, right=free)
        return element("p", element("pPr", element("pStyle", val=self._sheet.stroke), border, spacing, sides))

    def _picture(self, figure: Figure) -> BaseOxmlElement:
        picture = figure.picture
        data = as_png(picture) if picture.kind == "svg" else picture.data
        inline = self._part.new_pic_inline(BytesIO(data), Mm(picture.width), Mm(picture.height))
        for described in inline.iter(qn("wp:docPr"), qn("pic:cNvPr")):
            described.set("descr", figure.says)
        properties = element("pPr", element("keepNext"), element("spacing", before=60, after=60))
        properties.append(element("jc", val=ALIGN[figure.align]))
        return element("p", properties, element("r", element("drawing", inline)))

    def _table(self, grid: Grid) -> BaseOxmlElement:
        """Fixed widths; nothing but the words of the cells moves a line."""
        padding = twips(form.TABLE_PADDING) if grid.ruled else 0
        margins = {"top": 0, "left": padding, "bottom": 0, "right": padding}
        properties = element(
            "tblPr",
            element("tblW", w=twips(sum(grid.widths)), type="dxa"),
            element("tblInd", w=0, type="dxa"),
            *([element("tblBorders", *(element(side, val="single", sz=4) for side in BORDERS))] if grid.ruled else []),
            element("tblLayout", type="fixed"),
            element("tblCellMar", *(element(side, w=margins[side], type="dxa") for side in INNER)),
        )
        columns = element("tblGrid", *(element("gridCol", w=twips(width)) for width in grid.widths))
        return element("tbl", properties, columns, *self._rows(grid, twice=2 * form.TABLE_PADDING if grid.ruled else 0))

    def _rows(self, grid: Grid, *, twice: float) -> Iterator[BaseOxmlElement]:
        reaching: dict[int, tuple[GridCell, int]] = {}  # by column: a cell from above and how many rows it still takes
        for number, (row, places) in enumerate(zip(grid.rows, grid.places(), strict=True)):
            properties = [element("cantSplit")] if row.keep else []
            properties += [element("tblHeader")] if number < grid.head else []
            made = element("tr", *([element("trPr", *properties)] if properties else []))
            begun = dict(zip(places, row.cells, strict=True))
            for column in sorted({*begun, *reaching}):
                if column in begun:
                    cell = begun[column]
                    made.append(self._cell(cell, grid, column, twice))
                    if cell.down > 1:
                        reaching[column] = (cell, cell.down - 1)
                    continue
                cell, left = reaching.pop(column)
                made.append(self._cell(GridCell((), cell.across), grid, column, twice, goes_on=True))
                if left > 1:
                    reaching[column] = (cell, left - 1)
            yield made

    def _cell(self, cell: GridCell, grid: Grid, column: int, twice: float, *, goes_on: bool = False) -> BaseOxmlElement:
        width = sum(grid.widths[column : column + cell.across])
        properties = element("tcPr", element("tcW", w=twips(width), type="dxa"))
        if cell.across > 1:
            properties.append(element("gridSpan", val=cell.across))
        if goes_on or cell.down > 1:
            properties.append(element("vMerge", val="continue" if goes_on else "restart"))
        if cell.middle:
            properties.append(element("vAlign", val="center"))
        return element("tc", properties, *(self.shapes(cell.blocks, width - twice) if cell.blocks else [self._apart()]))


def _run(run: Run) -> BaseOxmlElement:
    marks = [element(tag) for tag, on in (("b", run.bold), ("bCs", run.bold)) if on]
    marks += [element(tag) for tag, on in (("i", run.italic), ("iCs", run.italic)) if on]
    made = element("r", *([element("rPr", *marks)] if marks else []))
    for place, part in enumerate(run.text.split("\n")):
        made.extend([element("br")] if place else [])
        made.append(words(part))
    return made
