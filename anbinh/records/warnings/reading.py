"""How easily Vietnamese is read: long sentences, words of offices, passives, abbreviations; as advice with its place.

The measure and its lists are data (`data/reading.yaml`); plain values in, plain values out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LISTS = Path(__file__).parent / "data" / "reading.yaml"
# A sentence ends with its mark before a space, or with the line; `1.000` and `anbinh.vn` end nothing.
SENTENCE = re.compile(r"[^\n]+?(?:[.!?…]+(?=\s|$)|(?=\n)|$)")
ABBREVIATION = re.compile(r"\b[A-ZĐ]{2,}[A-ZĐ0-9]*\b")


@dataclass(frozen=True)
class Advice:
    """What could be said more simply: `kind` (long, office, passive, abbreviation) at `start:end` of the text."""

    kind: str
    start: int
    end: int
    instead: str = ""
    count: int = 0


@dataclass(frozen=True)
class Reading:
    """A text measured. `ease` is the mean length of its sentences, in syllables."""

    text: str
    syllables: int
    sentences: int
    advice: tuple[Advice, ...]

    @property
    def ease(self) -> float:
        return self.syllables / self.sentences if self.sentences else 0.0

    @property
    def is_long(self) -> bool:
        return self.syllables > int(lists()["syllables_altogether"])

    @property
    def is_easy(self) -> bool:
        return not self.advice and not self.is_long and self.ease <= lists()["syllables_on_average"]


@cache
def lists() -> dict[str, Any]:
    """The measure and its lists."""
    found: dict[str, Any] = yaml.safe_load(LISTS.read_text(encoding="utf-8"))
    return found


def syllables(text: str) -> int:
    """As Vietnamese is written, one between two spaces; marks alone are none."""
    return sum(any(letter.isalnum() for letter in word) for word in text.split())


def read(text: str) -> Reading:
    """Measure a text. Advice stands in the order of the text."""
    sentences = [match for match in SENTENCE.finditer(text) if syllables(match[0])]
    found = [*_long(sentences), *_offices(text), *_passive(text), *_abbreviations(text)]
    ordered = tuple(sorted(found, key=lambda one: (one.start, one.end)))
    return Reading(text, syllables(text), len(sentences), ordered)


def _long(sentences: Sequence[re.Match[str]]) -> Iterator[Advice]:
    most = int(lists()["syllables_in_a_sentence"])
    for match in sentences:
        if (count := syllables(match[0])) > most:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield Advice("long", start, match.end(), count=count)


def _offices(text: str) -> Iterator[Advice]:
    taken: list[tuple[int, int]] = []
    for entry in sorted(lists()["offices_say"], key=lambda one: -len(one["says"])):
        words = r"[\s,]+".join(re.escape(word) for word in entry["says"].split())
        for match in re.finditer(rf"\b{words}\b", text, re.IGNORECASE):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield Advice("office", *match.span(), instead=entry["people"])


def _passive(text: str) -> Iterator[Advice]:
    for entry in lists()["passives"]:
        for match in re.finditer(entry["pattern"], text, re.IGNORECASE):
            yield Advice("passive", *match.span())


def _abbreviations(text: str) -> Iterator[Advice]:
    known = {str(one) for one in lists()["known_abbreviations"]}
    for match in ABBREVIATION.finditer(text):
        if match[0] not in known:
            yield Advice("abbreviation", *match.span())
