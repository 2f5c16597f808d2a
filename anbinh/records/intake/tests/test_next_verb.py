"""The one verb that is proposed next, and what an act is said to do to the clocks."""

from typing import Any

import pytest

from anbinh.records.intake import commands, rules
from anbinh.records.intake.models import Clock, Report
from anbinh.records.intake.rules import Situation, effect_of, next_verb
from anbinh.records.intake.standing import situation_of
from anbinh.records.intake.tests.conftest import Desk, Fresh, on

EVERYTHING = {verb.code for verb in rules.VERBS}


def at_stage(stage: str, **changed: Any) -> Situation:
    return Situation(stage=stage, at=on(3), **{"due_at": on(24), "limit": "D147.1", **changed})


@pytest.mark.parametrize(
    ("now", "duties", "wanted"),
    [
        (at_stage("received", running=frozenset({"classify_h"})), ["classify_h"], "classify"),
        (at_stage("received"), [], "classify"),
        (at_stage("classified", running=frozenset({"D146.5"})), ["D146.5", "assign_wd"], "tell_procuracy"),
        (at_stage("classified"), ["assign_wd"], "assign"),
        (at_stage("classified"), ["commune_transfer_h"], "transfer"),
        (at_stage("classified", offered=True), ["D147.1"], ""),
        (at_stage("received", offered=True, holds=False), [], "accept"),
        (at_stage("assigned", has_officer=True), ["D147.1"], "verify"),
        (at_stage("assigned", has_officer=True, extension_asked=True), ["D147.1"], "answer_extension"),
        (at_stage("decided", running=frozenset({"D158.1"}), outcome="not_prosecuted"), ["D158.1"], "send_decision"),
        (at_stage("suspended"), [], ""),
        (at_stage("merged"), [], ""),
    ],
)
def test_it_proposes_the_duty_that_runs_out_first_then_the_work(now: Situation, duties: list[str], wanted: str) -> None:
    assert next_verb(now, duties=duties, may=EVERYTHING) == wanted


def test_it_proposes_the_decision_when_the_time_is_nearly_over() -> None:
    now = at_stage("assigned", has_officer=True)
    assert next_verb(now, duties=["D147.1"], may=EVERYTHING, warned=True) == "decide"


def test_it_proposes_nothing_that_the_posts_do_not_allow() -> None:
    now = at_stage("received", running=frozenset({"classify_h"}))
    assert next_verb(now, duties=["classify_h"], may=set()) == ""
    assert next_verb(at_stage("classified"), duties=["assign_wd"], may={"verify"}) == "verify"


def test_it_names_the_division_of_a_line_as_the_catalogue_writes_it() -> None:
    assert rules.division_of("PC02 (Cảnh sát hình sự)") == "PC02"
    assert rules.division_of("Cơ quan An ninh điều tra") == ""


def running(report: Report) -> set[str]:
    return {clock.limit for clock in Clock.objects.of_report(report).running()}


def test_it_says_beforehand_what_each_act_then_does(desk: Desk, fresh: Fresh) -> None:
    """The sentence on the page and the command agree, for a whole life of a report."""
    report = desk.at_city()
    steps: list[tuple[str, dict[str, Any], int]] = [
        ("classify", {"kind": "denunciation", "article": "174", "clause": "1"}, 2),
        ("assign", {"officer": desk.tuan}, 3),
        ("tell_procuracy", {}, 4),
        ("prolong", {"text": "Nhiều nơi."}, 10),
        ("decide", {"outcome": "not_prosecuted", "ground": "157.2", "text": "Không."}, 16),
        ("send_decision", {}, 16),
        ("tell_reporter", {"text": "Kết quả"}, 17),
        ("reopen", {"text": "QĐ hủy."}, 25),
    ]
    for verb, given, day in steps:
        report, before = fresh(report), running(report)
        moment = on(day, 11)
        told = effect_of(verb, situation_of(report, at=moment), kind=report.kind, outcome=given.get("outcome", ""))
        getattr(commands, verb)(report, **given, by=desk.thang, at=moment)
        after = running(fresh(report))
        assert before - after == set(told.stops), verb
        assert after - before == set(told.starts), verb
        assert (told.extension > 0) == (verb == "prolong")
