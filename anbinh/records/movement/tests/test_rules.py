"""When reviews are due, which papers are missing, and on which days a place is covered."""

from datetime import date

import pytest

from anbinh.records.movement import rules


def d(text: str) -> date:
    day, month = text.split("/")
    return date(2026, int(month), int(day))


@pytest.mark.parametrize(
    ("day", "later", "end"),
    [
        ("1/1", 0, date(2026, 3, 31)),
        ("31/12", 0, date(2026, 12, 31)),
        ("15/11", 1, date(2027, 3, 31)),
        ("15/2", -1, date(2025, 12, 31)),
    ],
)
def test_it_ends_quarters(day: str, later: int, end: date) -> None:
    assert rules.quarter_end(d(day), later=later) == end


@pytest.mark.parametrize(
    ("due", "held", "following"),
    [("30/6", "15/6", d("30/9")), ("30/6", "5/7", d("30/9")), ("30/6", "5/10", d("31/12"))],
)
def test_it_does_not_let_one_late_review_count_for_two(due: str, held: str, following: date) -> None:
    assert rules.next_review(d(due), d(held)) == following


@pytest.mark.parametrize(
    ("on", "missed", "unkept"),
    [("30/6", 0, False), ("1/7", 1, False), ("30/9", 1, False), ("1/10", 2, True), ("31/12", 2, True)],
)
def test_it_shows_as_not_kept_what_missed_two_reviews(on: str, missed: int, unkept: bool) -> None:
    assert (rules.reviews_missed(d("30/6"), d(on)), rules.not_kept(d("30/6"), d(on))) == (missed, unkept)


def test_it_counts_no_review_as_missed_where_none_is_due() -> None:
    assert rules.reviews_missed(None, d("1/7")) == 0


@pytest.mark.parametrize(
    ("spans", "changes"),
    [
        ([], []),
        ([("1/1", None)], [("1/1", 1)]),
        ([("1/1", "1/3"), ("1/2", None)], [("1/1", 1)]),
        ([("1/1", "1/3"), ("1/3", "1/5")], [("1/1", 1), ("1/5", -1)]),
        ([("1/4", "1/5"), ("1/1", "1/3")], [("1/1", 1), ("1/3", -1), ("1/4", 1), ("1/5", -1)]),
        ([("1/1", "1/9"), ("1/2", "1/3")], [("1/1", 1), ("1/9", -1)]),
        ([("1/1", "1/1")], []),
    ],
)
def test_it_covers_a_place_from_its_first_model_to_its_last(
    spans: list[tuple[str, str | None]], changes: list[tuple[str, int]]
) -> None:
    given = [(d(first), d(end) if end else None) for first, end in spans]
    assert rules.covered(given) == [(d(day), change) for day, change in changes]


@pytest.mark.parametrize(
    ("launched", "old"),
    [(date(2025, 1, 1), True), (date(2025, 12, 1), True), (date(2026, 1, 1), True), (date(2026, 1, 2), False)],
)
def test_it_asks_for_twelve_months_before_a_rating(launched: date, old: bool) -> None:
    assert rules.old_enough(launched, months=12, year=2026) is old


def test_it_knows_what_a_step_needs() -> None:
    assert rules.missing("commit", {"board", "rules"}) == ["work_plan"]
    assert rules.missing("note", set()) == []
