"""Which point a name in the meeting tool means: `UBND xã Vân Phúc - Phúc Thọ`, `van phuc phuc tho`, `09721 Điểm cầu`.

Plain values in, plain values out; a name that means two points means none.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from anbinh.kernels.vietnamese.letters import fold

Words = tuple[str, ...]


@dataclass(frozen=True)
class Named:
    """A point as it may be named: `name` and `place` without the word for their kind; `full` with it."""

    key: int
    code: str
    name: str
    full: str
    place: str = ""


def words_in(text: str) -> Words:
    """The words of a text, folded."""
    return tuple(word for word in re.split(r"[\W_]+", fold(text)) if word)


def places_of(part: Words, whole: Words) -> list[int]:
    """Where a sequence of words stands in another."""
    size = len(part)
    return [at for at in range(len(whole) - size + 1) if whole[at : at + size] == part] if size else []


class Finder:
    """Finds points by what somebody typed as the name of their connection."""

    def __init__(self, points: Iterable[Named]) -> None:
        self.by_code: dict[str, list[Named]] = {}
        self.by_first: dict[str, list[tuple[Words, Words, Words, Named]]] = {}
        for one in points:
            self.by_code.setdefault(fold(one.code), []).append(one)
            name, full, place = words_in(one.name), words_in(one.full), words_in(one.place)
            if name:
                self.by_first.setdefault(name[0], []).append((name, full, place, one))

    def find(self, text: str) -> list[Named]:
        """The points that a name may mean, the best ones only; one is certain, several are a question."""
        coded = [one for code, found in self.by_code.items() if code in fold(text).split() for one in found]
        if coded:
            return coded
        whole = words_in(text)
        scored = [
            (self._score(name, full, place, whole), one)
            for first in dict.fromkeys(whole)
            for name, full, place, one in self.by_first.get(first, [])
            if places_of(name, whole) and _written(one.name, text)
        ]
        best = max((score for score, _one in scored), default=None)
        return [one for score, one in scored if score == best]

    @staticmethod
    def _score(name: Words, full: Words, place: Words, whole: Words) -> tuple[bool, bool, int]:
        """Its district stands elsewhere in the text; its kind stands before it; how many words its name has."""
        beside = any(
            other + len(place) <= at or other >= at + len(name)
            for at in places_of(name, whole)
            for other in places_of(place, whole)
        )
        return beside, bool(places_of(full, whole)), len(name)


def spelled(text: str) -> Words:
    """The words of a text with their marks; a tone counts as the same wherever it is put: `Hoà` is `Hòa`."""
    parts = [word for word in re.split(r"[\W_]+", unicodedata.normalize("NFC", text.casefold())) if word]
    return tuple("".join(sorted(unicodedata.normalize("NFD", word))) for word in parts)


def _written(name: str, text: str) -> bool:
    """Where a name stands in a text, it bears its own diacritics or none: `Văn Phúc` is not `Vân Phúc`."""
    part, whole, own = words_in(name), words_in(text), spelled(name)
    found = [spelled(text)[at : at + len(part)] for at in places_of(part, whole)]
    return any(one == own or all(word.isascii() for word in one) for one in found)
