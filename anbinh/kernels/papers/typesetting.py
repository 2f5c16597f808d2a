"""One way to Typst: files in memory, the fonts of this room and no other."""

from base64 import b64encode
from datetime import datetime
from functools import lru_cache
from typing import Literal

import typst

from anbinh.kernels.papers.letters import FONTS
from anbinh.kernels.papers.pictures import Picture

DOTS_PER_INCH = 300
MEDIA = {"png": "png", "jpg": "jpeg"}
FOR_A_DRAWING = b"""#let size = json("size.json")
#set page(width: size.at(0) * 1mm, height: size.at(1) * 1mm, margin: 0pt, fill: white)
#image("drawing.svg", width: 100%, height: 100%)"""


def pdf_a(files: dict[str, bytes], *, moment: datetime) -> bytes:
    """A PDF/A-2b of `main.typ`, which finds the other files beside it."""
    return _compiled(files, "pdf", moment)


def as_drawing(picture: Picture) -> bytes:
    """SVG that holds the picture unchanged: Typst takes only text as a file in memory."""
    if picture.kind == "svg":
        return picture.data
    size = f'width="{picture.width:.3f}" height="{picture.height:.3f}"'
    data = f"data:image/{MEDIA[picture.kind]};base64,{b64encode(picture.data).decode()}"
    box = f"0 0 {picture.width:.3f} {picture.height:.3f}"
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><image {size} href="{data}"/></svg>'
    return drawn.encode()


def as_png(picture: Picture) -> bytes:
    """A drawing for the engine that cannot hold SVG."""
    size = f"[{picture.width:.3f}, {picture.height:.3f}]".encode()
    return _compiled({"main.typ": FOR_A_DRAWING, "size.json": size, "drawing.svg": picture.data}, "png", None)


def _compiled(files: dict[str, bytes], kind: Literal["pdf", "png"], moment: datetime | None) -> bytes:
    made: bytes = typst.compile(  # type: ignore[call-overload]  # its types know no list of fonts
        files,  # several files in memory are taken, though not declared
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format=kind,
        ppi=DOTS_PER_INCH,
        pdf_standards="a-2b" if kind == "pdf" else [],
        timestamp=int(moment.timestamp()) if moment else None,
    )
    return made


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Two versions of one family on a machine would mix their letters: only ours are seen."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
