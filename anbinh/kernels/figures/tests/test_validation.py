"""Every rule lets its passing values pass and finds its failing ones."""

from pathlib import Path

import pytest

from anbinh.kernels.figures.definitions import FOLDER, book
from anbinh.kernels.figures.errors import BadDefinition
from anbinh.kernels.figures.practice import USUAL
from anbinh.kernels.figures.validation import Level, Rule, check, judge, read_rules, rules


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_it_lets_the_passing_example_pass(rule: Rule) -> None:
    assert judge(rule, rule.passes) is None


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_it_finds_the_failing_example_and_says_so(rule: Rule) -> None:
    finding = judge(rule, rule.fails)
    assert finding is not None
    for language in ("vi", "en"):
        text = finding.say(language)
        assert text.endswith((".", "?")) and "{" not in text


def test_it_has_as_many_passing_as_failing_examples_as_rules() -> None:
    text = (FOLDER / "rules.yaml").read_text(encoding="utf-8")
    counts = {word: text.count(f"\n    {word}:") for word in ("passes", "fails", "says", "level")}
    assert set(counts.values()) == {len(rules())}
    assert len(rules()) >= 20


def test_it_keeps_the_codes_it_gave() -> None:
    """A code that was given is never given to another rule: add new ones at the end of their letter."""
    given = "P01 P02 P03 P04 P05 P06 P07 P08 Q01 Q02 Q03 Q04 Q05 Q06 S01 S02 S03 S04 S05 S06 S07 T01 T02 T03"
    assert sorted(rule.code for rule in rules()) == given.split()
    assert all((rule.level is Level.QUESTION) is rule.code.startswith("Q") for rule in rules())


def test_it_says_what_is_wrong_in_vietnamese() -> None:
    (finding,) = check({"reports_pending_at_start": 1208}, before={"reports_pending": 1207})
    assert finding.say("vi") == "Số tồn đầu kỳ (1.208) phải bằng số tồn cuối của kỳ trước (1.207)."
    assert finding.rule.level is Level.FAULT


def test_it_names_the_values_people_know_and_not_sums_of_its_own() -> None:
    (finding,) = check({"reports_received": 0}, before={"reports_received": 30})
    assert finding.rule.code == "Q03" and "kỳ trước có 30" in finding.say("vi")


def test_it_says_nothing_where_a_value_is_missing() -> None:
    assert not check({"reports_pending_at_start": 8})
    assert not check({})


def test_it_asks_no_rule_that_supposes_another_practice() -> None:
    values = {"reports_prosecuted": 83, "reports_not_prosecuted": 46, "reports_administrative": 0}
    values |= {"reports_suspended": 2, "reports_resolved": 129}
    assert [finding.rule.code for finding in check(values)] == ["P01"]
    assert not check(values, practice=USUAL.with_choices("suspended_counts_as_resolved=no"))


def test_it_finds_several_things_at_once() -> None:
    found = check({"cases_occurred": 10, "cases_cleared": 12}, parts={"cases_occurred": 9, "cases_cleared": 12})
    assert [finding.rule.code for finding in found] == ["T02", "Q01"]


GOOD = """\
rules:
  - code: S01
    level: fault
    says: {vi: Sai., en: Wrong.}
    left: [reports_pending]
    is: ">="
    right: []
    passes: {reports_pending: 0}
    fails: {reports_pending: -1}
"""


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("code: S01", "code: X1", "rules.yaml:2: a code is"),
        ("level: fault", "level: grave", "rules.yaml:3: grave is none of"),
        ("[reports_pending]", "[reports_lost]", "rules.yaml:5: reports_lost is no figure that counts"),
        ("[reports_pending]", "[clearance_rate]", "rules.yaml:5: clearance_rate is no figure that counts"),
        ("[reports_pending]", '["reports pending"]', "rules.yaml:5: a term is"),
        ('">="', '">"', "rules.yaml:6: > is none of"),
        ("{reports_pending: 0}", "{}", "rules.yaml:8: gives a value for each of reports_pending"),
        ("{reports_pending: 0}", "{reports_pending: many}", "rules.yaml:8: must be a whole number"),
        ("right: []", "right: []\n    practice: {whim: x}", "no setting is called whim"),
    ],
)
def test_it_refuses_a_bad_rule_with_file_and_line(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    assert old in GOOD
    file = tmp_path / "rules.yaml"
    file.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadDefinition) as refused:
        read_rules(file, figures=book())
    assert complaint in str(refused.value)


def test_it_refuses_a_code_given_twice(tmp_path: Path) -> None:
    file = tmp_path / "rules.yaml"
    file.write_text(GOOD + GOOD.removeprefix("rules:\n"), encoding="utf-8")
    with pytest.raises(BadDefinition, match="S01 stands twice"):
        read_rules(file, figures=book())
