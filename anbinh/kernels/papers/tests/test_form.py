"""The form of the decree, read from the files themselves."""

from io import BytesIO

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from anbinh.kernels.papers import render_docx, render_pdf
from anbinh.kernels.papers.tests import samples
from anbinh.kernels.papers.tests.opened import bare, docx_words, opened, pdf_pages
from anbinh.kernels.papers.tests.samples import AT

REPORT = opened(render_docx(samples.report(), at=AT))
REPORT_PDF = render_pdf(samples.report(), at=AT)
RECORD = opened(render_docx(samples.record(), at=AT))


def _paragraph(text: str, *, within: object = REPORT) -> Paragraph:
    body = within.element.body  # type: ignore[attr-defined]  # python-docx leaves it open
    found = [Paragraph(node, within) for node in body.iter(qn("w:p"))]  # type: ignore[arg-type]  # python-docx leaves it open
    return next(paragraph for paragraph in found if paragraph.text.startswith(text))


def test_it_is_an_a4_sheet_with_the_margins_of_the_decree() -> None:
    for section in REPORT.sections:
        short, long = sorted((section.page_width or 0, section.page_height or 0))
        assert short == pytest.approx(Mm(210), abs=635)
        assert long == pytest.approx(Mm(297), abs=635)
        assert Mm(20) - 635 <= (section.top_margin or 0) <= Mm(25)
        assert Mm(20) - 635 <= (section.bottom_margin or 0) <= Mm(25)
        assert Mm(30) - 635 <= (section.left_margin or 0) <= Mm(35)
        assert Mm(15) - 635 <= (section.right_margin or 0) <= Mm(20)


def test_it_lays_only_the_wide_parts_on_their_side() -> None:
    orientations = [section.orientation for section in REPORT.sections]
    upright, aside = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
    assert orientations == [upright, aside, upright, upright, aside]
    boxes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in PdfReader(BytesIO(REPORT_PDF)).pages]
    assert set(boxes[:3]) == {(595, 842)}
    assert boxes[3] == boxes[-1] == (842, 595)


@pytest.mark.parametrize(
    ("text", "size", "bold", "italic"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, None),
        ("Độc lập - Tự do - Hạnh phúc", 14, True, None),
        ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI", 13, None, None),
        ("BAN CHỈ ĐẠO 138", 13, True, None),
        ("Số: 05/BC-BCĐ", 13, None, None),
        ("Hà Nội, ngày 06 tháng 3 năm 2024", 14, None, True),
        ("BÁO CÁO", 14, True, None),
        ("Kết quả công tác phòng", 14, True, None),
        ("I. TÌNH HÌNH TỘI PHẠM", 14, True, None),
        ("TM. BAN CHỈ ĐẠO", 14, True, None),
        ("Đại tá Nguyễn Thị Hữu Ằng", 14, True, None),
        ("Nơi nhận:", 12, True, True),
        ("- Lưu: VT, PV01.", 11, None, None),
        ("Phụ lục II", 14, True, None),
        ("(Kèm theo Báo cáo số 05/BC-BCĐ", 14, None, True),
    ],
)
def test_it_sets_each_part_in_its_size_and_face(text: str, size: int, bold: bool | None, italic: bool | None) -> None:
    style = _paragraph(text).style
    assert style is not None
    assert (style.font.name, style.font.size) == ("Times New Roman", Pt(size))
    assert (style.font.bold, style.font.italic) == (bold, italic)


def test_it_sets_a_form_one_size_smaller() -> None:
    sizes = {text: _paragraph(text, within=RECORD).style for text in ("CỘNG HÒA", "Độc lập", "BIÊN BẢN", "Hôm nay")}
    assert {text: style.font.size for text, style in sizes.items() if style} == {
        "CỘNG HÒA": Pt(12),
        "Độc lập": Pt(13),
        "BIÊN BẢN": Pt(13),
        "Hôm nay": Pt(13),
    }


def test_it_justifies_the_body_indents_it_and_parts_paragraphs_by_six_points() -> None:
    shape = _paragraph("Thực hiện Nghị quyết").style.paragraph_format  # type: ignore[union-attr]  # python-docx leaves it open
    assert shape.first_line_indent == pytest.approx(Mm(12.7), abs=635)
    assert shape.space_after == Pt(6)
    assert shape.line_spacing == 1.15
    assert str(shape.alignment) == "JUSTIFY (3)"


def test_it_shows_page_numbers_in_the_top_margin_from_page_two() -> None:
    first, *others = REPORT.sections
    assert first.different_first_page_header_footer
    assert " PAGE " in "".join(node.text or "" for node in first.header._element.iter(qn("w:instrText")))
    assert not first.first_page_header.paragraphs[0].text
    assert first.header.paragraphs[0].style.font.size == Pt(13)
    assert first.header_distance == pytest.approx(Mm(10), abs=635)
    assert [section.different_first_page_header_footer for section in others] == [False, False, True, True]
    starts = [section._sectPr.find(qn("w:pgNumType")) is not None for section in REPORT.sections]
    assert starts == [True, False, False, True, True]


