"""The docx in the real LibreOffice, beside the PDF: the same pages, and letters of one font."""

import os
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader

from anbinh.kernels.papers import Paper, render_docx, render_pdf
from anbinh.kernels.papers.composing import compose
from anbinh.kernels.papers.letters import FONTS
from anbinh.kernels.papers.tests import samples
from anbinh.kernels.papers.tests.opened import bare, pdf_pages, words_of
from anbinh.kernels.papers.tests.samples import AT

pytestmark = pytest.mark.office

PAPERS: dict[str, Callable[[], Paper]] = {
    "report": samples.report,
    "record": samples.record,
    "register": samples.register_page,
    "decision": samples.decision,
    "letter": samples.letter,
    "slip": samples.slip,
}
# Only our letters, and the decree's font by ours, as on a machine that has Liberation for Times New Roman.
FONTCONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{fonts}</dir><cachedir>{cache}</cachedir>
<alias binding="same"><family>Times New Roman</family><prefer><family>Liberation Serif</family></prefer></alias>
</fontconfig>"""

DOTS_PER_MM = 50 / 25.4


def long_words() -> Paper:
    return samples.slip(samples.LONG_WORDS)


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What LibreOffice makes of each docx, in one start of it."""
    folder = tmp_path_factory.mktemp("office")
    settings = folder / "fonts.conf"
    settings.write_text(FONTCONFIG.format(fonts=FONTS, cache=folder / "cache"), encoding="utf-8")
    for name, paper in {**PAPERS, "long": long_words}.items():
        (folder / f"{name}.docx").write_bytes(render_docx(paper(), at=AT))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *map(str, folder.glob("*.docx")),
        ],
        check=True,
        capture_output=True,
        timeout=180,
        env={**os.environ, "FONTCONFIG_FILE": str(settings), "HOME": str(folder)},
    )
    return {name: (folder / f"{name}.pdf").read_bytes() for name in (*PAPERS, "long")}


def _pictures(data: bytes, folder: Path) -> list[Image.Image]:
    folder.mkdir()
    (folder / "a.pdf").write_bytes(data)
    subprocess.run(["pdftoppm", "-r", "50", "-gray", "-png", "a.pdf", "p"], cwd=folder, check=True, capture_output=True)
    return [Image.open(file).convert("L") for file in sorted(folder.glob("p*.png"))]


def _ink(picture: Image.Image) -> tuple[int, int, int, int]:
    box = ImageChops.invert(picture).point([255 if ink > 64 else 0 for ink in range(256)]).getbbox()
    assert box, "the page is white"
    return box


@pytest.mark.parametrize("name", PAPERS)
def test_it_opens_with_every_word(name: str, converted: dict[str, bytes]) -> None:
    printed = bare("".join(pdf_pages(converted[name])))
    assert not [line for line in words_of(compose(PAPERS[name]())) if bare(line) not in printed]


@pytest.mark.parametrize("name", PAPERS)
def test_it_takes_as_many_pages_as_the_pdf_with_the_same_numbers(name: str, converted: dict[str, bytes]) -> None:
    ours, theirs = pdf_pages(render_pdf(PAPERS[name](), at=AT)), pdf_pages(converted[name])
    assert len(ours) == len(theirs)
    heads = [[page.strip().split("\n", 1)[0].strip() for page in pages] for pages in (ours, theirs)]
    numbers = [[head if head.isdigit() else "" for head in row] for row in heads]
    assert numbers[0] == numbers[1]


def test_it_is_set_in_letters_of_one_family(converted: dict[str, bytes]) -> None:
    pages = PdfReader(BytesIO(converted["report"])).pages
    names = {font.get_object()["/BaseFont"] for page in pages for font in page["/Resources"]["/Font"].values()}  # type: ignore[index]  # pypdf says any object
    assert {str(name).split("+")[-1].split("-")[0] for name in names} == {"LiberationSerif"}


@pytest.mark.parametrize("name", ["report", "record", "decision", "letter"])
def test_it_looks_like_the_pdf(name: str, converted: dict[str, bytes], tmp_path: Path) -> None:
    """The ink of the first page stands in the same places, give or take two millimetres."""
    ours = _pictures(render_pdf(PAPERS[name](), at=AT), tmp_path / "ours")[0]
    theirs = _pictures(converted[name], tmp_path / "theirs")[0]
    boxes = [
        ImageChops.invert(picture).point(lambda ink: 255 if ink > 64 else 0).getbbox() for picture in (ours, theirs)
    ]
    assert all(boxes)
    assert all(abs(a - b) <= 4 for a, b in zip(*(box or () for box in boxes), strict=True))


def test_it_keeps_words_wider_than_their_column_inside_the_margins(converted: dict[str, bytes], tmp_path: Path) -> None:
    for place, data in enumerate((render_pdf(long_words(), at=AT), converted["long"])):
        for picture in _pictures(data, tmp_path / str(place)):
            left, _, right, _ = (round(side / DOTS_PER_MM) for side in _ink(picture))
            assert left >= 29
            assert right <= 196
