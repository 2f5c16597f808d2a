"""Closing a period: who may, when, what it counts, and what is changed afterwards."""

from datetime import date

import pytest

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.verification import verify
from anbinh.foundation.units.models import Unit
from anbinh.kernels.figures import period
from anbinh.outputs.figures.asking import Coverage, coverage, coverages
from anbinh.outputs.figures.commands import ClosingRefused, close_period, make_demonstration, reopen_period
from anbinh.outputs.figures.models import Closing
from anbinh.outputs.figures.tests.conftest import Book, moment

MARCH = period("nd09", "month", 2023, 3)
NEXT_DAY, LATE = date(2023, 3, 15), date(2023, 3, 20)


def covered(told: Book, on: date = LATE, as_of: date | None = None) -> Coverage:
    return coverage(told.city, MARCH, at=moment(on, 23), as_of=as_of)


def test_it_counts_who_closed_in_time_late_and_with_nothing(told: Book) -> None:
    close_period(told.commune, MARCH, zero=True, by=told.office, at=moment(NEXT_DAY))
    close_period(told.neighbour, MARCH, by=told.office, at=moment(LATE))
    found = covered(told)
    assert (found.reported, found.expected) == (2, 579)
    assert found.found.in_time == {told.commune.pk} and found.found.late == {told.neighbour.pk}
    assert found.found.zero == {told.commune.pk}
    assert covered(told, as_of=NEXT_DAY).reported == 1
    assert verify().fault is None


def test_it_takes_a_closing_back_with_a_reason(told: Book) -> None:
    made = close_period(told.commune, MARCH, by=told.office, at=moment(NEXT_DAY))
    with pytest.raises(ClosingRefused):
        reopen_period(made, reason=" ", by=told.office, at=moment(LATE))
    reopen_period(made, reason="Còn một tin chưa nhập.", by=told.office, at=moment(LATE))
    assert covered(told).reported == 0 and covered(told, as_of=NEXT_DAY).reported == 1
    with pytest.raises(ClosingRefused):
        reopen_period(made, reason="Lần nữa.", by=told.office, at=moment(LATE))
    close_period(told.commune, MARCH, by=told.office, at=moment(LATE, 10))
    assert covered(told).reported == 1 and verify().fault is None


def test_it_marks_what_was_changed_after_closing(told: Book) -> None:
    close_period(told.commune, MARCH, by=told.office, at=moment(NEXT_DAY))
    assert covered(told).found.corrected == frozenset()
    told.happened(told.neighbour, date(2023, 3, 1), recorded=LATE)
    assert covered(told).found.corrected == frozenset()
    told.happened(told.commune, date(2023, 3, 1), recorded=LATE)
    assert covered(told).found.corrected == {told.commune.pk}


def test_it_closes_the_city_after_its_communes_or_says_why(told: Book) -> None:
    with pytest.raises(ClosingRefused, match="579"):
        close_period(told.city, MARCH, by=told.office, at=moment(NEXT_DAY))
    made = close_period(told.city, MARCH, note="Mạng hỏng ở 40 xã.", by=told.office, at=moment(NEXT_DAY))
    assert made.note and covered(told).reported == 0


def test_it_closes_once_and_not_before_the_period_ends(told: Book) -> None:
    with pytest.raises(ClosingRefused, match="14/03/2023"):
        close_period(told.commune, MARCH, by=told.office, at=moment(date(2023, 3, 14), 23))
    close_period(told.commune, MARCH, by=told.office, at=moment(NEXT_DAY))
    with pytest.raises(ClosingRefused):
        close_period(told.commune, MARCH, by=told.office, at=moment(NEXT_DAY, 10))


def test_it_lets_a_duty_officer_close_only_the_own_commune(told: Book) -> None:
    today = date(2026, 3, 20)
    latest = period("nd09", "month", 2026, 3)
    reach = told.duty.reach(on=today, permission="figures.close")
    living = Unit.objects.all().on(today).communes()
    mine = next(unit for unit in living if reach.covers(unit))
    theirs = next(unit for unit in living if not reach.covers(unit))
    close_period(mine, latest, by=told.duty, at=moment(today))
    with pytest.raises(ClosingRefused, match=theirs.name):
        close_period(theirs, latest, by=told.duty, at=moment(today))


def test_it_lets_nobody_close_who_only_reads(told: Book) -> None:
    chair = Person.objects.demonstration().filter(posts__role="chair")[0]
    with pytest.raises(ClosingRefused):
        close_period(told.commune, MARCH, by=chair, at=moment(NEXT_DAY))


def test_it_closes_the_demonstrations_periods_once(told: Book) -> None:
    made = make_demonstration(at=moment(date(2024, 3, 6)))
    year = coverage(told.city, period("nd09", "year", 2023), at=moment(date(2024, 3, 6)))
    assert made > 579 and year.reported == year.expected == 579 and year.found.late
    month = coverage(told.city, period("nd09", "month", 2024, 2), at=moment(date(2024, 3, 6)))
    assert 0 < len(month.found.missing) < month.reported
    assert year.found.corrected == month.found.corrected == frozenset()
    assert Closing.objects.of_unit(told.city).count() == 4
    assert make_demonstration(at=moment(date(2024, 3, 6))) == 0
    assert verify().fault is None


def test_it_takes_months_as_closed_by_whoever_closed_the_year(told: Book) -> None:
    close_period(told.commune, period("nd09", "year", 2023), by=told.office, at=moment(date(2023, 12, 15)))
    found = coverage(told.city, MARCH, at=moment(date(2023, 12, 16)))
    assert found.reported == 1 and found.found.late == {told.commune.pk}
    assert covered(told).reported == 0


def test_it_tells_the_coverage_of_several_units_apart(told: Book) -> None:
    close_period(told.commune, MARCH, by=told.office, at=moment(NEXT_DAY))
    district = told.commune.parent
    assert district is not None
    found = coverages([told.city.pk, district.pk, told.commune.pk, told.neighbour.pk], MARCH, at=moment(LATE))
    assert [one.reported for one in found.values()] == [1, 1, 1, 0]
    assert found[told.city.pk].expected == 579 and found[told.commune.pk].expected == 1
    assert found[district.pk].expected == 14
