"""Who reported, who was late, who is missing."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anbinh.kernels.figures.completeness import Completeness, Standing, Submission, completeness, together

DUE, KNOWN = date(2024, 3, 17), date(2024, 3, 31)
VAN_PHUC, XUAN_PHU, PHUC_XA, TRUC_BACH = 201, 202, 101, 102


def standing(*submissions: Submission, known_on: date = KNOWN, corrected: tuple[int, ...] = ()) -> Completeness:
    return completeness([VAN_PHUC, XUAN_PHU, PHUC_XA], submissions, due_on=DUE, known_on=known_on, corrected=corrected)


def test_it_tells_in_time_late_and_missing_apart() -> None:
    found = standing(Submission(VAN_PHUC, DUE), Submission(XUAN_PHU, date(2024, 3, 18)))
    assert [found.of(unit) for unit in (VAN_PHUC, XUAN_PHU, PHUC_XA)] == [
        Standing.IN_TIME,
        Standing.LATE,
        Standing.MISSING,
    ]
    assert (found.reported, found.expected, found.coverage) == (2, 3, Fraction(2, 3))
    assert not found.complete


def test_it_counts_a_zero_report_as_a_report() -> None:
    found = standing(Submission(VAN_PHUC, DUE, zero=True))
    assert found.zero == {VAN_PHUC} and found.reported == 1


def test_it_does_not_take_silence_for_a_zero_report() -> None:
    assert standing().coverage == 0 and not standing().zero


def test_it_lets_the_first_submission_count() -> None:
    late_again = (Submission(VAN_PHUC, date(2024, 3, 20)), Submission(VAN_PHUC, date(2024, 3, 16), zero=True))
    assert standing(*late_again).of(VAN_PHUC) is Standing.IN_TIME


def test_it_knows_on_a_day_only_what_had_come_by_then() -> None:
    late = Submission(VAN_PHUC, date(2024, 3, 20))
    assert standing(late, known_on=date(2024, 3, 19)).of(VAN_PHUC) is Standing.MISSING
    assert standing(late, known_on=date(2024, 3, 20)).of(VAN_PHUC) is Standing.LATE


def test_it_marks_corrections_only_of_those_that_reported() -> None:
    found = standing(Submission(VAN_PHUC, DUE), corrected=(VAN_PHUC, PHUC_XA))
    assert found.corrected == {VAN_PHUC}


def test_it_counts_nobody_who_was_not_expected() -> None:
    found = standing(Submission(TRUC_BACH, DUE))
    assert found.unexpected == {TRUC_BACH} and found.reported == 0 and found.of(TRUC_BACH) is None


def test_it_has_no_coverage_where_nobody_was_expected() -> None:
    assert completeness([], [], due_on=DUE, known_on=KNOWN).coverage is None


def test_it_puts_districts_together_and_refuses_a_unit_in_two() -> None:
    parts = [completeness([unit], [Submission(unit, DUE)], due_on=DUE, known_on=KNOWN) for unit in (VAN_PHUC, PHUC_XA)]
    assert together(parts).in_time == {VAN_PHUC, PHUC_XA}
    with pytest.raises(ValueError, match="201"):
        together([parts[0], parts[0]])


days = st.dates(date(2024, 3, 1), date(2024, 4, 30))
submissions = st.lists(st.builds(Submission, st.integers(1, 6), days, st.booleans()), max_size=12)


@given(st.sets(st.integers(1, 6)), submissions, days, days)
def test_it_puts_each_expected_unit_in_exactly_one_place(
    expected: set[int], said: list[Submission], due_on: date, known_on: date
) -> None:
    found = completeness(expected, said, due_on=due_on, known_on=known_on)
    assert sorted([*found.in_time, *found.late, *found.missing]) == sorted(expected)
    assert found.zero <= found.in_time | found.late
    later = completeness(expected, said, due_on=due_on, known_on=date(2024, 5, 1))
    assert found.in_time | found.late <= later.in_time | later.late
