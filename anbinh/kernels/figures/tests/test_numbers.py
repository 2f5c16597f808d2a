"""Numbers as they are printed."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anbinh.kernels.figures.numbers import Rounding, percent, scaled, written


@pytest.mark.parametrize(
    ("value", "city", "ministry"),
    [
        (Fraction(1670, 1840), "90,7 %", "90,76 %"),
        (Fraction(-76, 1916), "−3,9 %", "−3,97 %"),
        (Fraction(39250, 47062), "83,4 %", "83,40 %"),
        (Fraction(3066, 4054), "75,6 %", "75,63 %"),
        (Fraction(164, 166), "98,7 %", "98,80 %"),
        (Fraction(1), "100,0 %", "100,00 %"),
        (Fraction(0), "0,0 %", "0,00 %"),
    ],
)
def test_it_prints_the_published_rates_of_both_offices(value: Fraction, city: str, ministry: str) -> None:
    assert percent(value, "vi").replace("\u00a0", " ") == city
    assert percent(value, "vi", places=2, rounding=Rounding.HALF_UP).replace("\u00a0", " ") == ministry


def test_it_writes_each_language_its_own_way() -> None:
    assert (written(43570, "vi"), written(43570, "en")) == ("43.570", "43,570")
    assert (written(-1234567, "vi"), written(0, "vi", sign=True)) == ("−1.234.567", "0")
    assert percent(Fraction(964, 1000), "en") == "96.4%"
    assert percent(Fraction(32, 1000), "vi", sign=True) == "+3,2\u00a0%"
    assert written(Fraction(6419, 108), "vi", places=1, rounding=Rounding.HALF_UP) == "59,4"


def test_it_never_prints_minus_nothing() -> None:
    assert written(Fraction(-1, 100), "vi", places=1) == "0,0"


@given(st.fractions(-1000, 1000, max_denominator=5000), st.integers(0, 4))
def test_it_cuts_off_towards_zero_and_rounds_to_the_nearest(value: Fraction, places: int) -> None:
    unit = Fraction(1, 10**places)
    cut = scaled(value, places=places, rounding=Rounding.DOWN) * unit
    near = scaled(value, places=places, rounding=Rounding.HALF_UP) * unit
    assert abs(cut) <= abs(value) < abs(cut) + unit
    assert abs(near - value) <= unit / 2
