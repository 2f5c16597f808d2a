"""The suggestion itself: at most three methods with their reason. An officer decides; nothing is stored here."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from anbinh.kernels.signals.methods.learnt import NO_METHOD, Learnt
from anbinh.kernels.signals.methods.lexicon import Lexicon
from anbinh.kernels.signals.methods.lexicon import lexicon as everyday

MOST = 3
LEAST_LIKELY = 0.05


class Source(StrEnum):
    LEXICON = "lexicon"
    DECISIONS = "decisions"


@dataclass(frozen=True)
class Suggestion:
    """A method that may fit. `probability` is None from the lexicon, which does not know how often it is right.

    `because`: phrases of the lexicon, or the words of the narrative that spoke most for it.
    """

    code: str
    source: Source
    probability: float | None
    because: tuple[str, ...]


def suggest(
    text: str, *, codes: Collection[str], learnt: Learnt | None = None, lexicon: Lexicon | None = None
) -> tuple[Suggestion, ...]:
    """At most three methods among `codes`, the likeliest first; none where nothing speaks for any.

    What was learnt comes first; the lexicon speaks only of methods for which too little was decided.
    """
    found = _from_decisions(text, codes, learnt) if learnt else []
    known = set(learnt.codes) if learnt else set()
    for hit in (lexicon or everyday()).look(text, codes=[code for code in codes if code not in known]):
        found.append(Suggestion(hit.code, Source.LEXICON, None, hit.phrases))
    return tuple(found[:MOST])


def _from_decisions(text: str, codes: Collection[str], learnt: Learnt) -> list[Suggestion]:
    likely = sorted(learnt.probabilities(text).items(), key=lambda one: (-one[1], one[0]))
    return [
        Suggestion(code, Source.DECISIONS, share, learnt.because(text, code))
        for code, share in likely
        if code != NO_METHOD and code in codes and share >= LEAST_LIKELY
    ]
