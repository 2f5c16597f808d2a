"""Reads back what the engines made: the words of a model, of a docx and of a PDF."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO

from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from pypdf import PdfReader

from anbinh.kernels.papers.layout import Grid, Layout, Line, Rule, Shape


def words_of(layout: Layout) -> list[str]:
    """Every line of the model that has words, in order."""
    shapes = (shape for part in layout.parts for shape in part.shapes)
    return [line.text for line in _lines(shapes) if line.text]


def opened(data: bytes) -> Opened:
    return Document(BytesIO(data))


def docx_words(data: bytes) -> list[str]:
    """Every paragraph of the body that has words, those of tables in their place."""
    document = opened(data)
    paragraphs = (Paragraph(node, document) for node in document.element.body.iter(qn("w:p")))
    return [text for paragraph in paragraphs if (text := paragraph.text.rstrip("\t")).strip()]


def pdf_pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(data)).pages]


def bare(text: str) -> str:
    """Without spaces, line ends and dots: what no engine may change."""
    return re.sub(r"[\s.…]", "", text)


def _lines(shapes: Iterable[Shape]) -> Iterator[Line]:
    for shape in shapes:
        if isinstance(shape, Line):
            yield shape
        elif isinstance(shape, Grid):
            blocks: Iterable[Line | Rule] = (b for row in shape.rows for cell in row.cells for b in cell.blocks)
            yield from (block for block in blocks if isinstance(block, Line))
