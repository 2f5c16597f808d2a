"""The PDF engine: PDF/A-2b through Typst, set in the fonts of this room alone.

The drawing program paper.typ is fixed; the paper goes to it as data (paper.json and picture files), so no text of a
person is ever read as markup.
"""

import json
import re
import unicodedata
from dataclasses import asdict
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from anbinh.kernels.papers import form
from anbinh.kernels.papers.composing import compose
from anbinh.kernels.papers.layout import Figure, Grid, GridRow, Layout, Line, NewPage, Part, Rule, Shape, Style
from anbinh.kernels.papers.letters import FAMILY, has, width
from anbinh.kernels.papers.moment import whole_second
from anbinh.kernels.papers.paper import Paper
from anbinh.kernels.papers.text import Run
from anbinh.kernels.papers.typesetting import as_drawing, pdf_a

PROGRAM = (Path(__file__).parent / "paper.typ").read_bytes()
SPACES = re.compile(r"([ \n]+)")  # kept by split, as words between words


def render_pdf(paper: Paper, *, at: datetime) -> bytes:
    """A PDF/A-2b. `at` (aware) is the moment written into the file; the same paper and moment give the same bytes."""
    files = _Files()
    program = {"main.typ": PROGRAM, "paper.json": files.described(compose(paper)), **files.pictures}
    return pdf_a(program, moment=whole_second(at))


class _Files:
    """Turns the shapes into plain values, collecting styles and pictures on the way."""

    def __init__(self) -> None:
        self.pictures: dict[str, bytes] = {}
        self._styles: dict[Style, str] = {}

    def described(self, layout: Layout) -> bytes:
        parts = [self._part(part) for part in layout.parts]
        described = {
            "title": layout.title,
            "author": layout.author,
            "mark": _runs(layout.mark, layout.mark_style, room=form.text_width(False)),
            "parts": parts,
            "styles": {key: asdict(style) for style, key in self._styles.items()},
            "form": {
                "family": FAMILY,
                "top": form.TOP,
                "bottom": form.BOTTOM,
                "left": form.LEFT,
                "right": form.RIGHT,
                "header": form.HEADER,
                "footer": form.FOOTER,
                "padding": form.TABLE_PADDING,
                "page_number": layout.page_number.size,
                "mark": layout.mark_style.size,
            },
        }
        return json.dumps(described, ensure_ascii=False).encode()

    def _part(self, part: Part) -> dict[str, Any]:
        room = form.text_width(part.landscape)
        following = (*part.shapes, None)[1:]
        shapes = [self._shape(shape, room, after) for shape, after in zip(part.shapes, following, strict=True)]
        return {"landscape": part.landscape, "first": part.first, "shapes": shapes}

    def _shape(self, shape: Shape, room: float, after: Shape | None = None) -> dict[str, Any]:
        match shape:
            case Line():
                return {
                    "shape": "line",
                    "style": self._styles.setdefault(shape.style, str(len(self._styles))),
                    "leader": shape.leader,
                    "runs": _runs(shape.runs, shape.style, room=room - shape.style.left),
                }
            case Rule():
                return {"shape": "rule", **asdict(shape)}
            case Figure():
                return self._figure(shape, captioned=isinstance(after, Line))
            case Grid():
                rows = [self._row(row, shape, places) for row, places in zip(shape.rows, shape.places(), strict=True)]
                values = {"widths": shape.widths, "head": shape.head, "ruled": shape.ruled, "after": shape.after}
                return {"shape": "grid", "rows": rows, **values}
            case NewPage():
                return {"shape": "page"}

    def _row(self, row: GridRow, grid: Grid, places: tuple[int, ...]) -> dict[str, Any]:
        cells = []
        for cell, place in zip(row.cells, places, strict=True):
            room = sum(grid.widths[place : place + cell.across]) - (2 * form.TABLE_PADDING if grid.ruled else 0)
            shapes = [self._shape(shape, room) for shape in cell.blocks]
            cells.append({"across": cell.across, "down": cell.down, "middle": cell.middle, "shapes": shapes})
        return {"keep": row.keep, "cells": cells}

    def _figure(self, shape: Figure, *, captioned: bool) -> dict[str, Any]:
        picture = shape.picture
        file = f"picture{len(self.pictures) + 1}.svg"
        self.pictures[file] = as_drawing(picture)
        values = {"file": file, "width": picture.width, "height": picture.height, "captioned": captioned}
        return {"shape": "figure", "says": shape.says, "align": shape.align, **values}


def _runs(runs: tuple[Run, ...], style: Style, *, room: float) -> list[dict[str, Any]]:
    """A word wider than its column becomes a run of its own, marked `loose`: it may break between any two letters."""
    done = []
    for run in runs:
        bold, italic = run.bold or style.bold, run.italic or style.italic
        text = "".join(_shown(letter, bold=bold, italic=italic) for letter in run.text)
        words = SPACES.split(text)
        wide = [width(word, size=style.size, bold=bold, italic=italic) > room for word in words]
        for loose, part in groupby(zip(wide, words, strict=True), key=itemgetter(0)):
            joined = "".join(word for _, word in part)
            done.append({"text": joined, "bold": bold, "italic": italic, "address": run.address, "loose": loose})
    return done


def _shown(letter: str, *, bold: bool, italic: bool) -> str:
    """A letter the font lacks would make PDF/A invalid: its code stands in for it, so that nothing is lost unseen."""
    kind = unicodedata.category(letter)
    if letter == "\n" or (kind != "Cf" and has(letter, bold=bold, italic=italic)):
        return letter
    return "" if kind in {"Cf", "Mn", "Me"} else f"[U+{ord(letter):04X}]"
