"""Charts: the drawing obeys the content policy, carries our letters, and has its numbers beneath."""

import re

from django.template import Context, Template
from django.utils import translation

from anbinh.foundation.web.charts import FONT, Chart

ROWS = [
    {"month": "Tháng 1", "count": 1200, "kind": "Trộm cắp"},
    {"month": "Tháng 2", "count": 1350.5, "kind": "Trộm cắp"},
    {"month": "Tháng 1", "count": 900, "kind": "Lừa đảo"},
]
LABELS = {"month": "Tháng", "count": "Số vụ", "kind": "Loại"}


def test_it_draws_without_inline_style_or_script() -> None:
    for kind in ("line", "column", "bar"):
        drawing = Chart("Số vụ", ROWS, "month", "count", "kind", kind).svg
        assert "style=" not in drawing and "<style" not in drawing and "<script" not in drawing, kind


def test_it_is_one_labelled_image() -> None:
    drawing = Chart('Số vụ "lớn" & nhỏ', ROWS, "month", "count").svg
    assert drawing.startswith('<svg class="chart-drawing" role="img" aria-label="Số vụ &quot;lớn&quot; &amp; nhỏ"')
    assert drawing.count("role=") == 1 and "Tháng 1" in drawing


def test_it_is_set_in_the_letters_of_the_house() -> None:
    families = set(re.findall(r'font-family="([^"]*)"', Chart("Số vụ", ROWS, "month", "count").svg))
    assert families == {FONT}


def test_it_writes_thousands_as_the_page_does() -> None:
    chart = {"title": "Số vụ", "rows": ROWS, "x": "month", "y": "count"}
    assert "1.200" in Chart(**chart).svg  # type: ignore[arg-type]  # the names and their types are checked where they are read
    with translation.override("en"):
        assert "1,200" in Chart(**chart).svg  # type: ignore[arg-type]  # the names and their types are checked where they are read


def test_it_escapes_names_in_the_drawing() -> None:
    drawing = Chart("x", [{"month": "<script>alert(1)</script>", "count": 1}], "month", "count", kind="bar").svg
    assert "<script" not in drawing


def test_it_puts_the_numbers_beneath_as_a_table() -> None:
    chart = Chart("Số vụ", ROWS, "month", "count", "kind", labels=LABELS, note="Số liệu minh họa.")
    page = Template("{% load anbinh %}{% chart chart %}").render(Context({"chart": chart}))
    assert '<th scope="col">Số vụ</th>' in page and "<td>1.350,5</td>" in page and "Số liệu minh họa." in page


def test_it_draws_a_specification_as_it_is_given() -> None:
    spec = {"mark": "bar", "data": {"values": ROWS}, "encoding": {"x": {"field": "count", "type": "quantitative"}}}
    assert "<path" in Chart("Số vụ", spec=spec).svg


def test_it_draws_an_empty_chart() -> None:
    assert "<svg" in Chart("Số vụ", [], "month", "count").svg
