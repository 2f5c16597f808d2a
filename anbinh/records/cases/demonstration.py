"""The demonstration's cases, read from data and placed around the moment it is started."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data" / "demonstration.yaml"
HOME = "CATP-PC02"


@dataclass(frozen=True)
class Step:
    """What was done so many hours after the opening, or after the measure began."""

    verb: str
    hours: float
    rest: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Person:
    """Somebody held since so many hours before the start."""

    initials: str
    kind: str
    hours: float
    then: tuple[Step, ...]


@dataclass(frozen=True)
class Story:
    """One case of the demonstration."""

    summary: str
    article: str
    clause: str
    ago: float
    steps: tuple[Step, ...]
    held: tuple[Person, ...] = ()
    unit: str = HOME
    line: str = ""
    method: str = ""
    place: str = ""
    loss: int | None = None
    victims: int | None = None
    marks: frozenset[str] = frozenset()


@cache
def stories() -> tuple[Story, ...]:
    """Every case, the oldest first."""
    read = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return tuple(sorted((_story(row) for row in read["cases"]), key=lambda one: -one.ago))


def _story(row: dict[str, Any]) -> Story:
    article, clause = row["offence"]
    rest = {
        name: row[name]
        for name in ("summary", "ago", "unit", "line", "method", "place", "loss", "victims")
        if name in row
    }
    return Story(
        article=article,
        clause=clause,
        steps=_steps(row["steps"]),
        held=tuple(_person(one) for one in row.get("held", ())),
        marks=frozenset(row.get("marks", ())),
        **rest,
    )


def _person(row: dict[str, Any]) -> Person:
    return Person(row["initials"], row["kind"], float(row["hours"]), _steps(row["then"]))


def _steps(rows: list[list[Any]]) -> tuple[Step, ...]:
    return tuple(Step(str(row[0]), float(row[1]), tuple(row[2:])) for row in rows)
