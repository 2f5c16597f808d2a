"""The map of units by centre point: circles, no tiles and no outside server needed."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, MARGIN, LARGEST, SMALLEST = 640.0, 24.0, 18.0, 3.0


@dataclass(frozen=True)
class Point:
    """One unit; `state` gives its colour and its word in the list beside the map."""

    label: str
    latitude: float
    longitude: float
    count: int = 0
    state: str = ""
    href: str = ""


@dataclass(frozen=True)
class Circle:
    """A point on the sheet: centre and radius in the map's own units."""

    point: Point
    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class UnitMap:
    """Circles, the largest drawn first so that small ones stay reachable, and the height of the sheet."""

    circles: tuple[Circle, ...]
    width: float
    height: float


def draw(points: Sequence[Point]) -> UnitMap:
    """Project `points` (degrees) onto the sheet; area, not radius, grows with the count.

    Equirectangular about the middle latitude: over one province the error is far below a circle's size.
    """
    if not points:
        return UnitMap((), WIDTH, WIDTH / 2)
    south, north = min(p.latitude for p in points), max(p.latitude for p in points)
    west, east = min(p.longitude for p in points), max(p.longitude for p in points)
    narrowing = math.cos(math.radians((south + north) / 2))
    scale = (WIDTH - 2 * MARGIN) / max((east - west) * narrowing, (north - south), 1e-6)
    width = max((east - west) * narrowing * scale, 1) + 2 * MARGIN
    height = max((north - south) * scale, 1) + 2 * MARGIN
    most = max(p.count for p in points) or 1
    circles = [
        Circle(
            point,
            round(MARGIN + (point.longitude - west) * narrowing * scale, 1),
            round(height - MARGIN - (point.latitude - south) * scale, 1),
            round(SMALLEST + (LARGEST - SMALLEST) * math.sqrt(max(point.count, 0) / most), 1),
        )
        for point in points
    ]
    return UnitMap(tuple(sorted(circles, key=lambda c: -c.radius)), round(width, 1), round(height, 1))
