"""The verbs that rooms may post, each declared once in the `verbs.py` of its room, and how each can be rebuilt."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise

NAME = re.compile(r"[a-z_]+\.[a-z_]+\.[a-z_]+")
CODE = re.compile(r"[\w.:/+-]{0,60}")


class VerbError(ValueError):
    """A room declares or uses a verb wrongly: a fault of the program, never of the reader."""


@dataclass(frozen=True)
class Verb:
    """A past-tense fact `room.noun.happened`; `counts` names what a quantity counts, empty for mere history."""

    name: str
    label: str | Promise
    counts: str = ""
    dimensions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not NAME.fullmatch(self.name):
            raise VerbError(f"a verb is called room.noun.happened, not {self.name!r}")

    def accepts(self, quantity: int, dimensions: Mapping[str, str]) -> None:
        """Refuse a quantity on mere history, a dimension not declared, and a value that is not a short code."""
        if quantity and not self.counts:
            raise VerbError(f"{self.name} is history: it counts nothing, yet {quantity} was posted")
        if unknown := set(dimensions) - set(self.dimensions):
            raise VerbError(f"{self.name} has no dimension {', '.join(sorted(unknown))}")
        for name, value in dimensions.items():
            # Free text here would carry personal data into a chain that can never be erased.
            if not isinstance(value, str) or not CODE.fullmatch(value):
                raise VerbError(f"{self.name}: {name} takes a code, not {value!r}")


@dataclass(frozen=True)
class Fact:
    """What the records say the journal must hold for one subject under one verb."""

    subject_id: int
    unit_id: int
    occurred_on: date
    quantity: int
    dimensions: Mapping[str, str] = field(default_factory=dict)


Rebuild = Callable[[], Iterable[Fact]]
_VERBS: dict[str, Verb] = {}
_REBUILDS: dict[str, Rebuild] = {}


def declare(*verbs: Verb) -> None:
    """Make verbs known; called once, at the top level of a room's verbs.py."""
    for verb in verbs:
        if verb.name in _VERBS:
            raise VerbError(f"{verb.name} is declared twice")
        _VERBS[verb.name] = verb


def rebuilds(name: str) -> Callable[[Rebuild], Rebuild]:
    """Mark a function of a querysets.py that tells, from the records alone, what this verb's entries add up to."""

    def register(rebuild: Rebuild) -> Rebuild:
        _REBUILDS[name] = rebuild
        return rebuild

    return register


def verb_named(name: str) -> Verb:
    """The declared verb, or VerbError."""
    if name not in _VERBS:
        raise VerbError(f"no room declares the verb {name}")
    return _VERBS[name]


def all_verbs() -> list[Verb]:
    """Every declared verb, by name."""
    return [_VERBS[name] for name in sorted(_VERBS)]


def all_rebuilds() -> list[tuple[str, Rebuild]]:
    """Every verb that can be rebuilt from its records, with how."""
    return sorted(_REBUILDS.items())
