"""Numbers in the book, in the year in which a unit ended and another began under its code."""

from datetime import date

from anbinh.foundation.units.models import Unit
from anbinh.records.letters.commands.receiving import next_number
from anbinh.records.letters.tests.conftest import Desk

CODE = "CA-00004"


def test_it_numbers_on_when_a_unit_is_followed_by_one_of_the_same_code(desk: Desk) -> None:
    units = [Unit.objects.coded(CODE).on(date(2025, month, 5)).get() for month in (3, 8, 6)]
    assert len({unit.pk for unit in units}) == 2
    assert [next_number(unit, 2025, "letters") for unit in units] == [1, 2, 3]
    assert next_number(units[0], 2024, "letters") == next_number(units[0], 2025, "receptions") == 1
