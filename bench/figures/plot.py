"""How the cost grows with the journal, as one picture with both axes by powers of ten."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import fontpkg_inter
import vl_convert


@dataclass(frozen=True)
class Point:
    """One way on one size."""

    way: str
    rows: int
    seconds: float
    megabytes: int


def plot(points: list[Point], file: Path) -> None:
    """Seconds on the left, memory on the right, a line for each way."""
    vl_convert.register_font_directory(str(Path(fontpkg_inter.__file__).parent / "files"))
    sides = [_side(points, "seconds", "seconds"), _side(points, "megabytes", "peak memory, MB")]
    spec = {
        "data": {"values": [asdict(point) for point in points]},
        "hconcat": sides,
        "config": {"font": "Inter", "background": "white"},
    }
    file.write_text(vl_convert.vegalite_to_svg(spec), encoding="utf-8")


def _side(points: list[Point], field: str, title: str) -> dict[str, Any]:
    ways = list(dict.fromkeys(point.way for point in points))
    sizes = sorted({point.rows for point in points})
    said = {"field": "way", "type": "nominal", "title": None, "sort": ways}
    x = {"field": "rows", "type": "quantitative", "title": "entries", "scale": {"type": "log"}}
    return {
        "width": 340,
        "height": 300,
        "mark": {"type": "line", "point": {"filled": True, "size": 60}},
        "encoding": {
            "x": {**x, "axis": {"format": "~s", "values": sizes, "grid": False}},
            "y": {"field": field, "type": "quantitative", "title": title, "scale": {"type": "log"}},
            "color": said,
            "shape": {**said, "legend": None},
        },
    }
