"""Outlines: what stands in data/, and what is refused."""

from pathlib import Path

import pytest

from anbinh.kernels.figures.errors import BadDefinition
from anbinh.outputs.briefs.outline import outlines, read_outline

WHOLE = """
kind: odd
version: 1
name: {vi: Lạ, en: Odd}
period: year
document: Báo cáo
symbol: BC
abstract: "SAY"
parts:
  - {title: Tình hình, sections: [SECTIONS]}
"""


def test_it_has_an_outline_for_each_kind_of_report() -> None:
    assert list(outlines()) == ["annual", "half", "quarter", "month", "campaign"]


@pytest.mark.parametrize("kind", ["annual", "half", "quarter", "month", "campaign"])
def test_it_has_the_four_parts_and_no_section_twice(kind: str) -> None:
    outline = outlines()[kind]
    keys = [section.key for section in outline.sections]
    assert len(outline.parts) == 4 and len(set(keys)) == len(keys)
    assert outline.parts[0].title == "Tình hình" and outline.parts[2].title == "Đánh giá"
    assert {"reports_resolution_rate", "clearance_rate_severe"} <= set(outline.figures)


@pytest.mark.parametrize(
    ("say", "sections", "sentence"),
    [
        ("{no_such_figure}", "", "no_such_figure"),
        ("{reports_received:sum}", "", "sum is none of"),
        ("Kết quả {period}", "nowhere", "nowhere is none of"),
    ],
)
def test_it_refuses_an_outline_that_names_what_is_not_there(
    tmp_path: Path, say: str, sections: str, sentence: str
) -> None:
    file = tmp_path / "odd.yaml"
    file.write_text(WHOLE.replace("SAY", say).replace("SECTIONS", sections), encoding="utf-8")
    with pytest.raises(BadDefinition, match=sentence):
        read_outline(file, {}, under=tmp_path)
