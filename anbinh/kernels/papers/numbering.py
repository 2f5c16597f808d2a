"""Numbers of headings: each level counts on until a wider one that governs it begins anew."""

from anbinh.kernels.papers import wording
from anbinh.kernels.papers.paper import Level

# Chapters and articles run through the whole text; the others begin again inside what stands here.
BEGINS_AGAIN = {
    Level.SECTION: {Level.PART, Level.CHAPTER},
    Level.SUBSECTION: {Level.PART, Level.CHAPTER, Level.SECTION},
    Level.TOPIC: {Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION},
    Level.CLAUSE: {Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION, Level.TOPIC, Level.ARTICLE},
    Level.POINT: set(Level) - {Level.POINT},
}


class Counter:
    """The numbers given so far in one text."""

    def __init__(self) -> None:
        self._last: dict[Level, int] = {}

    def next(self, level: Level, number: int | None) -> str:
        """The sign before or above the heading: `Chương II`, `1.`, `a)`."""
        value = number if number is not None else self._last.get(level, 0) + 1
        self._last[level] = value
        for other, wider in BEGINS_AGAIN.items():
            if level in wider:
                self._last.pop(other, None)
        return sign(level, value)


def sign(level: Level, value: int) -> str:
    signs = {
        Level.PART: f"Phần {wording.roman(value)}",
        Level.CHAPTER: f"Chương {wording.roman(value)}",
        Level.SECTION: f"Mục {value}",
        Level.SUBSECTION: f"Tiểu mục {value}",
        Level.TOPIC: f"{wording.roman(value)}.",
        Level.ARTICLE: f"Điều {value}.",
        Level.CLAUSE: f"{value}.",
        Level.POINT: f"{wording.point(value)})",
    }
    return signs[level]
