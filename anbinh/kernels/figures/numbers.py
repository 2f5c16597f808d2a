"""Numbers as they are printed: rounded from the exact fraction by a named rule, with the marks of the language."""

from enum import StrEnum
from fractions import Fraction

from anbinh.kernels.figures.sentences import Language

NO_BREAK = "\u00a0"
MINUS = "\u2212"


class Rounding(StrEnum):
    """DOWN cuts off (the city's practice), HALF_UP rounds halves away from zero (the Ministry's)."""

    DOWN = "down"
    HALF_UP = "half_up"


def scaled(value: Fraction | int, *, places: int, rounding: Rounding) -> int:
    """The value in units of its last printed place: 90.76 % at one place, cut off, is 907."""
    exact = Fraction(value) * 10**places
    whole, rest = divmod(abs(exact), 1)
    if rounding is Rounding.HALF_UP and rest >= Fraction(1, 2):
        whole += 1
    return int(whole) if exact >= 0 else -int(whole)


def written(
    value: Fraction | int,
    language: Language,
    *,
    places: int = 0,
    rounding: Rounding = Rounding.DOWN,
    sign: bool = False,
) -> str:
    """`43.570` and `96,4` in Vietnamese, `43,570` and `96.4` in English; `sign` writes + as well."""
    number = scaled(value, places=places, rounding=rounding)
    thousands, decimal = (".", ",") if language == "vi" else (",", ".")
    whole, rest = divmod(abs(number), 10**places)
    digits = f"{whole:,}".replace(",", thousands) + (f"{decimal}{rest:0{places}}" if places else "")
    if number < 0:
        return MINUS + digits
    return f"+{digits}" if sign and number > 0 else digits


def percent(
    value: Fraction | int,
    language: Language,
    *,
    places: int = 1,
    rounding: Rounding = Rounding.DOWN,
    sign: bool = False,
) -> str:
    """`96,4 %` (the gap does not break) in Vietnamese, `96.4%` in English; the value is the fraction, not times 100."""
    gap = NO_BREAK if language == "vi" else ""
    return written(Fraction(value) * 100, language, places=places, rounding=rounding, sign=sign) + gap + "%"
