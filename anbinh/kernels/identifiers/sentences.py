"""The wording of this kernel in both languages."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from anbinh.kernels.identifiers.documents import read_document

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")


@cache
def templates() -> Mapping[str, Mapping[Language, str]]:
    """Every sentence of the kernel by code, from sentences.yaml."""
    sentences: Mapping[str, Mapping[Language, str]] = read_document(Path(__file__).parent / "sentences.yaml")
    return sentences


def sentence(code: str, language: Language, **values: object) -> str:
    """The sentence `code` filled in."""
    return templates()[code][language].format(**values)
