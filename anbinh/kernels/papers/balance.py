"""Breaks a title into lines of like length, as a typist would: `ỦY BAN NHÂN DÂN / THÀNH PHỐ HÀ NỘI`."""

from collections.abc import Callable
from functools import cache

from anbinh.kernels.papers.layout import Line, Style
from anbinh.kernels.papers.letters import width
from anbinh.kernels.papers.text import Run, lines

MOST_WORDS = 60
ONE_NAME = {
    *("ỦY BAN", "UỶ BAN", "NHÂN DÂN", "HỘI ĐỒNG", "BAN CHỈ", "CHỈ ĐẠO", "CÔNG AN", "CƠ QUAN", "ĐIỀU TRA", "CẢNH SÁT"),
    *("VIỆN KIỂM", "KIỂM SÁT", "TÒA ÁN", "TOÀ ÁN", "THÀNH PHỐ", "HÀ NỘI", "VĂN PHÒNG", "THƯỜNG TRỰC", "PHÓ TRƯỞNG"),
}
Search = Callable[[int, int], tuple[float, list[str]]]


def balanced(text: str, style: Style, room: float) -> list[Line]:
    """One paragraph for each line of `text` that has words, each broken where its lines come out alike."""
    plain = ("".join(run.text for run in runs) for runs in lines(text))
    return [Line(style, (Run("\n".join(_broken(_together(line), style, room))),)) for line in plain if line.strip()]


def last_width(line: Line) -> float:
    """Millimetres the last printed line of a paragraph takes."""
    return text_width(line.text.split("\n")[-1], line.style)


def text_width(text: str, style: Style) -> float:
    return width(text, size=style.size, bold=style.bold, italic=style.italic)


def _together(line: str) -> list[str]:
    """The words of a line, those that make one name as one: `THÀNH PHỐ`, `HÀ NỘI`."""
    words: list[str] = []
    for word in line.split():
        joined = f"{words[-1].split(' ')[-1]} {word}".upper() if words else ""
        words[-1:] = [f"{words[-1]} {word}"] if joined in ONE_NAME else [*words[-1:], word]
    return words


def _broken(words: list[str], style: Style, room: float) -> list[str]:
    """The fewest lines that fit, and of those the ones whose longest is shortest. A very long text is left as it is."""
    if len(words) > MOST_WORDS or text_width(" ".join(words), style) <= room:
        return [" ".join(words)]
    best = _search(tuple(words), lambda line: text_width(line, style))
    for count in range(2, len(words) + 1):
        longest, cut = best(0, count)
        if longest <= room:
            return cut
    return [" ".join(words)]


def _search(words: tuple[str, ...], measure: Callable[[str], float]) -> Search:
    @cache
    def best(start: int, count: int) -> tuple[float, list[str]]:
        """The best way to set words[start:] in `count` lines: its longest line and the lines."""
        if count == 1:
            rest = " ".join(words[start:])
            return measure(rest), [rest]
        ways = []
        for end in range(start + 1, len(words) - count + 2):
            first = " ".join(words[start:end])
            longest, after = best(end, count - 1)
            ways.append((max(measure(first), longest), [first, *after]))
        return min(ways, key=lambda way: way[0])

    return best
