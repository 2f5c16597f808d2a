"""What happened, as people say it, read from data: the choices of the form, each with the desk it leads to."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from anbinh.foundation.web import words

DATA = Path(__file__).parent / "data" / "happenings.yaml"


@dataclass(frozen=True)
class Happening:
    """One choice: its words in both languages, and a method or a crime line where one is meant."""

    code: str
    vi: str
    en: str
    method: str = ""
    line: str = ""

    def __str__(self) -> str:
        return self.en if words.language() == "en" else self.vi


@dataclass(frozen=True)
class Group:
    """Choices under one heading."""

    vi: str
    en: str
    items: tuple[Happening, ...]

    def __str__(self) -> str:
        return self.en if words.language() == "en" else self.vi


@cache
def groups() -> tuple[Group, ...]:
    """Every group in the order of the form."""
    read = yaml.safe_load(DATA.read_text(encoding="utf-8"))["groups"]
    return tuple(Group(**row["name"], items=tuple(Happening(**item) for item in row["items"])) for row in read)


def happening(code: str) -> Happening | None:
    """One choice by its code."""
    return next((item for group in groups() for item in group.items if item.code == code), None)
