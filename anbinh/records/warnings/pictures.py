"""A warning as a picture for sharing (PNG, 1200 × 630) and as a sheet for a notice board (PDF, A4), through Typst.

The two drawings are fixed files; the words go to them as data, so no text of a person is ever read as markup.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import fontpkg_be_vietnam_pro
import typst

DATA = Path(__file__).parent / "data"
FONTS = Path(fontpkg_be_vietnam_pro.__file__).parent / "files"
# Letters from the smallest to the largest that still leave the sheet at one page.
SIZES = (22, 19, 17, 15, 13, 11)
LENGTHS = (560, 760, 980, 1280, 1700)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What both say. `over` marks a drill or a cancelled warning; `day` and `head` are in words."""

    head: str
    over: str
    title: str
    day: str
    issuer: str
    happens: Sequence[str]
    parts: Sequence[tuple[str, Sequence[str]]]
    calls: Sequence[str]
    cancelled: bool = False
    reason: str = ""


def share_picture(sheet: Sheet) -> bytes:
    """PNG for messaging and social pages: the title, what to notice and what to do, whom to call."""
    parts = [{"label": label, "lines": list(lines)[:3]} for label, lines in sheet.parts[:2] if lines]
    said = {
        **_words(sheet),
        "parts": parts,
        "letters": max((_letters(one["lines"]) for one in parts), default=0),
        "calls": next(iter(sheet.calls), "113"),
    }
    return _made("share.typ", said, {}, "png", None)


def notice(sheet: Sheet, *, address: str, code: str, at: datetime) -> bytes:
    """PDF of one page; `code` is the SVG that leads to `address`."""
    parts = [{"label": label, "lines": list(lines)} for label, lines in sheet.parts if lines]
    length = _letters([sheet.title, *sheet.happens, sheet.reason]) + sum(40 + _letters(one["lines"]) for one in parts)
    size = next((size for size, most in zip(SIZES, LENGTHS, strict=False) if length <= most), SIZES[-1])
    said = {**_words(sheet), "parts": parts, "happens": list(sheet.happens), "address": address, "size": size}
    return _made("notice.typ", said, {"code.svg": code.encode()}, "pdf", at)


def _words(sheet: Sheet) -> dict[str, Any]:
    names = ("head", "over", "title", "day", "issuer", "cancelled", "reason")
    return {name: getattr(sheet, name) for name in names}


def _letters(lines: Sequence[str] | Any) -> int:
    """How much room lines take: short ones take a line all the same."""
    return sum(max(len(line), 25) for line in lines if line)


def _made(
    drawing: str, said: dict[str, Any], files: dict[str, bytes], kind: Literal["png", "pdf"], at: datetime | None
) -> bytes:
    words = json.dumps(said, ensure_ascii=False).encode()
    made: bytes = typst.compile(  # type: ignore[call-overload]  # its types know no list of fonts
        {"main.typ": (DATA / drawing).read_bytes(), "said.json": words, **files},
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format=kind,
        ppi=72,
        timestamp=int(at.timestamp()) if at else None,
    )
    return made


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
