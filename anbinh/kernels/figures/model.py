"""What a figure is: frozen values that refuse to be wrong. All of it comes from `definitions/`.

A figure is made of terms. A term sums the quantities of one verb's entries, narrowed by codes, over one of three
windows: during the period, up to its start, up to its end. Everything the product publishes is such a sum, or one
sum divided by another.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Self

from anbinh.kernels.figures.documents import Place
from anbinh.kernels.figures.narrowing import Where, narrowed
from anbinh.kernels.figures.numbers import Rounding
from anbinh.kernels.figures.practice import PRINTED_RATES, Practice
from anbinh.kernels.figures.sentences import Wording


class Kind(StrEnum):
    """A flow counts what happened in a period, a stock what there is at its end; the rest divide."""

    FLOW = "flow"
    STOCK = "stock"
    RATIO = "ratio"
    CHANGE = "change"  # a flow against the same flow of the same period a year before


class At(StrEnum):
    """Over which days a term sums."""

    DURING = "during"
    START = "start"  # up to the day before the period
    END = "end"  # up to the last day of the period


class Direction(StrEnum):
    """What is better."""

    HIGHER = "higher"
    LOWER = "lower"
    NONE = "none"


class Form(StrEnum):
    """How a value is printed."""

    COUNT = "count"
    PERCENT = "percent"
    CHANGE = "change"  # a percentage with its sign
    NUMBER = "number"


@dataclass(frozen=True)
class Term:
    """The sum of one verb's entries. `choices` are settings that must read so for the term to count."""

    verb: str
    sign: int = 1
    where: Where = ()
    at: At = At.DURING
    choices: tuple[tuple[str, str], ...] = ()

    def narrowed(self, where: Where) -> Self | None:
        """Only entries with these codes as well; None when none could have both."""
        both = narrowed(self.where, where)
        return None if both is None else replace(self, where=both)

    def holds(self, practice: Practice) -> bool:
        """True when the office's practice counts it."""
        return all(practice.choice(setting) == choice for setting, choice in self.choices)


Terms = tuple[Term, ...]


@dataclass(frozen=True)
class Display:
    """How a value is printed. Without a rounding of its own, the office's practice decides."""

    form: Form = Form.COUNT
    places: int | None = None
    rounding: Rounding | None = None

    def places_and_rounding(self, practice: Practice) -> tuple[int, Rounding]:
        """How many decimals, and how they come about."""
        if self.form is Form.COUNT:
            return 0, Rounding.DOWN
        if self.places is not None and self.rounding is not None:
            return self.places, self.rounding
        ministry = practice.choice(PRINTED_RATES) == "ministry"
        return (2, Rounding.HALF_UP) if ministry else (1, Rounding.DOWN)


@dataclass(frozen=True)
class Change:
    """One line of a definition's change log."""

    on: date
    says: Wording


@dataclass(frozen=True)
class Figure:
    """One published figure: what it answers, on what basis, how it is summed, cut, printed; who answers for it."""

    id: str
    group: str
    name: Wording
    question: Wording
    unit: Wording
    kind: Kind
    numerator: Terms
    denominator: Terms
    cuts: tuple[str, ...]
    schemes: tuple[str, ...]
    direction: Direction
    display: Display
    basis: Wording
    owner: Wording
    next_review: date
    change_log: tuple[Change, ...]
    share: bool = False
    note: Wording | None = None
    narrows: str | None = None
    of: tuple[str, ...] = ()
    place: Place = field(default=Place("", 0), compare=False)

    def __post_init__(self) -> None:
        if not self.numerator:
            raise ValueError("it sums nothing")
        if self.divides is not bool(self.denominator):
            raise ValueError("only a ratio or a change has a denominator, and it has one")
        if self.share and self.kind is not Kind.RATIO:
            raise ValueError("only a ratio can be a share")
        if self.kind is Kind.CHANGE and any(term.at is not At.DURING for term in self.numerator):
            raise ValueError("a change compares flows")
        if self.divides is (self.display.form is Form.COUNT):
            raise ValueError("a count is shown as a count, a ratio as percent, change or number")

    @property
    def divides(self) -> bool:
        """True when the value is one sum by another."""
        return self.kind in {Kind.RATIO, Kind.CHANGE}

    @property
    def verbs(self) -> frozenset[str]:
        """Every verb it sums."""
        return frozenset(term.verb for term in (*self.numerator, *self.denominator))

    @property
    def settings(self) -> tuple[str, ...]:
        """The open points it depends on."""
        terms = (*self.numerator, *self.denominator)
        found = {setting for term in terms for setting, _ in term.choices}
        if self.display.form in {Form.PERCENT, Form.CHANGE} and self.display.rounding is None:
            found.add(PRINTED_RATES)
        return tuple(sorted(found))

    @property
    def last_changed(self) -> date:
        """The day of its latest change."""
        return max(change.on for change in self.change_log)
