"""What the page of a verb says will stop and begin is what then stops and begins."""

from typing import Any

import pytest

from anbinh.records.letters import commands, rules
from anbinh.records.letters.consequences import consequences
from anbinh.records.letters.models import Act, Letter
from anbinh.records.letters.standing import situation_of
from anbinh.records.letters.tests.conftest import Desk, fresh, on

FIRST: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("accept", {}, {}),
    ("accept", {}, {"kind": "complaint"}),
    ("accept", {}, {"kind": "complaint", "remote": True}),
    ("refuse", {"ground": "court", "text": "Tòa."}, {}),
    ("guide", {"body": "Thanh tra"}, {"kind": "complaint"}),
    ("file", {"ground": "resolved"}, {}),
    ("transfer", {"body": "Nơi khác", "text": "Chuyển."}, {"ours": False}),
    ("make_report", {"text": "Dấu hiệu."}, {}),
]
LATER: list[tuple[str, dict[str, Any]]] = [
    ("suspend", {"text": "Chờ."}),
    ("drop", {"text": "Rút."}),
    ("resolve", {"result": "founded", "text": "Đúng."}),
]


def as_told(letter: Letter, verb: str, given: dict[str, Any], desk: Desk) -> None:
    letter = fresh(letter)
    met, starts = rules.effect_of(verb, situation_of(letter, at=on(9)))
    assert len(consequences(verb, letter, situation_of(letter, at=on(9)), at=on(9))) == len(met) + len(starts)
    getattr(commands, verb)(letter, **given, by=desk.thang, at=on(9))
    act = Act.objects.of_letter(letter).with_verb(verb).get()
    assert {clock.limit for clock in act.ended.all() if clock.ending == "met"} == set(met)
    assert {clock.limit for clock in act.started.all()} == set(starts)


@pytest.mark.parametrize(("verb", "given", "letter"), FIRST)
def test_it_does_what_it_says_before_acceptance(
    desk: Desk, verb: str, given: dict[str, Any], letter: dict[str, Any]
) -> None:
    as_told(desk.received(**letter), verb, given, desk)


@pytest.mark.parametrize(("verb", "given"), LATER)
@pytest.mark.parametrize("kind", ["denunciation_of_officials", "complaint", "petition"])
def test_it_does_what_it_says_after_acceptance(desk: Desk, verb: str, given: dict[str, Any], kind: str) -> None:
    letter = desk.received(kind=kind)
    commands.accept(letter, by=desk.thang, at=on(3))
    if not rules.refusal(verb, situation_of(fresh(letter), at=on(9))):
        as_told(letter, verb, given, desk)


def test_it_tells_the_end_of_a_lengthened_time(desk: Desk) -> None:
    letter = desk.received()
    commands.accept(letter, by=desk.thang, at=on(3))
    told = consequences("extend", fresh(letter), situation_of(fresh(letter), at=on(9)), at=on(9))
    assert len(told) == 1 and "2026" in told[0]
