"""What must hold for every land, journal and question (Hypothesis)."""

import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anbinh.kernels.figures.definitions import book
from anbinh.kernels.figures.engines.duckdb import DuckDB
from anbinh.kernels.figures.engines.memory import Memory
from anbinh.kernels.figures.evaluating import Answers, evaluate, revisions
from anbinh.kernels.figures.model import Figure, Kind
from anbinh.kernels.figures.periods import Period, period, span
from anbinh.kernels.figures.results import State
from anbinh.kernels.figures.tests.cast import write_extract
from anbinh.kernels.figures.tests.worlds import CITY, DAYS, EPOCHS, FIRST, Told, World, journals, questions, worlds

quick = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
with_files = settings(quick, max_examples=25)
EVERYTHING = span(FIRST, FIRST + timedelta(days=DAYS))
PERIODS = (
    period("nd09", "quarter", 2023, 2),
    period("nd09", "half", 2024, 1),
    period("calendar", "year", 2023),
    span(date(2023, 2, 10), date(2023, 5, 20)),
)
# One of every kind: flows, stocks, sums of both, shares and other ratios, changes, narrowed ones.
KINDS = """
reports_received reports_pending reports_to_resolve reports_resolved reports_resolution_rate reports_in_time_rate
reports_received_change cases_occurred cases_cleared_severe clearance_rate clearance_rate_severe clearance_rate_fraud
cases_occurred_change
"""
CUT_BY_LINE = [book().find(figure) for figure in KINDS.split()]


@st.composite
def cases(draw: st.DrawFn, /, **how: Any) -> tuple[World, list[Told], dict[str, Any], Period]:
    world = draw(worlds())
    return world, draw(journals(world, **how)), draw(questions(world)), draw(st.sampled_from(PERIODS))


def asked(figures: list[Figure], world: World, told: list[Told], when: Period, **question: Any) -> Answers:
    engine = question.pop("engine", None) or Memory(one.entry for one in told)
    return evaluate(figures, period=when, territory=world.territory, engine=engine, **question)


@with_files
@given(cases(), st.integers(0, 3), st.sampled_from([(0, 1000), (1000, 1000), (0, 0)]))
def test_it_gets_from_files_and_tail_what_the_referee_counts(
    case: tuple[World, list[Told], dict[str, Any], Period], every: int, sizes: tuple[int, int]
) -> None:
    world, told, question, when = case
    entries = [one.entry for one in told]
    filed = [entry for entry in entries if every == 0 or entry.id % every]
    tail = [entry for entry in entries if entry not in filed]
    with tempfile.TemporaryDirectory() as folder:
        fast = DuckDB(write_extract(Path(folder), filed), tail, few=sizes[0], many=sizes[1])
        given_ = asked(CUT_BY_LINE, world, told, when, engine=fast, **question)
    referee = asked(CUT_BY_LINE, world, told, when, **question)
    assert given_.counts.cells == referee.counts.cells
    for name in ("whole", "low", "high"):
        assert np.array_equal(getattr(given_.counts, name), getattr(referee.counts, name))
    assert given_.posted == referee.posted
    assert list(given_) == list(referee)


@quick
@given(cases(verbs=("outreach.session.held",)), st.sampled_from(EPOCHS))
def test_it_bounds_the_truth_that_nobody_told_it(
    case: tuple[World, list[Told], dict[str, Any], Period], on: date
) -> None:
    world, told, _, _ = case
    units = world.alive(on)
    given_ = asked([book().find("sessions_held")], world, told, EVERYTHING, unit=units, boundaries=on)
    for unit in units:
        truth = sum(one.entry.quantity for one in told if one.point in world.holds(unit, on))
        result = given_.one("sessions_held", unit=unit)
        if result.state is State.NO_DATA:
            assert not told
            continue
        assert isinstance(result.low, int) and isinstance(result.high, int)
        assert result.low <= truth <= result.high
        assert result.state is not State.KNOWN or result.value == truth


