"""How a figure stands to the same period of the year before."""

from fractions import Fraction

from anbinh.kernels.figures import Result, State
from anbinh.kernels.figures.model import Display, Form, Kind
from anbinh.kernels.figures.numbers import percent, scaled, written
from anbinh.outputs.briefs.facts import Change

RATES = (Form.PERCENT, Form.CHANGE)
# There is no number to compare with.
SILENT = frozenset({State.NO_DATA, State.UNDEFINED, State.NOT_YET})


def compare(now: Result, before: Result | None) -> Change:
    """Up, down or the same, and by how much, as the city prints it."""
    if now.figure.kind is Kind.CHANGE:
        return _of_a_change(now)
    if before is None or before.state in SILENT or now.state in {State.NO_DATA, State.NOT_YET}:
        return Change("no_data")
    if now.value is None or before.value is None:
        return Change("unclear", before=before.shown("vi"))
    if now.figure.display.form in RATES:
        return _of_rates(now, before)
    return _of_numbers(now, before, now.value, before.value)


def _of_a_change(now: Result) -> Change:
    """A figure that is itself a change already says it."""
    if now.value is None:
        return Change("no_data" if now.state in SILENT else "unclear")
    shown = _rate(abs(Fraction(now.value)), now)
    return Change(_trend(Fraction(now.value)), by=shown)


def _of_rates(now: Result, before: Result) -> Change:
    """In points, between the two rates as printed: the reader who subtracts finds the same."""
    places, rounding = now.figure.display.places_and_rounding(now.practice)
    left, right = (
        scaled(Fraction(one) * 100, places=places, rounding=rounding) for one in (now.value or 0, before.value or 0)
    )
    points = Fraction(left - right, 10**places)
    return Change(_trend(points), by=written(abs(points), "vi", places=places), before=before.shown("vi"))


def _of_numbers(now: Result, before: Result, value: Fraction | int, former: Fraction | int) -> Change:
    if former == 0:
        return Change("same" if value == 0 else "from_nothing", before=before.shown("vi"))
    more = Fraction(value) - Fraction(former)
    places = 0 if now.figure.display.form is Form.COUNT else 1
    rate = _rate(abs(more) / abs(Fraction(former)), now)
    return Change(_trend(more), by=written(abs(more), "vi", places=places), rate=rate, before=before.shown("vi"))


def _rate(value: Fraction, result: Result) -> str:
    """How the office prints rates, also where the figure itself is a count."""
    places, rounding = Display(Form.PERCENT).places_and_rounding(result.practice)
    return percent(value, "vi", places=places, rounding=rounding)


def _trend(more: Fraction) -> str:
    if more == 0:
        return "same"
    return "up" if more > 0 else "down"
