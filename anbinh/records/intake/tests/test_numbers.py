"""Numbers in the book, in the year in which a unit ended and another began under its code."""

from datetime import datetime

from anbinh.foundation.units.models import Unit
from anbinh.records.intake import commands
from anbinh.records.intake.tests.conftest import CITY, Desk

CODE = "CA-00004"


def test_it_numbers_on_when_a_unit_is_followed_by_one_of_the_same_code(desk: Desk) -> None:
    codes = []
    for month in (3, 8, 6):
        at = datetime(2025, month, 5, 9, tzinfo=CITY)
        unit = Unit.objects.coded(CODE).on(at.date()).get()
        draft = desk.draft(unit=unit, received_at=at)
        codes.append(commands.receive(draft, by=None, at=at).report.code)
    assert codes == [f"000{number}/2025/{CODE}" for number in (1, 2, 3)]
    assert Unit.objects.coded(CODE).count() > 1
