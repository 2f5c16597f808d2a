"""The docx engine: an editable file for Word and LibreOffice, with named styles in Vietnamese."""

from datetime import datetime

from docx import Document
from docx.document import Document as Opened
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm

from anbinh.kernels.papers import form
from anbinh.kernels.papers.composing import compose
from anbinh.kernels.papers.docx_file import packed, properties
from anbinh.kernels.papers.docx_shapes import Drawing
from anbinh.kernels.papers.docx_styles import StyleSheet
from anbinh.kernels.papers.docx_xml import element
from anbinh.kernels.papers.layout import Layout, Line, Part
from anbinh.kernels.papers.moment import whole_second
from anbinh.kernels.papers.paper import Paper
from anbinh.kernels.papers.text import Run


def render_docx(paper: Paper, *, at: datetime) -> bytes:
    """A docx file. `at` (aware) is the moment written into the file; the same paper and moment give the same bytes."""
    moment = whole_second(at)
    layout = compose(paper)
    document = Document()
    sheet = StyleSheet(document, size=paper.size)
    drawing = Drawing(document, sheet)
    for place, part in enumerate(layout.parts):
        section = document.sections[0] if place == 0 else _next_section(document, sheet)
        _set_page(section, part)
        if place == 0:
            _set_margins_text(section, layout, drawing)
        room = form.text_width(part.landscape)
        body = document.element.body
        for shape in drawing.shapes(part.shapes, room):
            body.insert(len(body) - 1, shape)  # before the last section's own properties
    properties(document, layout, moment)
    return packed(document, moment)


def _next_section(document: Opened, sheet: StyleSheet) -> Section:
    section: Section = document.add_section(WD_SECTION.NEW_PAGE)
    sheet.make_tiny(document.element.body[-2])  # the paragraph that carries the end of the section before
    return section


def _set_page(section: Section, part: Part) -> None:
    across, down = (form.PAGE_HEIGHT, form.PAGE_WIDTH) if part.landscape else (form.PAGE_WIDTH, form.PAGE_HEIGHT)
    section.orientation = WD_ORIENT.LANDSCAPE if part.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(across), Mm(down)
    section.top_margin, section.bottom_margin = Mm(form.TOP), Mm(form.BOTTOM)
    section.left_margin, section.right_margin = Mm(form.LEFT), Mm(form.RIGHT)
    section.header_distance, section.footer_distance = Mm(form.HEADER), Mm(form.FOOTER)
    section.gutter = Mm(0)
    section.different_first_page_header_footer = part.first
    _number_from_one(section._sectPr, part.first)


def _number_from_one(properties: BaseOxmlElement, first: bool) -> None:
    for old in properties.findall(qn("w:pgNumType")):
        properties.remove(old)
    if first:
        columns = properties.find(qn("w:cols"))
        columns.addprevious(element("pgNumType", start=1))  # the template has columns


def _set_margins_text(section: Section, layout: Layout, drawing: Drawing) -> None:
    """The page number from page 2 on, and the mark at the foot of every page. Later sections go on with them."""
    number = Line(layout.page_number, (Run("PAGE"),))
    nothing = Line(layout.page_number, ())
    mark = Line(layout.mark_style, layout.mark)
    for place, line in (
        (section.header, number),
        (section.first_page_header, nothing),
        (section.footer, mark),
        (section.first_page_footer, mark),
    ):
        place.is_linked_to_previous = False
        for old in place.paragraphs:
            old._p.getparent().remove(old._p)
        shape = drawing.page_field(line) if line is number else drawing.paragraph(line, form.text_width(False))
        place._element.append(shape)
