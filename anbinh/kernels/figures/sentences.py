"""The wording of this kernel in both languages: phrases, sentence templates, days."""

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
        for language in LANGUAGES:
            text = getattr(self, language)
            if not isinstance(text, str) or not text.strip():
                raise ValueError(f"the wording in {language!r} is missing")

    def say(self, language: Language) -> str:
        return self.vi if language == "vi" else self.en


@cache
def templates() -> Mapping[str, Wording]:
    """Every sentence of the kernel by key, from sentences.yaml."""
    file = Path(__file__).parent / "sentences.yaml"
    return {key: Wording(**both) for key, both in yaml.safe_load(file.read_text(encoding="utf-8")).items()}


def sentence(key: str, language: Language, **values: object) -> str:
    """The template `key` filled in: a `Wording` is said in the language, days are written out."""
    return templates()[key].say(language).format(**{name: _spoken(one, language) for name, one in values.items()})


def day(value: date, language: Language) -> str:
    """`09/02/2024`; English `9 February 2024`."""
    return f"{value:%d/%m/%Y}" if language == "vi" else f"{value.day} {value:%B %Y}"


def _spoken(value: object, language: Language) -> object:
    if isinstance(value, Wording):
        return value.say(language)
    if isinstance(value, date):
        return day(value, language)
    return value
