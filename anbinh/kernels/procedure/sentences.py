"""The wording of this kernel in both languages: sentence templates, dates and moments."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Literal

from anbinh.kernels.procedure.documents import read_document

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
NO_BREAK = "\u00a0"


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
    return {key: Wording(**both) for key, both in read_document(Path(__file__).parent / "sentences.yaml").items()}


def sentence(key: str, language: Language, **values: object) -> str:
    """The template `key` filled in: a `Wording` is said in the language, dates and moments are written out."""
    spoken = {name: _spoken(value, language) for name, value in values.items()}
    return templates()[key].say(language).format(**spoken)


def day(value: date, language: Language) -> str:
    """`09/02/2024`; English `9 February 2024`."""
    return f"{value:%d/%m/%Y}" if language == "vi" else f"{value.day} {value:%B %Y}"


def moment(value: datetime, language: Language) -> str:
    """`10 giờ 00 ngày 20/01/2024`; English `10:00 on 20 January 2024`."""
    if language == "vi":
        return f"{value.hour} giờ {value:%M} ngày {day(value.date(), language)}"
    return f"{value:%H:%M} on {day(value.date(), language)}"


def _spoken(value: object, language: Language) -> object:
    if isinstance(value, Wording):
        return value.say(language)
    if isinstance(value, datetime):
        return moment(value, language)
    if isinstance(value, date):
        return day(value, language)
    return value
