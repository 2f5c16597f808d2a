"""A narrative as words to learn from: folded, without anything that names somebody."""

import re
import unicodedata
from collections.abc import Iterator

LONGEST = 20_000
SHORTEST_PIECE, LONGEST_PIECE = 2, 5
# A word with a digit, a sign of an address or a name on the net says who, not how.
_NAMING = re.compile(r"\S*(?:[0-9@\[\]/]|://|[^\W_][._][^\W_])\S*")
_WORD = re.compile(r"[^\W\d_]+")
_FOLD = str.maketrans("đĐ", "dd")


def words(text: str) -> list[str]:
    """The words of a text, lower case without diacritics; numbers, addresses and names on the net left out."""
    composed = unicodedata.normalize("NFKC", text[:LONGEST])
    apart = unicodedata.normalize("NFD", _NAMING.sub(" ", composed).lower().translate(_FOLD))
    return _WORD.findall("".join(letter for letter in apart if not unicodedata.combining(letter)))


def pieces(word: str) -> Iterator[str]:
    """The runs of two to five letters of a word, its edges marked by a space; a short word once as a whole."""
    edged = f" {word} "
    for length in range(SHORTEST_PIECE, LONGEST_PIECE + 1):
        if length >= len(edged):
            yield edged
            return
        for start in range(len(edged) - length + 1):
            yield edged[start : start + length]


def pieces_of(text: str) -> list[str]:
    """The pieces of every word of a text, in order."""
    return [piece for word in words(text) for piece in pieces(word)]