def test_it_numbers_the_pages_of_the_pdf_and_of_each_annex() -> None:
    heads = [page.split("\n", 1)[0].strip() for page in pdf_pages(REPORT_PDF)]
    assert [head if head.isdigit() else "" for head in heads] == ["", "2", "3", "4", "5", "", "2", ""]


def test_it_repeats_the_head_of_a_table_on_each_page() -> None:
    register_pages = pdf_pages(render_pdf(samples.register_page(), at=AT))
    assert len(register_pages) > 2
    assert all("Người cung cấp" in page for page in register_pages)
    table = opened(render_docx(samples.register_page(), at=AT)).tables[1]
    repeated = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert repeated == [True, True, *[False] * 60]


def test_it_puts_columns_of_a_group_under_one_heading() -> None:
    table = REPORT.tables[1]
    assert [cell.text for cell in table.rows[0].cells] == [
        "TT",
        "Địa bàn",
        "Tin báo, tố giác",
        "Tin báo, tố giác",
        "Tỷ lệ (%)",
    ]
    assert [cell.text for cell in table.rows[1].cells] == ["TT", "Địa bàn", "Tiếp nhận", "Giải quyết", "Tỷ lệ (%)"]
    assert [cell.text for cell in table.rows[2].cells] == ["(1)", "(2)", "(3)", "(4)", "(5)"]
    assert table.rows[-1].cells[0].text == table.rows[-1].cells[1].text == "Tổng cộng"


def test_it_draws_the_line_under_the_motto_as_long_as_the_motto() -> None:
    motto = next(
        node for node in REPORT.element.body.iter(qn("w:p")) if Paragraph(node, REPORT).text.startswith("Độc lập")
    )
    sides = motto.getnext().pPr.ind
    column = Mm(95.67 + 2)
    assert column - sides.left - sides.right == pytest.approx(Mm(60.46), abs=Mm(0.2))


def test_it_marks_every_page_of_a_form() -> None:
    footers = (RECORD.sections[0].footer, RECORD.sections[0].first_page_footer)
    assert {footer.paragraphs[0].text for footer in footers} == {samples.MARK}
    pages = pdf_pages(render_pdf(samples.register_page(), at=AT))
    assert all(bare(samples.MARK) in bare(page) for page in pages)


def test_it_leaves_dots_to_write_on_where_a_value_is_missing() -> None:
    tabs = [node for node in RECORD.element.body.iter(qn("w:tab")) if node.get(qn("w:leader")) == "dot"]
    assert len(tabs) == 7
    assert "Ngày sinh: ...." in pdf_pages(render_pdf(samples.record(), at=AT))[0].replace(". .", "..").replace(
        "…", "..."
    )


def test_it_leads_from_a_reference_to_its_address() -> None:
    address = "https://anbinh.example/figures/received?period=2024-Q1"
    assert address in {relation.target_ref for relation in REPORT.part.rels.values() if relation.is_external}
    links = [note.get_object() for page in PdfReader(BytesIO(REPORT_PDF)).pages for note in page.get("/Annots", [])]
    assert address in [link["/A"]["/URI"] for link in links]


def test_it_offers_its_headings_as_an_outline() -> None:
    assert [entry.title for entry in PdfReader(BytesIO(REPORT_PDF)).outline if not isinstance(entry, list)] == [
        "BÁO CÁO",
        "I. TÌNH HÌNH TỘI PHẠM",
        "II. KẾT QUẢ CÔNG TÁC",
        "III. PHƯƠNG HƯỚNG, NHIỆM VỤ",
        "Phụ lục I",
        "Phụ lục II",
    ]


def test_it_says_in_words_what_a_picture_shows() -> None:
    says = "Biểu đồ cột: số tin báo ba tháng đầu năm"
    assert [node.get("descr") for node in REPORT.element.body.iter(qn("wp:docPr"))] == [says]
    reader = PdfReader(BytesIO(REPORT_PDF))
    things = (reader.get_object(number) for number in range(1, int(str(reader.trailer["/Size"]))))
    assert says in [thing.get("/Alt") for thing in things if isinstance(thing, DictionaryObject)]


def test_it_writes_a_letter_with_its_subject_under_the_number() -> None:
    words = docx_words(render_docx(samples.letter(), at=AT))
    assert words[4:10] == [
        "Số: 12/CAP-TH",
        "V/v chuyển nguồn tin về tội phạm",
        "đến cơ quan có thẩm quyền",
        "Hoàn Kiếm, ngày 02 tháng 10 năm 2024",
        "Kính gửi:",
        "- Cơ quan Cảnh sát điều tra;",
    ]
    assert "(Kèm theo Công văn số 12/CAP-TH" in " ".join(words)
    assert words[-2:] == ["a) Đơn trình báo", "b) Ảnh chụp"]


def test_it_ends_grounds_as_the_decree_says_and_keeps_their_faces() -> None:
    document = opened(render_docx(samples.decision(), at=AT))
    first, last = (_paragraph(text, within=document) for text in ("Căn cứ Điều 145", "Theo đề nghị"))
    assert (first.text[-1], last.text) == (";", "Theo đề nghị của Đội Tổng hợp.")
    assert [run.bold for run in last.runs] == [None, True, None]
    assert first.style is not None
    assert first.style.font.italic
