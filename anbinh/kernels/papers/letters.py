"""The letters of a paper: which there are and how wide they set. Liberation Serif has the widths of Times New Roman."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent / "fonts"
FAMILY = "Liberation Serif"
MM_PER_POINT = 25.4 / 72


class Face(NamedTuple):
    """Letters by code point with their widths in parts of the em."""

    widths: dict[int, float]


@cache
def face(bold: bool = False, italic: bool = False) -> Face:
    name = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}
    with TTFont(FONTS / f"LiberationSerif-{name[bold, italic]}.ttf", lazy=True) as font:
        em = int(font["head"].unitsPerEm)  # type: ignore[attr-defined]  # tables are known by name only
        advances = font["hmtx"].metrics
        letters: dict[int, str] = font.getBestCmap() or {}
        return Face({code: advances[glyph][0] / em for code, glyph in letters.items()})


def width(text: str, *, size: float, bold: bool = False, italic: bool = False) -> float:
    """Millimetres one line of `text` takes at `size` points. A letter the face lacks counts as one em."""
    widths = face(bold, italic).widths
    return sum(widths.get(ord(letter), 1.0) for letter in text) * size * MM_PER_POINT


def has(letter: str, *, bold: bool = False, italic: bool = False) -> bool:
    return ord(letter) in face(bold, italic).widths
