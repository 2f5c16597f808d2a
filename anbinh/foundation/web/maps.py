"""The map of units by centre point: circles, no tiles and no outside server needed."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, MARGIN, LARGEST, SMALLEST = 640.0, 24.0, 18.0, 3.0
# Beneath the southernmost circle there is room for the bar of the scale.
FOOT = 28.0
KILOMETRES_PER_DEGREE = 111.2
MOST_LABELS, LETTER = 30, 6.4
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Point:
    """One unit or place; `state` gives its colour and its word in the list beside the map.

    `line` is its course in degrees where it is no point: a stretch of a river, a road.
    """

    label: str
    latitude: float
    longitude: float
    count: int = 0
    state: str = ""
    href: str = ""
    line: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class Circle:
    """A point on the sheet: centre and radius in the map's own units; `path` draws its course, if it has one."""

    point: Point
    x: float
    y: float
    radius: float
    path: str = ""


@dataclass(frozen=True)
class Label:
    """A name beside its circle, where there is room for it."""

    text: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True)
class Scale:
    """The bar that says how far a kilometre is: a round number of them."""

    kilometres: int
    length: float
    x: float
    y: float
    text_y: float


@dataclass(frozen=True)
class UnitMap:
    """Circles, the largest drawn first so that small ones stay reachable, and the size of the sheet."""

    circles: tuple[Circle, ...]
    labels: tuple[Label, ...]
    scale: Scale
    width: float
    height: float
    states: tuple[str, ...] = ()


def draw(points: Sequence[Point]) -> UnitMap:
    """Project `points` (degrees) onto the sheet; area, not radius, grows with the count.

    Equirectangular about the middle latitude: over one province the error is far below a circle's size.
    """
    if not points:
        return UnitMap((), (), Scale(0, 0, MARGIN, WIDTH / 4, WIDTH / 4), WIDTH, WIDTH / 4)
    everywhere = [at for p in points for at in ((p.latitude, p.longitude), *p.line)]
    south, north = min(at[0] for at in everywhere), max(at[0] for at in everywhere)
    west, east = min(at[1] for at in everywhere), max(at[1] for at in everywhere)
    narrowing = math.cos(math.radians((south + north) / 2))
    # A single unit, or several at one point, still gets a sheet of about two kilometres.
    across, upward = max((east - west) * narrowing, 0.02), max(north - south, 0.02)
    scale = (WIDTH - 2 * MARGIN) / max(across, upward)
    width, height = across * scale + 2 * MARGIN, upward * scale + 2 * MARGIN + FOOT
    # Units that need less than the whole sheet stand in its middle.
    aside = MARGIN + (across - (east - west) * narrowing) * scale / 2
    beneath = MARGIN + FOOT + (upward - (north - south)) * scale / 2
    most = max(p.count for p in points) or 1

    def sheet(latitude: float, longitude: float) -> tuple[float, float]:
        x, y = aside + (longitude - west) * narrowing * scale, height - beneath - (latitude - south) * scale
        return round(x, 1), round(y, 1)

    circles = [
        Circle(
            point,
            *sheet(point.latitude, point.longitude),
            round(SMALLEST + (LARGEST - SMALLEST) * math.sqrt(max(point.count, 0) / most), 1),
            _path([sheet(*at) for at in point.line]),
        )
        for point in points
    ]
    drawn = tuple(sorted(circles, key=lambda c: -c.radius))
    states = tuple(dict.fromkeys(p.state for p in points if p.state))
    bar = _scale_bar(scale / KILOMETRES_PER_DEGREE, height)
    return UnitMap(drawn, _labels(drawn, width), bar, round(width, 1), round(height, 1), states)


def _path(line: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in line) if len(line) > 1 else ""


def _scale_bar(per_kilometre: float, height: float) -> Scale:
    kilometres = max((k for k in (1, 2, 5, 10, 20, 50, 100) if k * per_kilometre <= WIDTH / 5), default=1)
    return Scale(kilometres, round(kilometres * per_kilometre, 1), 10, round(height - 14, 1), round(height - 18, 1))


def _labels(circles: Sequence[Circle], width: float) -> tuple[Label, ...]:
    """Names for as many of the largest circles as have room: a name never crosses a circle or another name."""
    taken = [(c.x - c.radius, c.y - c.radius, c.x + c.radius, c.y + c.radius) for c in circles]
    placed: list[Label] = []
    for circle in circles[:MOST_LABELS]:
        wide, middle = len(circle.point.label) * LETTER, circle.y + 4
        right, left = circle.x + circle.radius + 4, circle.x - circle.radius - 4
        for x, anchor, start in ((right, "start", right), (left, "end", left - wide)):
            box = (start, middle - 10, start + wide, middle + 3)
            if box[0] > 0 and box[2] < width and not any(_cross(box, other) for other in taken):
                taken.append(box)
                placed.append(Label(circle.point.label, round(x, 1), round(middle, 1), anchor))
                break
    return tuple(placed)


def _cross(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
