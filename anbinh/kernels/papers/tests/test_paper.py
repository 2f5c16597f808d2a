from collections.abc import Callable
from datetime import datetime

import pytest

from anbinh.kernels.papers import (
    BadPaper,
    Cell,
    Choices,
    Column,
    Field,
    Fields,
    Image,
    Landscape,
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
from anbinh.kernels.papers.composing import compose
from anbinh.kernels.papers.pictures import read_picture
from anbinh.kernels.papers.tests.samples import AT, CHART, qr

HEAD = Letterhead("Ban Chỉ đạo 138")


@pytest.mark.parametrize(
    "make",
    [
        lambda: Letterhead("  "),
        lambda: Letterhead("Ban", number=0, symbol="BC"),
        lambda: Letterhead("Ban", number=5),
        lambda: Paper((), size=12),
        lambda: Paper((), subject="chuyển tin"),
        lambda: Paper((), letterhead=HEAD, title=Title("Báo cáo"), subject="chuyển tin"),
        lambda: Paper((), signatures=(Signature(("A",)),) * 4),
        lambda: Table((), ()),
        lambda: Table((Column("a", 0),), ()),
        lambda: Table((Column("a"), Column("b")), (Row(("1",)),)),
        lambda: Table((Column("a"),), (Row((Cell("1", across=2),)),)),
        lambda: Table((Column("a"),), (Row((Cell("1", across=0), "2")),)),
        lambda: Choices("Hình thức", ("a", "b"), frozenset({"c"})),
        lambda: Image(CHART, 100, " "),
        lambda: Image(CHART, 0, "Biểu đồ"),
        lambda: Image(b"GIF89a", 10, "Ảnh"),
        lambda: Image(b"\x89PNG\r\n\x1a\n broken", 10, "Ảnh"),
        lambda: Image(b"<svg", 10, "Ảnh"),
        lambda: Image(b"<html/>", 10, "Ảnh"),
        lambda: Image(b'<svg xmlns="http://www.w3.org/2000/svg"/>', 10, "Ảnh"),
        lambda: Image(
            b'<!DOCTYPE x [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', 10, "Ảnh"
        ),
        lambda: compose(Paper((Landscape((Landscape(()),)),))),
        lambda: compose(Paper((Image(CHART, 166, "Biểu đồ"),))),
        lambda: compose(Paper((Fields(((Field("a"), Field("b")),), label_width=40),))),
        lambda: compose(Paper((Fields((Field("a"),), label_width=400),))),
        lambda: compose(Paper((Fields(((Field("a", share=0), Field("b")),)),))),
    ],
)
def test_it_refuses_a_paper_that_contradicts_itself(make: Callable[[], object]) -> None:
    with pytest.raises(BadPaper):
        make()


@pytest.mark.parametrize("render", [render_docx, render_pdf])
@pytest.mark.parametrize("at", [AT.replace(tzinfo=None), datetime(1979, 3, 6, tzinfo=AT.tzinfo)])
def test_it_refuses_a_moment_no_file_can_bear(render: Callable[..., bytes], at: datetime) -> None:
    with pytest.raises(BadPaper):
        render(Paper((Paragraph("a"),)), at=at)


def test_it_keeps_the_shape_of_a_picture() -> None:
    drawing, code = read_picture(CHART, width=120), read_picture(qr("a"), width=25)
    assert (drawing.kind, drawing.height) == ("svg", 45)
    assert (code.kind, code.height) == ("png", 25)
