"""The words of a warning with what could be said more simply marked in them, for its page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anbinh.foundation.web import words
from anbinh.records.warnings import rules
from anbinh.records.warnings.book import TOLD
from anbinh.records.warnings.models import PublicWarning
from anbinh.records.warnings.reading import Advice, Reading, lists, read

PARTS = ("happens", "signs", "advice", "calls")


@dataclass(frozen=True)
class Piece:
    """Words as they stand; `marked` where something could be simpler, `why` where that ends, so said once."""

    text: str
    marked: bool = False
    why: str = ""


@dataclass(frozen=True)
class Part:
    """One text of the warning. `lines` are pieces, line by line; `listed` shows them as a list."""

    label: str
    lines: Sequence[Sequence[Piece]]
    listed: bool


@dataclass(frozen=True)
class Measured:
    """The warning as its page shows it, and how easily it is read in a sentence."""

    parts: Sequence[Part]
    sentence: str
    easy: bool


def measured(warning: PublicWarning) -> Measured:
    """Every part read; the sentence speaks of all together."""
    readings = {name: [read(line) for line in rules.lines(getattr(warning, name))] for name in PARTS}
    parts = [
        Part(str(TOLD[name]), [tuple(_pieces(one)) for one in found], listed=name != "happens")
        for name, found in readings.items()
        if found
    ]
    together = [one for found in readings.values() for one in found]
    return Measured(parts, _sentence(together), _is_easy(together))


def _is_easy(readings: Sequence[Reading]) -> bool:
    most = int(lists()["syllables_altogether"])
    return all(one.is_easy for one in readings) and sum(one.syllables for one in readings) <= most


def _sentence(readings: Sequence[Reading]) -> str:
    syllables, sentences = sum(one.syllables for one in readings), sum(one.sentences for one in readings)
    places = sum(len(one.advice) for one in readings)
    mean = words.number(syllables / sentences, 1) if sentences else "0"
    told = _("%(syllables)s syllables, %(mean)s in a sentence on average.") % {
        "syllables": words.number(syllables),
        "mean": mean,
    }
    if syllables > int(lists()["syllables_altogether"]):
        told += " " + _("It is long: people at a notice board read about %(most)s syllables.") % {
            "most": words.number(lists()["syllables_altogether"])
        }
    if not places:
        return told + " " + _("Nothing in it is hard to read.")
    text = ngettext(
        "%(n)s place could be simpler; it is marked.", "%(n)s places could be simpler; they are marked.", places
    )
    return told + " " + text % {"n": words.number(places)}


def _pieces(reading: Reading) -> Iterator[Piece]:
    """The text cut where advice begins and ends; where two overlap, the reason of the shorter stands first."""
    edges = sorted({0, len(reading.text), *(edge for one in reading.advice for edge in (one.start, one.end))})
    for start, end in pairwise(edges):
        here = [one for one in reading.advice if one.start <= start and end <= one.end]
        ending = sorted((one for one in here if one.end == end), key=lambda one: one.end - one.start)
        yield Piece(reading.text[start:end], bool(here), "; ".join(_why(one) for one in ending))


def _why(one: Advice) -> str:
    if one.kind == "long":
        return _("a sentence of %(count)s syllables: cut it in two") % {"count": one.count}
    if one.kind == "office":
        return _("a word of offices; people say “%(instead)s”") % {"instead": one.instead}
    if one.kind == "passive":
        return _("say who does it")
    return _("not everybody knows this abbreviation")
