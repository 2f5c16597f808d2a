"""What people type is printed as they typed it, whatever it would mean to Typst, to Word or to XML."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anbinh.kernels.papers import (
    Annex,
    Field,
    Fields,
    Letterhead,
    Paper,
    Paragraph,
    Row,
    Signature,
    Table,
    Title,
    render_docx,
    render_pdf,
)
from anbinh.kernels.papers.paper import Column
from anbinh.kernels.papers.tests.opened import bare, docx_words, pdf_pages
from anbinh.kernels.papers.tests.samples import AT, HOSTILE, LONG_WORDS, slip

MARKUP = [
    HOSTILE,
    "#panic()",
    '#import "@preview/x:1.0.0": *',
    '#read("/etc/passwd") #include "main.typ"',
    "$ x^2 $ @khóa <nhãn> \\u{41}",
    "= Đề mục\n- gạch đầu dòng\n+ số\n/ thuật ngữ: nghĩa",
    "]]></w:t></w:r><w:r><w:br/>",
    "&lt;b&gt; &#x41; <!-- x -->",
    '"); #eval("1+1") //',
]


@pytest.mark.parametrize("text", MARKUP)
def test_it_prints_markup_as_it_was_typed(text: str) -> None:
    paper = slip(text)
    assert all(line in docx_words(render_docx(paper, at=AT)) for line in text.split("\n"))
    printed = bare("".join(pdf_pages(render_pdf(paper, at=AT))))
    assert all(bare(line) in printed for line in text.split("\n"))


def test_it_prints_markup_everywhere_a_paper_takes_words() -> None:
    text = "#x$y$*z*_w_@v<u>"
    paper = Paper(
        (Paragraph(text), Fields((Field(text, text),)), Table((Column(text),), (Row((text,)),), caption=text)),
        letterhead=Letterhead(text, text, 5, text, text),
        title=Title(text, text),
        addressees=(text,),
        authority=text,
        grounds=(text,),
        signatures=(Signature((text,), text, text),),
        recipients=(text,),
        annexes=(Annex(text, ()),),
        mark=text,
    )
    written = bare("".join(docx_words(render_docx(paper, at=AT)))).casefold()
    assert written.count(text) == 23
    marks_of_two_pages = 2
    printed = bare("".join(pdf_pages(render_pdf(paper, at=AT)))).casefold()
    assert printed.count(text) == 23 + marks_of_two_pages


def test_it_prints_words_wider_than_their_column_whole() -> None:
    """That they stay inside the margins is seen in test_office."""
    printed = bare("".join(pdf_pages(render_pdf(slip(LONG_WORDS), at=AT))))
    assert all(printed.count(bare(word)) >= 2 for word in LONG_WORDS.split(" "))


def test_it_prints_the_code_of_a_letter_the_font_lacks() -> None:
    paper = Paper((Paragraph("Người bán: 张 😀\ufe0f"),))
    assert "Người bán: [U+5F20] [U+1F600]" in pdf_pages(render_pdf(paper, at=AT))[0].replace("\n", " ")
    assert docx_words(render_docx(paper, at=AT)) == ["Người bán: 张 😀\ufe0f"]


def test_it_breaks_a_row_longer_than_a_page() -> None:
    cell = " ".join(f"từ{number}" for number in range(4000))
    paper = Paper((Table((Column("Nội dung"), Column("Ghi chú")), (Row((cell, "x")), Row(("sau", "y")))),))
    pages = pdf_pages(render_pdf(paper, at=AT))
    assert len(pages) > 3
    assert "từ3999" in "".join(pages)
    assert "sau" in pages[-1]


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec=None), max_size=60))
def test_it_survives_any_text(text: str) -> None:
    assert render_docx(slip(text), at=AT).startswith(b"PK")
    assert render_pdf(slip(text), at=AT).startswith(b"%PDF")
