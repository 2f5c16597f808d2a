"""rates.yaml: the counts and ratios of each year, the sizes, the seasons."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from anbinh.kernels.city.model import CityError, Size

HERE = Path(__file__).parent
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(name: str) -> Any:
    """A YAML file of this room, parsed."""
    with (HERE / name).open(encoding="utf-8") as file:
        return yaml.load(file, Loader=_Loader)


@dataclass(frozen=True)
class Half:
    """Social-order cases of half a year: found, cleared; of these very or extremely serious: found, cleared."""

    found: int
    cleared: int
    grave: int
    grave_cleared: int


@dataclass(frozen=True)
class Year:
    """Targets of one year; `resolved` and `grave` in thousandths."""

    reports: float
    resolved: int
    grave: int
    halves: tuple[Half, Half]


@dataclass(frozen=True)
class Line:
    """Another crime line: cases of half a year, the grave share, the cleared share."""

    cases: int
    grave: float
    cleared: float


@dataclass(frozen=True)
class Rates:
    """All of rates.yaml."""

    years: dict[int, Year]
    lines: dict[str, Line]
    least_grave: int
    sizes: dict[str, Size]
    tet: tuple[date, ...]
    months: tuple[float, ...]
    hours: dict[str, tuple[float, ...]]
    weeks: dict[str, tuple[float, ...]]

    def year(self, year: int) -> Year:
        """The year's targets; years outside the list are like the nearest in it."""
        return self.years[min(max(year, min(self.years)), max(self.years))]

    def size(self, name: str) -> Size:
        """A named size; raises CityError where there is none."""
        if name not in self.sizes:
            raise CityError(f"sizes are {', '.join(self.sizes)}; {name!r} is none")
        return self.sizes[name]


@cache
def rates() -> Rates:
    """rates.yaml, read once."""
    said = read("rates.yaml")
    return Rates(
        years={number: _year(row) for number, row in said["years"].items()},
        lines={name: Line(*row) for name, row in said["lines"].items()},
        least_grave=said["least_grave"],
        sizes={name: Size(**row) for name, row in said["sizes"].items()},
        tet=tuple(said["tet"]),
        months=tuple(said["months"]),
        hours={name: tuple(row["hours"]) for name, row in said["hours"].items()},
        weeks={name: tuple(row["week"]) for name, row in said["hours"].items()},
    )


def _year(row: dict[str, Any]) -> Year:
    first, second = (Half(*half) for half in row["social_order"])
    return Year(row["reports"], row["resolved"], row["grave"], (first, second))
