"""The dated criteria of “safe in security and order” in `data/safety.yaml`, for each kind of place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from anbinh.records.movement.sheets import told

SAFETY = Path(__file__).parent / "data" / "safety.yaml"


@dataclass(frozen=True)
class Point:
    """One criterion, fulfilled or not."""

    code: str
    texts: Mapping[str, str]

    @property
    def text(self) -> str:
        """In the language of the page."""
        return told(self.texts)


@dataclass(frozen=True)
class Subject:
    """What kinds of places are judged alike: by these criteria, for a year that ends on this day."""

    types: tuple[str, ...]
    ends: tuple[int, int]
    criteria: tuple[Point, ...]

    def last_day(self, year: int) -> date:
        """The last day of the year of evaluation."""
        return date(year, self.ends[1], self.ends[0])


@dataclass(frozen=True)
class Criteria:
    """One version: for each kind of place its subject. A commune also needs this share of its places recognised."""

    code: str
    valid_from: date
    verified: bool
    least_share: int
    basis_texts: Mapping[str, str]
    subjects: tuple[Subject, ...]

    @property
    def basis(self) -> str:
        """The source, in the language of the page."""
        return told(self.basis_texts)

    def subject(self, site_type: str) -> Subject:
        """How places of a kind are judged."""
        return next(one for one in self.subjects if site_type in one.types)


@cache
def versions() -> tuple[Criteria, ...]:
    """Every version, oldest first."""
    read: list[dict[str, Any]] = yaml.safe_load(SAFETY.read_text(encoding="utf-8"))
    return tuple(sorted((_criteria(one) for one in read), key=lambda one: one.valid_from))


def _criteria(row: dict[str, Any]) -> Criteria:
    subjects = tuple(
        Subject(
            tuple(one["types"]),
            (one["ends"][0], one["ends"][1]),
            tuple(Point(point["code"], {"vi": point["vi"], "en": point["en"]}) for point in one["criteria"]),
        )
        for one in row["subjects"]
    )
    return Criteria(row["code"], row["valid_from"], row["verified"], row["least_share"], row["basis"], subjects)


def criteria_on(day: date) -> Criteria:
    """The version in force on a day; before any, the oldest."""
    known = versions()
    return next((one for one in reversed(known) if one.valid_from <= day), known[0])
