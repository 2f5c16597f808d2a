from datetime import date, timedelta

import numpy as np
import pytest

from anbinh.kernels.signals.surges.counts import Counts, Floats, Step
from anbinh.kernels.signals.surges.farrington import farrington
from anbinh.kernels.signals.surges.judging import Judged, Rule, judge, usual
from anbinh.kernels.signals.surges.settings import Farrington

MONDAY = date(2017, 1, 2)


def week(*series: Floats) -> Counts:
    observed = np.column_stack(series)
    dates = tuple(MONDAY + timedelta(weeks=number) for number in range(len(observed)))
    return Counts(tuple(f"s{number}" for number in range(len(series))), observed, Step.WEEK, dates)


def last(counts: Counts, times: int = 1) -> Judged:
    return judge(counts, at=range(counts.times - times, counts.times), practice=usual(counts.step))


@pytest.fixture(scope="module")
def steady() -> Floats:
    return np.random.default_rng(3).poisson(8.0, 320).astype(np.float64)


def test_it_sees_a_surge_where_years_are_known(steady: Floats) -> None:
    risen = steady.copy()
    risen[-1] = 30
    said = last(week(risen, steady))
    assert said.rule.tolist() == [[Rule.FARRINGTON.value] * 2]
    assert said.findings.alarm.tolist() == [[True, False]]
    assert said.findings.expected[0, 0] == pytest.approx(8, abs=2)


def test_it_sees_a_new_method_with_its_second_report(steady: Floats) -> None:
    new = np.zeros(320)
    new[[-3, -1]] = 1
    said = last(week(steady, new), 3)
    assert said.findings.alarm[:, 1].tolist() == [False, False, True]
    assert said.rule[2, 1] == Rule.NEW.value
    assert said.findings.observed[2, 1] == 2


def test_it_calls_a_new_method_new_while_its_reports_are_few(steady: Floats) -> None:
    new = np.zeros(320)
    new[[-12, -9, -5, -3, -2, -1]] = 1
    said = last(week(steady, new))
    assert said.rule[0, 1] == Rule.NEW.value
    assert said.findings.alarm[0, 1]


def test_it_sees_a_method_that_returns_after_years(steady: Floats) -> None:
    back = np.zeros(320)
    back[20:40] = 1
    back[[-4, -2, -1]] = 1
    said = last(week(steady, back))
    assert said.rule[0, 1] == Rule.RETURNING.value
    assert said.findings.alarm[0, 1]


def test_it_stays_calm_about_a_method_that_is_always_rare(steady: Floats) -> None:
    rare = np.zeros(320)
    rare[::9] = 1
    said = last(week(steady, rare), 52)
    assert not said.findings.alarm[:, 1].any()
    assert set(said.rule[:, 1].tolist()) == {Rule.BAYES.value}


def test_it_judges_a_short_history_by_its_weeks(steady: Floats) -> None:
    short = steady[:60].copy()
    short[-1] = 40
    said = last(week(short))
    assert said.rule[0, 0] == Rule.BAYES.value
    assert said.findings.alarm[0, 0]


def test_it_looks_back_over_fewer_years_while_there_are_no_more(steady: Floats) -> None:
    said = last(week(steady[: 52 * 3 + 30]))
    assert said.rule[0, 0] == Rule.FARRINGTON.value


def test_it_says_nothing_of_the_first_week() -> None:
    said = judge(week(np.array([9.0])), at=range(1), practice=usual(Step.WEEK))
    assert not said.findings.alarm.any()


def test_it_judges_days_by_the_days_before() -> None:
    observed = np.full((40, 1), 3.0)
    observed[-1] = 12
    dates = tuple(MONDAY + timedelta(days=number) for number in range(40))
    said = last(Counts(("one",), observed, Step.DAY, dates), 2)
    assert said.findings.alarm[:, 0].tolist() == [False, True]
    assert (said.rule == Rule.EARS.value).all()


def test_it_judges_months_with_seasons_of_their_own() -> None:
    observed = np.random.default_rng(5).poisson(20.0, (84, 1)).astype(np.float64)
    observed[-1] = 60
    dates = tuple(date(2017 + month // 12, month % 12 + 1, 1) for month in range(84))
    said = last(Counts(("one",), observed, Step.MONTH, dates))
    assert said.rule[0, 0] == Rule.FARRINGTON.value and said.findings.alarm[0, 0]


def test_it_tells_alarms_most_certain_first(steady: Floats) -> None:
    high, higher = steady.copy(), steady.copy()
    high[-1], higher[-1], higher[-2] = 28, 60, 40
    counts = week(high, higher)
    told = last(counts, 2).alarms(counts, usual(Step.WEEK))
    assert [(one.series, one.row) for one in told] == [("s1", 319), ("s0", 319), ("s1", 318)]
    assert told[0].day == MONDAY + timedelta(weeks=319)
    assert told[0].p < told[1].p and told[0].together == 1 and told[0].rule is Rule.FARRINGTON


def test_it_takes_the_uncertainty_of_the_fit_into_its_p_values(steady: Floats) -> None:
    """The same count is less surprising than the bound alone would have it."""
    risen = steady.copy()
    risen[-1] = 22
    plain = farrington(week(risen), at=[319], settings=Farrington()).pvalue[0, 0]
    assert last(week(risen)).findings.pvalue[0, 0] > plain


def test_it_holds_false_alarms_down_over_many_series() -> None:
    quiet = np.random.default_rng(11).poisson(4.0, (320, 300)).astype(np.float64)
    said = last(week(*quiet.T), 4)
    assert said.findings.alarm.sum() <= 3
