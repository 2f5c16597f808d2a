import numpy as np
import pytest

from anbinh.kernels.signals.surges.tests.answers import Case, case, cases

# R stops its own regression for the mean of a sum early; tails below 1e-6 are compared absolutely.
LOOSE = {"sum, fitted": 1e-6}


@pytest.mark.parametrize("given", cases(), ids=lambda given: given.name)
def test_it_answers_as_r_does(given: Case) -> None:
    found = given.parameters.judge(given.counts)
    ours = {
        "upperbound": found.upperbound,
        "expected": found.expected,
        "score": found.score,
        "pvalue": found.pvalue,
        "phi": found.dispersion,
        "alarm": found.alarm.astype(np.float64),
    }
    for name, theirs in given.columns.items():
        np.testing.assert_allclose(
            ours[name], theirs, rtol=LOOSE.get(given.name, 1e-7), atol=1e-12, err_msg=name, equal_nan=True
        )


def test_it_answers_alarms_and_quiet_and_nothing_in_these_cases() -> None:
    """The cases are worth their place only while they hold all three."""
    flexible, few = case("flexible"), case("few reports")
    assert 0 < flexible.columns["alarm"].sum() < flexible.columns["alarm"].size
    assert np.isnan(few.columns["upperbound"]).any() and not np.isnan(few.columns["upperbound"]).all()


def test_it_keeps_a_trend_where_r_does() -> None:
    steady = case("no trend").parameters.judge(case("no trend").counts)
    every = case("every trend").parameters.judge(case("every trend").counts)
    assert np.isnan(steady.slope).all()
    assert (~np.isnan(every.slope)).any()
