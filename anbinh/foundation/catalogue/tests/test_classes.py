"""The class of every clause follows from its penalty, and agrees with a table made by hand."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from anbinh.foundation.catalogue import lists
from anbinh.foundation.catalogue.rules import Penalty, class_of
from anbinh.kernels.procedure import Severity

DAY = date(2024, 3, 6)
BY_HAND = yaml.safe_load(Path(__file__).with_name("classes.yaml").read_text(encoding="utf-8"))
YEARS = st.decimals(min_value="0.5", max_value=30, places=1)


@pytest.mark.parametrize(
    ("penalty", "expected"),
    [
        ("fine", Severity.LESS_SERIOUS),
        ("reform 3, 0.5-3", Severity.LESS_SERIOUS),
        ("2-7", Severity.SERIOUS),
        ("7-15", Severity.VERY_SERIOUS),
        ("<=3", Severity.LESS_SERIOUS),
        ("12-20", Severity.EXTREMELY_SERIOUS),
        ("12-20, life, death", Severity.EXTREMELY_SERIOUS),
    ],
)
def test_it_derives_the_class_from_the_highest_penalty(penalty: str, expected: Severity) -> None:
    assert class_of(Penalty.parse(penalty)) is expected


@pytest.mark.parametrize("article", BY_HAND)
def test_it_agrees_with_the_table_made_by_hand(article: str) -> None:
    for version in lists.versions("offences", article):
        offence = lists.offence(article, on=version.valid_from)
        derived = {clause.number: clause.severity.value for clause in offence.clauses}
        assert derived.items() >= BY_HAND[article].items()


@given(YEARS, YEARS)
def test_it_never_lowers_the_class_for_a_longer_penalty(one: Decimal, other: Decimal) -> None:
    order = list(Severity)
    shorter, longer = sorted((one, other))
    assert order.index(class_of(Penalty(most=shorter))) <= order.index(class_of(Penalty(most=longer)))


@pytest.mark.parametrize("written", ["", "a while", "5-2", "0", "31", "reform", "2-x"])
def test_it_refuses_a_penalty_that_is_none(written: str) -> None:
    with pytest.raises(ValueError, match=r"penalty|range|years"):
        Penalty.parse(written)


def test_it_gives_the_class_of_one_clause() -> None:
    assert lists.severity_of("173", "3", on=DAY) is Severity.VERY_SERIOUS
    assert lists.severity_of("168", "cb", on=DAY) is Severity.SERIOUS


@pytest.mark.parametrize(
    ("article", "clause", "sentence"), [("9999", "1", "9999"), ("173", "9", "173"), ("", "1", "không có")]
)
def test_it_says_which_article_or_clause_is_unknown(article: str, clause: str, sentence: str) -> None:
    with pytest.raises(lists.CatalogueError, match=sentence):
        lists.severity_of(article, clause, on=DAY)
