"""One answer: the value, what it is made of, how it is printed, and what the targets say about it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from anbinh.kernels.figures.model import Figure, Form, Kind
from anbinh.kernels.figures.numbers import percent, written
from anbinh.kernels.figures.periods import Period
from anbinh.kernels.figures.practice import USUAL, Practice
from anbinh.kernels.figures.sentences import Language, sentence
from anbinh.kernels.figures.targets import Target, Verdict

Value = Fraction | int


class State(StrEnum):
    """What kind of answer it is."""

    KNOWN = "known"
    RANGE = "range"  # units were split: the value lies between two bounds
    UNDEFINED = "undefined"  # nothing to divide by
    NO_DATA = "no_data"  # the journal has no entry of any verb the figure sums
    NOT_YET = "not_yet"  # the period has not begun


@dataclass(frozen=True)
class Bounds:
    """The least and the most a sum can be; one number unless units were split."""

    low: int
    high: int

    @property
    def exact(self) -> int | None:
        """The number, when there is only one."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True)
class Judgement:
    """What one target says. No verdict where the value is unknown or could lie on either side."""

    target: Target
    verdict: Verdict | None


@dataclass(frozen=True)
class Result:
    """A figure of a unit in a period, cut to one code (`cell`) or not, as known at a moment or now.

    `value` is exact, a `Fraction` where the figure divides. It is None where nothing is known or divided; `low` and
    `high` then bound it if units were split, either of them None where there is no bound.
    """

    figure: Figure
    unit: int
    period: Period
    cell: str | None
    as_of: datetime | None
    state: State
    top: Bounds | None
    bottom: Bounds | None
    low: Value | None
    high: Value | None
    judgements: tuple[Judgement, ...] = ()
    practice: Practice = USUAL

    @property
    def key(self) -> tuple[str, int, str, str | None]:
        """Which cell of which table it is."""
        return self.figure.id, self.unit, self.period.key, self.cell

    @property
    def value(self) -> Value | None:
        return self.low if self.state is State.KNOWN else None

    @property
    def numerator(self) -> int | None:
        """The sum itself, or what is divided; for a change the count of the period."""
        return self.top.exact if self.top else None

    @property
    def denominator(self) -> int | None:
        """What it is divided by; for a change the count of the same period a year before. Missing is None, never 0."""
        return self.bottom.exact if self.bottom else None

    @property
    def target(self) -> Target | None:
        """The first target that binds it."""
        return self.judgements[0].target if self.judgements else None

    @property
    def verdict(self) -> Verdict | None:
        """What the first target says."""
        return self.judgements[0].verdict if self.judgements else None

    def shown(self, language: Language = "vi") -> str:
        """`96,4 %`, `43.570`, `từ 120 đến 154`, `chưa có số liệu`, `–`."""
        if self.state is State.NO_DATA:
            return sentence("no_data", language)
        if self.state in {State.UNDEFINED, State.NOT_YET}:
            return sentence(self.state, language)
        low, high = self._written(self.low, language), self._written(self.high, language)
        if low and high:
            return low if low == high else sentence("between", language, low=low, high=high)
        if low:
            return sentence("at_least_shown", language, low=low)
        return sentence("at_most_shown", language, high=high) if high else sentence("range_unknown", language)

    def _written(self, value: Value | None, language: Language) -> str:
        if value is None:
            return ""
        display = self.figure.display
        places, rounding = display.places_and_rounding(self.practice)
        write = percent if display.form in {Form.PERCENT, Form.CHANGE} else written
        return write(value, language, places=places, rounding=rounding, sign=display.form is Form.CHANGE)


Divided = tuple[State, Bounds | None, Bounds | None, Value | None, Value | None]


def divided(figure: Figure, top: Bounds, bottom: Bounds, rest: Bounds) -> Divided:
    """State, parts and bounds of a ratio. `rest` bounds what is in the denominator and not in the numerator.

    In a share both parts are counted things of their own, so n/(n + r) grows with n and falls with r. Otherwise the two
    sums are bounded apart, and the quotient may be anything their corners allow.
    """
    if bottom.high <= 0:
        return State.UNDEFINED, top, bottom, None, None
    low: Fraction | None
    high: Fraction | None
    if figure.share and min(top.low, rest.low) >= 0:
        low, high = _part(top.low, rest.high, otherwise=1), _part(top.high, rest.low, otherwise=0)
    else:
        low, high = _corner(top.low, bottom), _corner(top.high, bottom, highest=True)
    if figure.kind is Kind.CHANGE:
        low, high = (None if one is None else one - 1 for one in (low, high))
    known = top.exact is not None and bottom.exact is not None
    return State.KNOWN if known else State.RANGE, top, bottom, low, high


def _part(part: int, rest: int, *, otherwise: int) -> Fraction:
    """n/(n + r). Where both bounds are nought only one of the two can be more: then all of it is, or nothing."""
    return Fraction(part, part + rest) if part + rest else Fraction(otherwise)


def _corner(top: int, bottom: Bounds, *, highest: bool = False) -> Fraction | None:
    """The extreme quotient of one numerator; None where the denominator can come as near to nought as it likes."""
    nearest = (top < 0) is not highest
    by = bottom.low if nearest else bottom.high
    return Fraction(top, by) if by > 0 else None
