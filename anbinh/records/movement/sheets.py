"""The dated sheets of criteria in `data/sheets.yaml`: what is scored, and which total makes which class."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import get_language

SHEETS = Path(__file__).parent / "data" / "sheets.yaml"


class BadScore(ValueError):
    """A score is missing or larger than its criterion allows; `code` says which."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Criterion:
    """One line of a sheet, and the most points it gives."""

    code: str
    points: int
    texts: Mapping[str, str]

    @property
    def text(self) -> str:
        """In the language of the page."""
        return told(self.texts)


@dataclass(frozen=True)
class Sheet:
    """One version of the criteria."""

    code: str
    valid_from: date
    verified: bool
    least_months: int
    basis_texts: Mapping[str, str]
    criteria: tuple[Criterion, ...]
    ratings: Mapping[str, int]

    @property
    def basis(self) -> str:
        """Its source, in the language of the page."""
        return told(self.basis_texts)

    @property
    def most(self) -> int:
        """The points of a model that fulfils everything."""
        return sum(one.points for one in self.criteria)

    def total(self, scores: Mapping[str, int]) -> int:
        """The sum; BadScore for a score that is missing, negative or too large."""
        for one in self.criteria:
            if not 0 <= scores.get(one.code, -1) <= one.points:
                raise BadScore(one.code)
        return sum(scores[one.code] for one in self.criteria)

    def rating(self, total: int) -> str:
        """The class of a total."""
        return next(name for name, least in self.ratings.items() if total >= least)


def told(texts: Mapping[str, str]) -> str:
    """The one in the language of the page."""
    return texts["en" if (get_language() or "vi").startswith("en") else "vi"]


@cache
def sheets() -> tuple[Sheet, ...]:
    """Every version, oldest first."""
    read: list[dict[str, Any]] = yaml.safe_load(SHEETS.read_text(encoding="utf-8"))
    return tuple(sorted((_sheet(one) for one in read), key=lambda one: one.valid_from))


def _sheet(row: dict[str, Any]) -> Sheet:
    criteria = tuple(
        Criterion(one["code"], one["points"], {"vi": one["vi"], "en": one["en"]}) for one in row["criteria"]
    )
    rest = {name: row[name] for name in ("code", "valid_from", "verified", "least_months", "ratings")}
    return Sheet(basis_texts=row["basis"], criteria=criteria, **rest)


def sheet_on(day: date) -> Sheet:
    """The criteria in force on a day; before any, the oldest."""
    known = sheets()
    return next((one for one in reversed(known) if one.valid_from <= day), known[0])


def sheet_coded(code: str) -> Sheet:
    """One version by its code."""
    return next(one for one in sheets() if one.code == code)