@quick
@given(cases(verbs=("intake.limit.met",)), st.sampled_from(EPOCHS))
def test_it_bounds_the_true_share(case: tuple[World, list[Told], dict[str, Any], Period], on: date) -> None:
    world, told, _, _ = case
    told = [one for one in told if one.entry.quantity > 0]
    units = world.alive(on)
    given_ = asked([book().find("notices_in_time_rate")], world, told, EVERYTHING, unit=units, boundaries=on)
    for unit in units:
        result = given_.one("notices_in_time_rate", unit=unit)
        done = [
            one.entry
            for one in told
            if one.point in world.holds(unit, on) and one.entry.dimensions.get("limit") == "notify_wd"
        ]
        whole = sum(entry.quantity for entry in done)
        if result.low is None or not whole:
            continue
        in_time = sum(entry.quantity for entry in done if entry.dimensions.get("in_time") == "yes")
        assert result.high is not None
        assert result.low <= in_time / whole + 1e-12 and in_time / whole - 1e-12 <= result.high


@quick
@given(cases())
def test_it_knows_the_whole_city_in_any_boundaries(case: tuple[World, list[Told], dict[str, Any], Period]) -> None:
    world, told, question, when = case
    question |= {"unit": CITY, "boundaries": None}
    plain = asked(CUT_BY_LINE, world, told, when, **question)
    for on in EPOCHS:
        moved = asked(CUT_BY_LINE, world, told, when, **{**question, "boundaries": on})
        assert list(moved) == list(plain)


@quick
@given(cases())
def test_it_adds_months_and_codes_up_to_the_whole(case: tuple[World, list[Told], dict[str, Any], Period]) -> None:
    world, told, question, when = case
    flows = [
        figure
        for figure in CUT_BY_LINE
        if figure.kind is Kind.FLOW and all(term.at.value == "during" for term in figure.numerator)
    ]
    sums: list[Counter[tuple[str, int]]] = []
    for by in (None, "month", "line"):
        found: Counter[tuple[str, int]] = Counter()
        for result in asked(flows, world, told, when, **{**question, "by": by, "boundaries": None}):
            found[result.figure.id, result.unit] += int(result.value or 0)
        sums.append(found)
    assert +sums[0] == +sums[1] == +sums[2] and -sums[0] == -sums[1] == -sums[2]


@quick
@given(cases())
def test_it_says_nothing_new_when_everything_is_taken_back(
    case: tuple[World, list[Told], dict[str, Any], Period],
) -> None:
    world, told, question, when = case
    back = [
        Told(
            type(one.entry)(
                **{
                    **{name: getattr(one.entry, name) for name in one.entry.__slots__},
                    "quantity": -one.entry.quantity,
                    "recorded_at": one.entry.recorded_at + timedelta(days=2000),
                }
            ),
            one.point,
        )
        for one in told
    ]
    cancelled = asked(CUT_BY_LINE, world, [*told, *back], when, **{**question, "as_of": None})
    assert not cancelled.counts.whole.any() and not cancelled.counts.low.any() and not cancelled.counts.high.any()
    # And what was known before the correction stays known for ever.
    question["as_of"] = question["as_of"] or date(2025, 1, 1)
    assert list(asked(CUT_BY_LINE, world, [*told, *back], when, **question)) == list(
        asked(CUT_BY_LINE, world, told, when, **question)
    )


@quick
@given(cases())
def test_it_opens_a_period_with_what_closed_the_one_before(
    case: tuple[World, list[Told], dict[str, Any], Period],
) -> None:
    world, told, question, when = case
    stock = [book().find("reports_pending"), book().find("reports_pending_at_start")]
    question |= {"by": None, "boundaries": None}
    now, before = (asked(stock, world, told, one, **question) for one in (when, when.before()))
    opening = [result.value for result in now.of("reports_pending_at_start")]
    assert opening == [result.value for result in before.of("reports_pending")]


@quick
@given(cases())
def test_it_finds_exactly_the_cells_that_a_late_entry_changed(
    case: tuple[World, list[Told], dict[str, Any], Period],
) -> None:
    world, told, question, when = case
    question |= {"by": None}
    closed_at = date(2023, 8, 1)
    then, now = (asked(CUT_BY_LINE, world, told, when, **{**question, "as_of": on}) for on in (closed_at, None))
    changed = {one.now.key for one in revisions(then, now)}
    for before, after in zip(then, now, strict=True):
        same = (before.state, before.top, before.bottom, before.value) == (
            after.state,
            after.top,
            after.bottom,
            after.value,
        )
        assert (after.key in changed) is not same
