"""How alike two narratives are: the share of word triples they have in common. For suggestions only; people decide.

Broder's resemblance (1997): the Jaccard index of the sets of shingles.
"""

import re
from zlib import crc32

from anbinh.kernels.identifiers.letters import bare

Shingles = frozenset[int]
WORDS = 3
_WORD = re.compile(r"[^\W_]+")


def shingles(text: str) -> Shingles:
    """The word triples of a text, folded, as numbers that stay the same. A shorter text is one shingle."""
    words = _WORD.findall(bare(text))
    if not words:
        return frozenset()
    last = max(len(words) - WORDS, 0)
    return frozenset(crc32(" ".join(words[at : at + WORDS]).encode()) for at in range(last + 1))


def likeness(a: str | Shingles, b: str | Shingles) -> float:
    """0 (nothing in common) to 1 (the same words); 0 where one is empty. Give shingles where one text meets many."""
    first = shingles(a) if isinstance(a, str) else a
    second = shingles(b) if isinstance(b, str) else b
    shared = len(first & second)
    return shared / (len(first) + len(second) - shared) if shared else 0.0
