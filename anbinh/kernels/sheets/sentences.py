"""The wording of this kernel in both languages: sentence templates with days and lists written out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")


@dataclass(frozen=True)
class Wording:
    """One phrase in Vietnamese and in English; neither may be empty."""

    vi: str
    en: str

    def __post_init__(self) -> None:
        if not self.vi.strip() or not self.en.strip():
            raise ValueError(f"a wording lacks a language: {self.vi!r}, {self.en!r}")

    def say(self, language: Language) -> str:
        return self.vi if language == "vi" else self.en


@cache
def templates() -> Mapping[str, Wording]:
    """Every sentence of the kernel by key, from sentences.yaml."""
    document = yaml.safe_load((Path(__file__).parent / "sentences.yaml").read_text(encoding="utf-8"))
    return {key: Wording(**both) for key, both in document.items()}


def sentence(key: str, language: Language, **values: object) -> str:
    """The template `key` filled in: wordings in the language, days as 06/03/2024, lists with commas."""
    return templates()[key].say(language).format(**{name: _spoken(value, language) for name, value in values.items()})


def _spoken(value: object, language: Language) -> str:
    if isinstance(value, Wording):
        return value.say(language)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, list | tuple):
        return ", ".join(f"“{_spoken(one, language)}”" for one in value)
    return str(value)
