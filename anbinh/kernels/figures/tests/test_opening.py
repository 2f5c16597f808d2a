"""A figure opens to the entries it sums."""

from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings

from anbinh.kernels.figures.engines.memory import Memory
from anbinh.kernels.figures.evaluating import evaluate
from anbinh.kernels.figures.opening import selections
from anbinh.kernels.figures.periods import Period
from anbinh.kernels.figures.results import Bounds
from anbinh.kernels.figures.tests.specification import SITUATIONS, answers, journal
from anbinh.kernels.figures.tests.test_laws_of_figures import CUT_BY_LINE, cases
from anbinh.kernels.figures.tests.worlds import Told, World

PARTS: tuple[Literal["numerator", "denominator"], ...] = ("numerator", "denominator")


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(cases())
def test_it_opens_to_entries_that_add_up_to_it(case: tuple[World, list[Told], dict[str, Any], Period]) -> None:
    world, told, question, when = case
    entries = [one.entry for one in told]
    given_ = evaluate(CUT_BY_LINE, period=when, territory=world.territory, engine=Memory(entries), **question)
    for result in given_:
        for of, bounds in zip(PARTS, (result.top, result.bottom), strict=True):
            if bounds is None:
                continue
            opened = selections(given_, result, of=of)
            wholly = sum(s.sign * e.quantity for s in opened if not s.partly for e in entries if s.holds(e))
            partly = sum(s.sign * e.quantity for s in opened if s.partly for e in entries if s.holds(e))
            assert bounds.low <= wholly + max(partly, 0) and wholly + min(partly, 0) <= bounds.high
            if not any(s.partly for s in opened):
                assert bounds == Bounds(wholly, wholly)


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda situation: situation["title"])
def test_it_opens_every_situation(situation: dict[str, Any]) -> None:
    entries = journal(situation)
    given_ = answers(situation, Memory(entries))
    for result in given_:
        opened = selections(given_, result)
        assert {s.verb for s in opened} <= result.figure.verbs
        counted = sum(s.sign * e.quantity for s in opened if not s.partly for e in entries if s.holds(e))
        assert result.numerator is None or result.numerator == counted


def test_it_has_no_denominator_to_open_where_nothing_is_divided() -> None:
    given_ = answers(SITUATIONS[0], Memory(journal(SITUATIONS[0])))
    assert selections(given_, next(iter(given_)), of="denominator") == ()
