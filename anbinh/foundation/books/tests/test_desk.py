"""What every desk does alike: fields kept as plain values and put back, numbers, who may, values in words."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from anbinh.foundation.books.book import Step, in_order, slugs, stages
from anbinh.foundation.books.commands import next_codes, plain, put_back
from anbinh.foundation.books.models import Act, Counter
from anbinh.foundation.books.timeline import shown
from anbinh.foundation.books.wording import Words

MOMENT = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("on", date(2026, 3, 2), "2026-03-02"),
        ("recorded_at", MOMENT, "2026-03-02T09:00:00+00:00"),
        ("text", "Lắp đèn.", "Lắp đèn."),
        ("unit_id", 7, 7),
        ("taken_back_at", None, None),
        ("facts", ["a", "b"], ["a", "b"]),
    ],
)
def test_it_keeps_a_field_as_a_plain_value_and_puts_it_back(name: str, value: Any, kept: Any) -> None:
    act = Act(**{name: value})
    assert plain(act, name) == kept
    other = Act()
    put_back(other, {name: kept})
    assert getattr(other, name) == value


def test_it_numbers_each_book_unit_and_year_on_its_own(db: None) -> None:
    pairs = [("09739", 2026), ("09739", 2025), ("09739", 2026)]
    assert next_codes("hotspots", "TĐ", pairs) == ["TĐ-09739/2026/001", "TĐ-09739/2025/001", "TĐ-09739/2026/002"]
    assert next_codes("hotspots", "TĐ", pairs[:1]) == ["TĐ-09739/2026/003"]
    assert next_codes("other", "MH", pairs[:1]) == ["MH-09739/2026/001"]
    assert Counter.objects.count() == 3


@pytest.mark.parametrize(
    ("value", "words"),
    [("", "để trống"), (None, "để trống"), (True, "có"), (43570, "43.570"), ("2026-03-02", "02/03/2026"), ("x", "x")],
)
def test_it_says_a_value_as_people_write_it(value: Any, words: str) -> None:
    assert shown(None, "field", value) == words
    assert shown(lambda name, one: f"{name}!", "field", "x") == "field!"


def test_it_knows_steps_by_the_word_of_their_address() -> None:
    steps = {
        "clear": Step(Words("Clear", "cleared", "xoa"), "hotspots.decide", stages("open")),
        "open": Step(Words("Open", "opened"), "hotspots.decide", stages()),
    }
    assert slugs(steps) == {"xoa": "clear"}
    assert in_order([]) == ([], [])
