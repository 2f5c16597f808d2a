"""What codes are called: the longest beginning of a verb speaks for it."""

from collections.abc import Iterator
from datetime import date

import pytest

from anbinh.foundation.journal import cuts
from anbinh.foundation.journal.verbs import VerbError

DAY, LATER = date(2026, 3, 6), date(2026, 7, 1)


@pytest.fixture
def declared(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Only what these tests declare."""
    monkeypatch.setattr(cuts, "_DECLARED", {})
    cuts.declare("", campaign={"none": "ngoài đợt"})
    cuts.declare("programme", topic={"drugs": "ma túy"}, ground=lambda on: {"1": "cũ" if on < LATER else "mới"})
    cuts.declare("programme.training", topic={"data": "dữ liệu"})
    yield


@pytest.mark.usefixtures("declared")
def test_it_says_what_a_part_of_a_room_calls_its_own_codes() -> None:
    assert cuts.words_of("topic", ["programme.task.done"], on=DAY) == {"drugs": "ma túy"}
    assert cuts.words_of("topic", ["programme.training.held"], on=DAY) == {"data": "dữ liệu"}
    both = cuts.words_of("topic", ["programme.training.held", "programme.task.done"], on=DAY)
    assert both == {"drugs": "ma túy", "data": "dữ liệu"}


@pytest.mark.usefixtures("declared")
def test_it_says_a_list_as_it_was_on_a_day_and_what_holds_for_every_room() -> None:
    assert [cuts.words_of("ground", ["programme.a.b"], on=day)["1"] for day in (DAY, LATER)] == ["cũ", "mới"]
    assert cuts.words_of("campaign", ["outreach.session.held"], on=DAY) == {"none": "ngoài đợt"}


@pytest.mark.usefixtures("declared")
def test_it_knows_nothing_of_what_nobody_declared_and_refuses_to_declare_twice() -> None:
    assert cuts.words_of("kind", ["hotspots.spot.opened"], on=DAY) == {}
    with pytest.raises(VerbError, match="declared twice"):
        cuts.declare("programme", topic={"drugs": "thuốc"})
