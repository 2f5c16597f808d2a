"""Both engines print the same words, and the same bytes each time."""

import hashlib
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from pypdf.generic import StreamObject

from anbinh.kernels.papers import Paper, Paragraph, render_docx, render_pdf
from anbinh.kernels.papers.composing import compose
from anbinh.kernels.papers.letters import FONTS, has
from anbinh.kernels.papers.tests import samples
from anbinh.kernels.papers.tests.opened import bare, docx_words, opened, pdf_pages, words_of
from anbinh.kernels.papers.tests.samples import AT

SAMPLES = [samples.report, samples.record, samples.register_page, samples.decision, samples.letter, samples.slip]
ONE_PAGE = [samples.record, samples.decision, samples.slip]
by_name = {"ids": lambda value: value.__name__}


@pytest.mark.parametrize("sample", SAMPLES, **by_name)  # type: ignore[arg-type]  # the names and their types are checked where they are read
def test_it_prints_every_word_of_the_model_in_the_docx_and_no_other(sample: Callable[[], Paper]) -> None:
    assert docx_words(render_docx(sample(), at=AT)) == words_of(compose(sample()))


@pytest.mark.parametrize("sample", ONE_PAGE, **by_name)  # type: ignore[arg-type]  # the names and their types are checked where they are read
def test_it_prints_every_word_of_the_model_in_the_pdf_and_no_other(sample: Callable[[], Paper]) -> None:
    layout = compose(sample())
    mark = "".join(run.text for run in layout.mark)
    printed = bare("".join(pdf_pages(render_pdf(sample(), at=AT))))
    assert sorted(printed) == sorted(bare("".join([*words_of(layout), mark])))
    assert all(bare(line) in printed for line in words_of(layout))


@pytest.mark.parametrize("render", [render_docx, render_pdf])
def test_it_makes_the_same_bytes_from_the_same_paper_and_moment(render: Callable[..., bytes]) -> None:
    first = render(samples.report(), at=AT)
    assert render(samples.report(), at=AT) == first
    assert render(samples.report(), at=AT.astimezone(timezone(timedelta(hours=7)))) == first
    assert render(samples.report(), at=AT + timedelta(seconds=2)) != first


def test_it_writes_the_moment_title_and_issuer_into_the_docx() -> None:
    data = render_docx(samples.report(), at=AT)
    core = opened(data).core_properties
    assert (core.created, core.modified) == (AT, AT)
    assert core.title == "Báo cáo Kết quả công tác phòng, chống tội phạm quý I và phương hướng quý II năm 2024"
    assert (core.author, core.last_modified_by, core.comments) == ("Ban Chỉ đạo 138", "Ban Chỉ đạo 138", "")
    with ZipFile(BytesIO(data)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(2024, 3, 6, 7, 5, 8)}
        assert not [name for name in file.namelist() if "thumbnail" in name]


def test_it_writes_the_moment_title_and_issuer_into_the_pdf() -> None:
    about = PdfReader(BytesIO(render_pdf(samples.report(), at=AT))).metadata
    assert about is not None
    assert about.creation_date == datetime(2024, 3, 6, 7, 5, 9, tzinfo=UTC)
    assert (about.author, (about.title or "")[:8]) == ("Ban Chỉ đạo 138", "Báo cáo ")


def test_it_declares_pdf_a_2b_and_vietnamese() -> None:
    reader = PdfReader(BytesIO(render_pdf(samples.report(), at=AT)))
    metadata = reader.root_object["/Metadata"].get_object()
    assert isinstance(metadata, StreamObject)
    described = metadata.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in described
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in described
    assert reader.root_object["/OutputIntents"]
    assert str(reader.root_object["/Lang"]) == "vi"
    assert not reader.is_encrypted


def test_it_sets_the_pdf_in_its_own_letters_only() -> None:
    reader = PdfReader(BytesIO(render_pdf(samples.report(), at=AT)))
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]  # pypdf says any object
    assert {font["/BaseFont"].split("+")[1].split("-")[0] for font in fonts} == {"LiberationSerif"}
    assert all(
        "/FontFile2" in font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object() for font in fonts
    )


def test_it_has_every_vietnamese_letter_in_every_face() -> None:
    vowels = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    marks = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    composed = [unicodedata.normalize("NFC", vowel + mark) for vowel in vowels for mark in marks]
    assert {len(letter) for letter in composed} == {1}
    letters = [*composed, "đ", "Đ", "₫", "–", "“", "”", "…", "□", "■", "≥", "≤"]
    faces = [(bold, italic) for bold in (False, True) for italic in (False, True)]
    assert not [letter for letter in letters for bold, italic in faces if not has(letter, bold=bold, italic=italic)]


def test_it_ships_the_fonts_unchanged() -> None:
    found = {file.name: hashlib.sha256(file.read_bytes()).hexdigest()[:16] for file in sorted(FONTS.glob("*.ttf"))}
    assert found == {
        "LiberationSerif-Bold.ttf": "446a4421f2976984",
        "LiberationSerif-BoldItalic.ttf": "36dd6965be8915f6",
        "LiberationSerif-Italic.ttf": "c1830c433ab41379",
        "LiberationSerif-Regular.ttf": "29d12439831b7f59",
    }
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL-liberation.txt").read_text(encoding="utf-8")


def test_it_makes_an_empty_paper() -> None:
    assert docx_words(render_docx(Paper(()), at=AT)) == []
    assert [page.strip() for page in pdf_pages(render_pdf(Paper((Paragraph(""),)), at=AT))] == [""]
    assert [page.strip() for page in pdf_pages(render_pdf(Paper(()), at=AT))] == [""]
