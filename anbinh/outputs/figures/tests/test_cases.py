"""A case told anew: what it is coded as now is what the figures say, and what was known before stays known."""

from datetime import date
from fractions import Fraction

from anbinh.foundation.units.models import Unit
from anbinh.kernels.figures import period
from anbinh.outputs.figures.asking import ask
from anbinh.outputs.figures.tests.conftest import Book, moment
from anbinh.records.cases import commands
from anbinh.records.cases.commands import Opening
from anbinh.records.cases.models import Case

YEAR = period("nd09", "year", 2023)
SEVERE, ORDER, ALL, RATE = "cases_occurred_severe", "cases_occurred_ttxh", "cases_cleared", "clearance_rate"


def shown(as_of: date | None = None) -> list[Fraction | int]:
    """What nobody ever reported stands as 0 here, so that the rows below can be read."""
    answers = ask((SEVERE, ORDER, ALL, RATE), unit="", period=YEAR, as_of=as_of)
    return [answers.one(name).value or 0 for name in (SEVERE, ORDER, ALL, RATE)]


def test_it_follows_a_case_that_was_corrected_and_one_that_was_taken_back(told: Book) -> None:
    """Robbery (very serious) becomes theft (less serious), then clears; the clearing is taken back."""
    unit = Unit.objects.coded("CATP-PC02").on(date(2023, 3, 2)).get()
    opened = moment(date(2023, 3, 2))
    opening = Opening(unit=unit, opened_at=opened, summary="Cướp túi xách.", article="168", clause="2")
    case = commands.open_case(opening, by=None, at=opened)
    assert shown() == [1, 1, 0, 0]
    changed = {"article": "173", "clause": "1"}
    commands.correct(case, values=changed, reason="Sai tội danh.", by=None, at=moment(date(2023, 3, 12)))
    assert shown() == [0, 1, 0, 0]
    commands.clear(Case.objects.get(pk=case.pk), by=None, at=moment(date(2023, 3, 20)))
    assert shown() == [0, 1, 1, 1]
    commands.take_back(Case.objects.get(pk=case.pk), reason="Nhầm.", by=None, at=moment(date(2023, 3, 25)))
    assert shown() == [0, 1, 0, 0]
    assert shown(date(2023, 3, 11)) == [1, 1, 0, 0] and shown(date(2023, 3, 22)) == [0, 1, 1, 1]
