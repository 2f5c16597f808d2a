"""Letters folded for reading, each still knowing where it stood."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Letters that stand for a digit when somebody wants a filter to miss the number.
LOOK_ALIKES = str.maketrans({"o": "0", "O": "0", "l": "1", "I": "1", "i": "1", "|": "1"})
# Ways to write the same separator; a reader of numbers needs only the plain ones.
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")


@dataclass(frozen=True)
class Folded:
    """`text` is lower case without diacritics; `starts[i]` is the place in the source where its letter i began."""

    text: str
    source: str
    starts: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span in the source of `text[start:end]`, with diacritics that are signs of their own."""
        return self.starts[start], self.starts[end]

    def raw(self, start: int, end: int) -> str:
        """What stood in the source, composed and without invisible letters."""
        first, last = self.span(start, end)
        return plain(self.source[first:last])


def plain(text: str) -> str:
    """Composed letters, full-width and circled ones made ordinary, dashes made hyphens, invisible letters dropped."""
    composed = unicodedata.normalize("NFKC", text).translate(_DASHES)
    return "".join(letter for letter in composed if unicodedata.category(letter) != "Cf")


def folded(text: str) -> Folded:
    """Fold a text letter by letter; line breaks stay, every other space becomes one plain space."""
    letters: list[str] = []
    starts: list[int] = []
    for place, letter in enumerate(text):
        for bare in _bare(letter):
            letters.append(bare)
            starts.append(place)
    return Folded("".join(letters), text, (*starts, len(text)))


def bare(text: str) -> str:
    """The folded letters alone, outer spaces dropped."""
    return "".join(map(_bare, text)).strip()


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    if letter.isascii():
        return " " if letter in "\t\r\v\f" else letter.lower()
    if letter.isspace():
        return " "
    decomposed = unicodedata.normalize("NFKD", letter).translate(_DASHES).casefold().replace("đ", "d")
    return "".join(part for part in decomposed if unicodedata.category(part) not in {"Mn", "Cf"})
