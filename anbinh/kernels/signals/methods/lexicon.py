"""What a narrative speaks of, by phrases: the suggestion until enough was decided."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

import yaml

from anbinh.kernels.signals.methods.words import words


@dataclass(frozen=True)
class Hit:
    """A method, the phrases found, and their weight: longer phrases and those of one method alone weigh more."""

    code: str
    phrases: tuple[str, ...]
    weight: float


@dataclass(frozen=True)
class Lexicon:
    """Phrases by method code. Phrases are compared as whole words without diacritics."""

    phrases: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, phrases: Mapping[str, Iterable[str]]) -> Self:
        """A lexicon of the caller's own."""
        return cls({code: tuple(dict.fromkeys(said)) for code, said in phrases.items()})

    def look(self, text: str, *, codes: Collection[str]) -> list[Hit]:
        """The methods among `codes` that the text speaks of, the plainest first."""
        said = f" {' '.join(words(text))} "
        shared = Counter(_folded(phrase) for phrases in self.phrases.values() for phrase in phrases)
        hits = []
        for code, phrases in self.phrases.items():
            found = [phrase for phrase in phrases if f" {_folded(phrase)} " in said] if code in codes else []
            if found:
                weight = sum(len(_folded(phrase).split()) / shared[_folded(phrase)] for phrase in found)
                hits.append(Hit(code, tuple(found), weight))
        return sorted(hits, key=lambda hit: (-hit.weight, hit.code))


@cache
def lexicon() -> Lexicon:
    """The lexicon of lexicon.yaml."""
    file = Path(__file__).parent / "lexicon.yaml"
    return Lexicon.of(yaml.safe_load(file.read_text(encoding="utf-8"))["methods"])


@cache
def _folded(phrase: str) -> str:
    """Digits stay: `định danh mức 2` is a phrase although a narrative's numbers are passed over."""
    return " ".join(words(re.sub(r"\d+", "", phrase)))
