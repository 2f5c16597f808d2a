"""An official paper (văn bản hành chính) in the form of Nghị định 30/2020/NĐ-CP: described once, made as docx, PDF/A.

Refuses: knowing any record, reading the clock, taking a person's text for markup. Stands on: its own letters (fonts/).
"""

from anbinh.kernels.papers.docx import render_docx
from anbinh.kernels.papers.errors import BadPaper
from anbinh.kernels.papers.paper import (
    Align,
    Annex,
    Block,
    Cell,
    Choices,
    Column,
    Field,
    Fields,
    Heading,
    Image,
    Landscape,
    Letterhead,
    Level,
    Listing,
    Marker,
    PageBreak,
    Paper,
    Paragraph,
    Row,
    Signature,
    Signatures,
    SmallPrint,
    Table,
    Title,
)
from anbinh.kernels.papers.pdf import render_pdf
from anbinh.kernels.papers.text import Run, Text, bold, italic, reference

__all__ = [
    "Align",
    "Annex",
    "BadPaper",
    "Block",
    "Cell",
    "Choices",
    "Column",
    "Field",
    "Fields",
    "Heading",
    "Image",
    "Landscape",
    "Letterhead",
    "Level",
    "Listing",
    "Marker",
    "PageBreak",
    "Paper",
    "Paragraph",
    "Row",
    "Run",
    "Signature",
    "Signatures",
    "SmallPrint",
    "Table",
    "Text",
    "Title",
    "bold",
    "italic",
    "reference",
    "render_docx",
    "render_pdf",
]
