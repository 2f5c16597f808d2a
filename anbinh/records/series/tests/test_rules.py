"""Which part keeps which number."""

from anbinh.records.series.rules import numbered


def test_it_gives_a_new_component_a_new_number() -> None:
    found = numbered([(1, 2)], lay_in={})
    assert found.keeps == [None] and not found.becomes


def test_it_leaves_the_number_to_the_series_with_most_reports() -> None:
    found = numbered([(1, 2, 3, 4, 5)], lay_in={1: 7, 2: 7, 3: 9, 4: 9, 5: 9})
    assert found.keeps == [9] and found.becomes == {7: 0}


def test_it_leaves_the_number_to_the_largest_part() -> None:
    found = numbered([(1, 2), (3, 4, 5)], lay_in=dict.fromkeys((1, 2, 3, 4, 5), 7))
    assert found.keeps == [None, 7]


def test_it_brings_a_resting_series_back_with_the_report_it_began_with() -> None:
    found = numbered([(1, 2), (3, 4, 5)], lay_in=dict.fromkeys((1, 2, 3, 4, 5), 7), resting={2: 4})
    assert found.keeps == [4, 7]


def test_it_prefers_who_lies_there_to_who_rests() -> None:
    found = numbered([(1, 2, 3)], lay_in={2: 7, 3: 7}, resting={1: 4})
    assert found.keeps == [7]


def test_it_says_when_nothing_is_left_of_a_series() -> None:
    found = numbered([], lay_in={})
    assert found.keeps == [] and found.becomes == {}
