"""The figure card: a value with its numerator, denominator, target and course over the last periods."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise

WIDTH, HEIGHT, MARGIN = 120, 32, 3


@dataclass(frozen=True)
class FigureCard:
    """`verdict` is a word (`Đạt`), `verdict_state` its colour and shape; `points` the last periods, oldest first.

    A period without a value is None: the line breaks there instead of falling to zero.
    """

    name: str | Promise
    value: str
    numerator: int | None = None
    denominator: int | None = None
    target: str | Promise = ""
    verdict: str | Promise = ""
    verdict_state: str = ""
    coverage: str | Promise = ""
    points: Sequence[float | None] = ()
    href: str = ""

    @cached_property
    def sparkline(self) -> "Sparkline | None":
        return sparkline(self.points)


@dataclass(frozen=True)
class Sparkline:
    """Lines as SVG point lists, and the last point, which is marked."""

    lines: tuple[str, ...]
    last: tuple[float, float]
    low: float
    high: float
    count: int


def sparkline(points: Sequence[float | None]) -> Sparkline | None:
    """Scale `points` into the card's small box; None when fewer than two periods have a value."""
    known = [point for point in points if point is not None]
    if len(known) < 2:
        return None
    low, high = min(known), max(known)
    spread = (high - low) or 1
    step = (WIDTH - 2 * MARGIN) / (len(points) - 1)
    runs: list[list[tuple[float, float]]] = [[]]
    for index, point in enumerate(points):
        if point is None:
            runs.append([])
            continue
        across = MARGIN + index * step
        down = HEIGHT - MARGIN - (point - low) / spread * (HEIGHT - 2 * MARGIN)
        runs[-1].append((round(across, 1), round(down, 1)))
    drawn = [run for run in runs if run]
    lines = tuple(" ".join(f"{x},{y}" for x, y in run) for run in drawn)
    return Sparkline(lines, drawn[-1][-1], low, high, len(known))
