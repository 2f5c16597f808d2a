"""Numbers in what people wrote: which of them still are a figure's, and which figures moved beneath a text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from anbinh.outputs.briefs.telling import Cite, Part, Parts, cites_of


def linked(text: str, told: Parts) -> Parts:
    """The text with each number that a figure of the section gives, and that stands there once, cited."""
    spans: list[tuple[int, int, Cite]] = []
    for cite in dict.fromkeys(cites_of(told)):
        found = _places(text, cite.text)
        free = len(found) == 1 and all(found[0][1] <= start or end <= found[0][0] for start, end, _one in spans)
        if free and any(letter.isdigit() for letter in cite.text):
            spans.append((*found[0], cite))
    parts: list[Part] = []
    at = 0
    for start, end, cite in sorted(spans, key=lambda one: one[0]):
        parts += [text[at:start], cite]
        at = end
    return tuple(part for part in (*parts, text[at:]) if part)


@dataclass(frozen=True)
class Moved:
    """A number of a figure that was `before` when the text was written and is `now`."""

    figure: str
    before: str
    now: str


def moved(beneath: Iterable[Cite], told: Parts) -> list[Moved]:
    """The numbers that changed since; an empty `now` where the figure is told no more."""
    now = _by_figure(cites_of(told))
    return [
        Moved(figure, text, now.get(figure, [])[n] if n < len(now.get(figure, [])) else "")
        for figure, texts in _by_figure(beneath).items()
        for n, text in enumerate(texts)
        if n >= len(now.get(figure, [])) or now[figure][n] != text
    ]


def carried_over(text: str, changes: Iterable[Moved]) -> str:
    """The text with each former number that stands there once replaced by the present one."""
    places = [(_places(text, change.before), change.now) for change in changes if change.now]
    spans = [(*found[0], now) for found, now in places if len(found) == 1]
    taken: set[tuple[int, int]] = set()
    for start, end, now in sorted(spans, reverse=True):
        if (start, end) not in taken:
            taken.add((start, end))
            text = text[:start] + now + text[end:]
    return text


def _by_figure(cites: Iterable[Cite]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for cite in cites:
        found.setdefault(cite.figure, []).append(cite.text)
    return found


def _places(text: str, number: str) -> list[tuple[int, int]]:
    """Where a number stands by itself, not inside a longer one; people type a plain space where ours does not break."""
    pattern = r"\s?".join(map(re.escape, number.split("\u00a0")))
    return [found.span() for found in re.finditer(rf"(?<![\d.,/−-]){pattern}(?![\d/]|[.,]\d)", text)]
