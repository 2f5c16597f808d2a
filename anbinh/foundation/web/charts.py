"""Charts: one Vega-Lite specification becomes SVG on the page, always with its numbers as a table beneath."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

import altair
import fontpkg_inter
import vl_convert
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from anbinh.foundation.web import words

FONT = "Inter"
# These exact values stand in the SVG; the stylesheet repaints them, so that one drawing serves light, dark and print.
INK, QUIET, HAIRLINE = "#1b1f24", "#59626d", "#e3dfd6"
SERIES = ("#0b5c5c", "#a8570a", "#5b4b9a", "#6b7280", "#9a3b52")
WIDTH, HEIGHT, BAR_STEP = 400, 190, 26
LOCALES = {
    "vi": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " ₫"]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["₫", ""]},
}
# The table beneath says the same in an order that can be read aloud, so the drawing is one image to a screen reader.
SPOKEN = re.compile(r' (?:role|aria-[a-z]+|xmlns:xlink|class)="[^"]*"')


@dataclass(frozen=True)
class Chart:
    """Either `rows` with the columns `x`, `y` (and `series`), or a whole Vega-Lite `spec` with `rows` for its table.

    `labels` names the columns for people; `kind` bar lies down (names to the left), column stands, line runs over time.
    """

    title: str | Promise
    rows: Sequence[Mapping[str, Any]] = ()
    x: str = ""
    y: str = ""
    series: str = ""
    kind: Literal["line", "column", "bar"] = "line"
    labels: Mapping[str, str | Promise] = field(default_factory=dict)
    spec: Mapping[str, Any] | None = None
    note: str | Promise = ""

    @cached_property
    def svg(self) -> SafeString:
        """The drawing in the language of the page."""
        return svg(dict(self.spec) if self.spec else self._specification(), title=str(self.title))

    @property
    def measure(self) -> str:
        """What is drawn, said beside the title instead of along an axis, where nobody turns their head to read."""
        return self._label(self.y) if self.y else ""

    @cached_property
    def headings(self) -> list[str]:
        return [self._label(key) for key in (self.rows[0] if self.rows else ())]

    @cached_property
    def lines(self) -> list[list[str]]:
        return [[_cell(value) for value in row.values()] for row in self.rows]

    def _label(self, key: str) -> str:
        return str(self.labels.get(key, key))

    def _specification(self) -> dict[str, Any]:
        names = altair.Axis(labelAngle=0, labelLimit=200, labelOverlap="greedy")
        across = altair.X(f"{self.x}:N", sort=None, title=None, axis=names)
        measure = altair.Axis(format=",~f", tickCount=5)
        up = altair.Y(f"{self.y}:Q", title=None, axis=measure)
        drawing = altair.Chart({"values": [dict(row) for row in self.rows]})
        if self.kind == "bar":
            names_left = altair.Y(f"{self.x}:N", sort=None, title=None, axis=altair.Axis(labelLimit=220))
            lengths = altair.X(f"{self.y}:Q", title=None, axis=measure)
            drawing = drawing.mark_bar(height={"band": 0.62}).encode(x=lengths, y=names_left)
            height = max(1, len({row[self.x] for row in self.rows})) * BAR_STEP
        else:
            mark = drawing.mark_line(point=True, strokeWidth=2) if self.kind == "line" else drawing.mark_bar()
            drawing, height = mark.encode(x=across, y=up), HEIGHT
        if self.series:
            drawing = drawing.encode(**self._told_apart())
        made: dict[str, Any] = drawing.properties(width=WIDTH, height=height).to_dict()
        return made

    def _told_apart(self) -> dict[str, Any]:
        """Series differ in colour and, for lines, in dash; standing bars sit beside each other."""
        symbol = "stroke" if self.kind == "line" else "square"
        colour = altair.Color(f"{self.series}:N", sort=None, title=None, legend=altair.Legend(symbolType=symbol))
        if self.kind == "line":
            return {"color": colour, "strokeDash": altair.StrokeDash(f"{self.series}:N", sort=None, title=None)}
        offset = altair.YOffset if self.kind == "bar" else altair.XOffset
        return {"color": colour, "yOffset" if self.kind == "bar" else "xOffset": offset(f"{self.series}:N", sort=None)}


def svg(spec: dict[str, Any], *, title: str) -> SafeString:
    """`spec` drawn in the house's letters and colours, as one labelled image without any inline style."""
    drawn = _drawn(json.dumps(spec, ensure_ascii=False, default=str), words.language())
    head = f'<svg class="chart-drawing" role="img" aria-label="{escape(title)}"'
    return mark_safe(drawn.replace("<svg", head, 1))


@lru_cache(maxsize=256)
def _drawn(spec: str, language: str) -> str:
    _register_fonts()
    text = vl_convert.vegalite_to_svg(
        spec, config=_config(), format_locale=LOCALES[language], allowed_base_urls=[], show_warnings=False
    )
    text = SPOKEN.sub("", text)
    return re.sub(r' width="([^"]*)" height="[^"]*" viewBox', r' width="\1" viewBox', text, count=1)


@lru_cache(maxsize=1)
def _register_fonts() -> None:
    vl_convert.register_font_directory(str(Path(fontpkg_inter.__file__).parent / "files"))


def _config() -> dict[str, Any]:
    axis = {
        "labelColor": QUIET,
        "titleColor": QUIET,
        "titleFontWeight": 500,
        "gridColor": HAIRLINE,
        "domainColor": QUIET,
        "tickColor": QUIET,
        "labelFontSize": 13,
        "titleFontSize": 13,
        "labelPadding": 6,
    }
    return {
        "font": FONT,
        "background": "transparent",
        "axis": axis,
        "axisX": {"grid": False},
        "axisY": {"domain": False, "ticks": False},
        "legend": {"labelColor": INK, "labelFontSize": 13, "orient": "top", "symbolStrokeWidth": 2, "symbolSize": 260},
        "view": {"stroke": None},
        "range": {"category": list(SERIES)},
        "mark": {"color": SERIES[0]},
        "bar": {"color": SERIES[0]},
        "line": {"color": SERIES[0]},
    }


def _cell(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value)
    if isinstance(value, int | float):
        return words.number(value, 0 if float(value).is_integer() else 1)
    return str(value)
