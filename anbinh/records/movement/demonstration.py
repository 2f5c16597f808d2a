"""The models of the demonstration city, read from `data/models.yaml`, and the places that may keep each kind."""

import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from anbinh.foundation.units.models import Kind, Unit

MODELS = Path(__file__).parent / "data" / "models.yaml"
# (unit, kind of place, name of place)
Spot = tuple[Unit, str, str]
KINDS = {
    "camera": ("residential", "neighbourhood", "school", "enterprise"),
    "clan": ("neighbourhood",),
    "households": ("residential", "neighbourhood"),
    "residential": ("residential", "neighbourhood"),
    "parish": ("neighbourhood",),
    "school_gate": ("school",),
    "law_club": ("commune", "neighbourhood"),
    "mutual": ("commune", "neighbourhood"),
    "fire": ("residential", "enterprise"),
    "patrol": ("residential", "neighbourhood"),
    "workplace": ("agency", "enterprise"),
    "online": ("residential", "neighbourhood", "commune"),
    "other": ("residential", "neighbourhood", "commune"),
}


def told() -> dict[str, Any]:
    """`about` by kind, and `models` with how many sites each opened and closed."""
    found: dict[str, Any] = yaml.safe_load(MODELS.read_text(encoding="utf-8"))
    return found


def spots(communes: Iterable[Unit]) -> dict[str, list[Spot]]:
    """The places of these communes by kind of model; the same places serve several."""
    every = [spot for unit in communes for spot in _places(unit)]
    return {kind: [spot for spot in every if spot[1] in types] for kind, types in KINDS.items()}


def _places(unit: Unit) -> Iterator[Spot]:
    if unit.kind in {Kind.WARD, Kind.TOWNSHIP}:
        yield from ((unit, "residential", f"Tổ dân phố số {n}") for n in range(1, 8))
        yield from ((unit, "neighbourhood", f"Khu dân cư số {n}") for n in range(1, 3))
    else:
        yield from ((unit, "neighbourhood", f"Thôn số {n}") for n in range(1, 7))
    short = unit.name.split(" ", 1)[-1]
    yield (unit, "school", f"Trường Tiểu học {short}")
    yield (unit, "school", f"Trường Trung học cơ sở {short}")
    yield (unit, "agency", "Trụ sở Ủy ban nhân dân")
    yield (unit, "enterprise", "Cụm doanh nghiệp")
    yield (unit, "commune", unit.name)


class Lot:
    """What chance would decide, always in the same way for the same name."""

    def __init__(self, name: str) -> None:
        self.drawn = random.Random(name)

    def day(self, first: date, last: date) -> date:
        """A day between two, both included."""
        return first + timedelta(days=self.drawn.randint(0, max(0, (last - first).days)))

    def some(self, pool: list[Spot], number: int) -> list[Spot]:
        """So many different places."""
        return self.drawn.sample(pool, min(number, len(pool)))

    def happens(self, share: float) -> bool:
        """True in this share of all cases."""
        return self.drawn.random() < share
