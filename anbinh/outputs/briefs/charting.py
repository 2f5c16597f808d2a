"""Charts for paper: black and grey, in the letters of the paper, drawn once as SVG."""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import altair
import vl_convert

from anbinh.kernels import papers

FONT = "Liberation Serif"
INKS = ("#1f1f1f", "#b3b3b3")  # told apart by lightness, also on a copy
WIDTH, HEIGHT = 470, 170
VIETNAMESE = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " ₫"]}


def drawing(rows: Sequence[dict[str, Any]]) -> str:
    """Columns by `label`, one colour for each `series`, as SVG."""
    return _drawn(json.dumps(_specification(rows), ensure_ascii=False))


def _specification(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    series = list(dict.fromkeys(row["series"] for row in rows))
    scale = altair.Scale(domain=series, range=list(INKS[: len(series)]))
    made: dict[str, Any] = (
        altair.Chart({"values": [dict(row) for row in rows]})
        .mark_bar()
        .encode(
            x=altair.X("label:N", sort=None, title=None, axis=altair.Axis(labelAngle=0)),
            y=altair.Y("value:Q", title=None, axis=altair.Axis(format=",~f", tickCount=5)),
            xOffset=altair.XOffset("series:N", sort=series),
            color=altair.Color("series:N", sort=series, scale=scale, title=None),
        )
        .properties(width=WIDTH, height=HEIGHT)
        .to_dict()
    )
    return made


@lru_cache(maxsize=64)
def _drawn(specification: str) -> str:
    _register_fonts()
    drawn: str = vl_convert.vegalite_to_svg(
        specification, config=_config(), format_locale=VIETNAMESE, allowed_base_urls=[], show_warnings=False
    )
    return drawn


@lru_cache(maxsize=1)
def _register_fonts() -> None:
    vl_convert.register_font_directory(str(Path(papers.__file__).parent / "fonts"))


def _config() -> dict[str, Any]:
    text = {"labelColor": INKS[0], "titleColor": INKS[0], "labelFontSize": 12}
    return {
        "font": FONT,
        "background": "white",
        "axis": {**text, "gridColor": "#dddddd", "domainColor": INKS[0], "tickColor": INKS[0]},
        "axisX": {"grid": False},
        "axisY": {"domain": False, "ticks": False},
        "legend": {**text, "orient": "top"},
        "view": {"stroke": None},
    }
