"""The kept forest: whatever the order of what happened, the answer of a build from nothing."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anbinh.kernels.signals.series import Apart, Decision, Forest, Together
from anbinh.kernels.signals.series.building import build

REPORTS, IDENTIFIERS = 9, 6
Pairs = set[tuple[int, int]]
PAIRS = st.sets(st.tuples(st.integers(0, REPORTS - 1), st.integers(0, IDENTIFIERS - 1)), max_size=24)
ACTS = st.lists(st.tuples(st.booleans(), st.integers(0, REPORTS - 1), st.integers(0, IDENTIFIERS - 1)), max_size=30)
SOME = st.sets(st.integers(0, REPORTS - 1), min_size=1, max_size=3).map(tuple)
DECISIONS = st.lists(
    st.builds(Together, SOME) | st.builds(lambda one, other: Apart((one, other)), SOME, SOME), max_size=3
)


def _built(pairs: Pairs, *, hub_limit: int = 1000) -> Forest:
    columns = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    return build(columns[:, 0], columns[:, 1], reports=REPORTS, identifiers=IDENTIFIERS, hub_limit=hub_limit)


def _by_hand(pairs: Pairs, *, hub_limit: int = 1000) -> list[list[int]]:
    """The components of at least two reports, by the plainest way there is."""
    group = list(range(REPORTS))
    for identifier in range(IDENTIFIERS):
        reports = sorted(report for report, named in pairs if named == identifier)
        if len(reports) <= hub_limit:
            for one, other in pairwise(reports):
                group = [group[one] if number == group[other] else number for number in group]
    found = [[report for report in range(REPORTS) if group[report] == number] for number in set(group)]
    return sorted(members for members in found if len(members) > 1)


def _added(*reports: list[int], hub_limit: int = 1000) -> Forest:
    forest = Forest(hub_limit=hub_limit)
    for identifiers in reports:
        forest.add(identifiers)
    return forest


@given(pairs=PAIRS, hub_limit=st.sampled_from([2, 3, 1000]))
def test_it_builds_the_components(pairs: Pairs, hub_limit: int) -> None:
    assert list(_built(pairs, hub_limit=hub_limit).every_series()) == _by_hand(pairs, hub_limit=hub_limit)


@given(before=PAIRS, acts=ACTS, hub_limit=st.sampled_from([2, 3, 1000]))
@settings(max_examples=100)
def test_it_stays_what_a_build_from_nothing_gives(
    before: Pairs, acts: list[tuple[bool, int, int]], hub_limit: int
) -> None:
    forest, pairs = _built(before, hub_limit=hub_limit), set(before)
    for tie, report, identifier in acts:
        (forest.tie if tie else forest.untie)(report, identifier)
        (pairs.add if tie else pairs.discard)((report, identifier))
    built = _built(pairs, hub_limit=hub_limit)
    assert list(forest.every_series()) == list(built.every_series())
    assert [forest.size(n) for n in range(REPORTS)] == [built.size(n) for n in range(REPORTS)]
    assert [forest.links(n) for n in range(REPORTS)] == [built.links(n) for n in range(REPORTS)]


@given(pairs=PAIRS, decisions=DECISIONS, hub_limit=st.sampled_from([2, 1000]))
@settings(max_examples=100)
def test_it_answers_alike_whether_people_decided_before_or_after(
    pairs: Pairs, decisions: list[Decision], hub_limit: int
) -> None:
    after, before = _built(pairs, hub_limit=hub_limit), _built(set(), hub_limit=hub_limit)
    for decision in decisions:
        after.decide(decision)
        before.decide(decision)
    for report, identifier in sorted(pairs, reverse=True):
        before.tie(report, identifier)
    assert list(after.every_series()) == list(before.every_series())


@given(pairs=PAIRS, decisions=DECISIONS, last=SOME, other=SOME)
def test_it_keeps_the_last_decision(
    pairs: Pairs, decisions: list[Decision], last: tuple[int], other: tuple[int]
) -> None:
    forest = _built(pairs)
    for decision in decisions:
        forest.decide(decision)
    forest.decide(Apart((last, tuple(sorted(set(other) - set(last))))))
    series = forest.series(last[0])
    assert set(last) <= set(series)
    assert not (set(other) - set(last)) & set(series)
    forest.decide(Together(last + other))
    assert set(last) | set(other) <= set(forest.series(last[0]))


def test_it_ties_by_any_shared_identifier() -> None:
    forest = _added([0], [1], [0, 1], [2], [])
    assert list(forest.every_series()) == [[0, 1, 2]]
    assert (forest.size(0), forest.size(4), forest.series(3)) == (3, 1, [3])


def test_it_lets_go_of_what_becomes_a_hub() -> None:
    forest = _added([0, 1], [0, 1], [0], hub_limit=3)
    assert list(forest.every_series()) == [[0, 1, 2]]
    forest.add([0])
    assert list(forest.every_series()) == [[0, 1]]
    forest.untie(3, 0)
    assert list(forest.every_series()) == [[0, 1, 2]]


def test_it_ties_by_a_hub_that_a_person_confirmed_and_by_nothing_that_was_set_aside() -> None:
    forest = _added([0], [0], [0], hub_limit=2)
    assert list(forest.every_series()) == []
    forest.always(0)
    assert list(forest.every_series()) == [[0, 1, 2]]
    forest.never(0)
    assert list(forest.every_series()) == []


def test_it_keeps_a_split_when_a_later_report_names_both_sides() -> None:
    forest = _added([0], [0], [0, 1], [1])
    forest.decide(Apart(((0, 1), (2, 3))))
    assert list(forest.every_series()) == [[0, 1], [2, 3]]
    forest.add([0, 1])
    assert forest.series(4) in ([0, 1, 4], [2, 3, 4])
    assert sorted(len(members) for members in forest.every_series()) == [2, 3]


def test_it_takes_no_numbers_that_are_not_there() -> None:
    one = np.array([1], dtype=np.int64)
    with pytest.raises(ValueError, match="report"):
        build(one, one, reports=1, identifiers=2)
    with pytest.raises(ValueError, match="identifier"):
        build(one, -one, reports=2, identifiers=2)


def test_it_builds_from_nothing_at_all() -> None:
    nothing = np.array([], dtype=np.int64)
    forest = build(nothing, nothing, reports=0, identifiers=0)
    assert (len(forest), list(forest.every_series())) == (0, [])
    forest.add([0])
    forest.add([0])
    assert list(forest.every_series()) == [[0, 1]]
