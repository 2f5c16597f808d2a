"""How a room declares its book: what its records are, and which step is lawful when and for whom."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.access import allowed
from anbinh.foundation.books.models import Record
from anbinh.foundation.books.wording import Text, Words
from anbinh.foundation.units.models import Unit

Why = Callable[[Any, datetime], str]
Whose = Callable[[Any], Unit]


def always(_record: Any, _at: datetime) -> str:
    """Nothing stands against it."""
    return ""


def held(record: Any) -> Unit:
    """It is for whoever answers for the record."""
    unit: Unit = record.holder
    return unit


@dataclass(frozen=True)
class Step:
    """One verb of a book: lawful at these stages unless `why` returns the sentence that says why not.

    `whose` is the unit that a post must reach to take it.
    """

    words: Words
    permission: str
    stages: frozenset[str]
    why: Why = always
    reversible: bool = True
    whose: Whose = held


@dataclass(frozen=True)
class Choice:
    """One step for one person: lawful now, or refused with a sentence."""

    step: str
    words: Words
    refusal: str = ""


@dataclass(frozen=True)
class Book:
    """A book of one room: `name` is its word in addresses of routes (`hotspots`), `noun` what one record is called.

    `watched` are the fields a step may change; `told` names those that the history shows as changed.
    """

    name: str
    noun: Text
    model: type[Record]
    read: str
    taken_back: str
    steps: Mapping[str, Step]
    watched: Sequence[str]
    told: Mapping[str, Text] = field(default_factory=dict)
    said: Callable[[str, Any], str] | None = None

    def refusal(self, name: str, record: Record, *, at: datetime) -> str:
        """Why a step is not lawful now; empty when it is."""
        step = self.steps[name]
        if record.stage not in step.stages:
            return _("Not while it is: %(stage)s.") % {"stage": record.stage_words}
        return step.why(record, at)

    def choices(self, person: Person, record: Record, *, at: datetime) -> list[Choice]:
        """Every step that somebody's posts allow on this record, in the order declared."""
        return [
            Choice(name, step.words, self.refusal(name, record, at=at))
            for name, step in self.steps.items()
            if allowed(person, step.permission, step.whose(record), at=at)
        ]

    def choice(self, person: Person, record: Record, name: str, *, at: datetime) -> Choice | None:
        """One of them; None when somebody's posts do not allow it here at all."""
        return next((one for one in self.choices(person, record, at=at) if one.step == name), None)

    def did(self, name: str) -> str:
        """The step as the history says it."""
        return str(self.steps[name].words.did) if name in self.steps else name


def slugs(steps: Mapping[str, Step]) -> dict[str, str]:
    """The word of each step in addresses, with its name."""
    return {step.words.slug: name for name, step in steps.items() if step.words.slug}


def stages(*names: str) -> frozenset[str]:
    """The stages at which a step is lawful."""
    return frozenset(names)


def in_order(choices: Iterable[Choice]) -> tuple[list[Choice], list[Choice]]:
    """What is lawful now, and what is refused with its reason; a step without an address is done by no button."""
    some = [one for one in choices if one.words.slug]
    return [one for one in some if not one.refusal], [one for one in some if one.refusal]
