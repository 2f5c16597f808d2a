"""The scan in plain Python, slow and obvious: every cylinder built by its definition, every logarithm taken."""

import math
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby


@dataclass(frozen=True)
class Cylinder:
    """A zone and a span of steps with what it holds."""

    zone: frozenset[str]
    first: int
    last: int
    observed: float
    expected: float
    llr: float


@dataclass(frozen=True)
class Setting:
    """One small world: points by name, cases by name and day number, expected cases by the same (None: permutation)."""

    points: dict[str, tuple[float, float]]
    cases: Counter[tuple[str, int]]
    days: int
    expected: dict[tuple[str, int], float] | None
    prospective: bool
    longest: int
    fraction: float
    radius: float = math.inf
    plane: bool = True

    @property
    def total(self) -> int:
        return sum(self.cases.values())


def llr(c: float, e: float, total: float) -> float:
    if c <= e or c < 2:
        return 0.0
    outside = 0.0 if c == total else (total - c) * math.log((total - c) / (total - e))
    return c * math.log(c / e) + outside


def distance(world: Setting, one: str, other: str) -> float:
    """On a plane, or the angle between two directions from the middle of the earth."""
    a, b = world.points[one], world.points[other]
    if world.plane:
        return math.dist(a, b)
    straight = [
        (
            math.cos(math.radians(lat)) * math.cos(math.radians(lon)),
            math.cos(math.radians(lat)) * math.sin(math.radians(lon)),
            math.sin(math.radians(lat)),
        )
        for lat, lon in (a, b)
    ]
    return 2 * 6367.4447 * math.asin(min(1.0, math.dist(*straight) / 2))


def zones(world: Setting, centre: str) -> list[frozenset[str]]:
    """The growing circle; equally far places come in together."""
    far = sorted((round(distance(world, centre, name), 7), name) for name in world.points)
    found: list[frozenset[str]] = []
    inside: frozenset[str] = frozenset()
    for metres, group in groupby(far, key=lambda pair: pair[0]):
        inside |= {name for _, name in group}
        if metres > world.radius or share(world, inside) > world.fraction + 1e-9:
            break
        found.append(inside)
    return found


def share(world: Setting, zone: frozenset[str]) -> float:
    table = world.expected if world.expected is not None else world.cases
    return sum(number for (name, _), number in table.items() if name in zone) / sum(table.values())


def spans(world: Setting) -> list[tuple[int, int]]:
    every = [(a, b) for a in range(world.days) for b in range(a, world.days) if b - a < world.longest]
    return [(a, b) for a, b in every if not world.prospective or b == world.days - 1]


def cylinder(world: Setting, zone: frozenset[str], first: int, last: int) -> Cylinder:
    observed = sum(n for (name, day), n in world.cases.items() if name in zone and first <= day <= last)
    total = world.total
    if world.expected is None:
        here = sum(n for (name, _), n in world.cases.items() if name in zone)
        then = sum(n for (_, day), n in world.cases.items() if first <= day <= last)
        expected = here * then / total
    else:
        part = sum(n for (name, day), n in world.expected.items() if name in zone and first <= day <= last)
        expected = part * total / sum(world.expected.values())
    return Cylinder(zone, first, last, observed, expected, llr(observed, expected, total))


def cylinders(world: Setting, centre: str) -> list[Cylinder]:
    return [cylinder(world, zone, *span) for zone in zones(world, centre) for span in spans(world)]


def highest(world: Setting) -> float:
    """The best ratio of all cylinders; 0 where none has more than expected."""
    return max((one.llr for centre in world.points for one in cylinders(world, centre)), default=0.0)


def clusters(world: Setting) -> list[Cylinder]:
    """The best around each centre, the highest first, none that touches one before."""
    best = []
    for centre in world.points:
        found = cylinders(world, centre)
        top = max((one.llr for one in found), default=0.0)
        if top > 0:
            equal = [one for one in found if one.llr > top * (1 - 1e-12)]
            best.append(min(equal, key=lambda one: (len(one.zone), one.last - one.first)))
    chosen: list[Cylinder] = []
    for one in sorted(best, key=lambda one: (-float(f"{one.llr:.10g}"), len(one.zone))):
        if not any(one.zone & other.zone for other in chosen):
            chosen.append(one)
    return chosen


def day(number: int) -> str:
    return (date(2024, 1, 1) + timedelta(days=number)).isoformat()
