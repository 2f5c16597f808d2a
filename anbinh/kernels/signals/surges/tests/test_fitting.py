import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anbinh.kernels.signals.surges.counts import Floats
from anbinh.kernels.signals.surges.fitting import Design, Sample, fit
from anbinh.kernels.signals.surges.tests.referee import regress

LEVEL = np.tile(np.repeat(np.arange(3), 5), 4)
TIME = np.arange(-len(LEVEL), 0, dtype=np.float64)
DESIGN = Design(LEVEL, TIME, 3)
COUNTS = st.lists(st.integers(0, 40), min_size=len(LEVEL), max_size=len(LEVEL)).filter(
    lambda counts: all(np.array(counts)[level == LEVEL].sum() > 3 for level in range(3))
)


@given(st.lists(COUNTS, min_size=1, max_size=4), st.booleans(), st.integers(0, 2**32 - 1))
@settings(max_examples=40, deadline=None)
def test_it_fits_every_series_as_a_plain_regression_does(drawn: list[list[int]], trend: bool, seed: int) -> None:
    y = np.array(drawn, dtype=np.float64).T
    weights = np.random.default_rng(seed).uniform(0.2, 1.5, y.shape)
    found = fit(DESIGN, Sample.of(y), weights=weights, trend=trend)
    for column, series in enumerate(y.T):
        plain = regress(series, LEVEL, TIME, weights=weights[:, column], trend=trend)
        assert found.converged[column] == plain.converged
        np.testing.assert_allclose(found.intercept[:, column], plain.coefficients[:3], rtol=1e-8, atol=1e-8)
        assert found.slope[column] == pytest.approx(plain.coefficients[3] if trend else 0.0, abs=1e-10)


def test_it_counts_per_head_where_a_population_is_given() -> None:
    """Twice the population with twice the reports is the same rate."""
    rng = np.random.default_rng(1)
    y = rng.poisson(6.0, (len(LEVEL), 1)).astype(np.float64)
    people = np.where(TIME.mean() > TIME, 1.0, 2.0)[:, None]
    once = fit(DESIGN, Sample.of(y, np.ones_like(people)), weights=None, trend=True)
    doubled = fit(DESIGN, Sample.of(y * people, people), weights=people**-1, trend=True)
    np.testing.assert_allclose(once.intercept, doubled.intercept, rtol=1e-4)


def test_it_says_that_an_all_zero_series_does_not_converge() -> None:
    """In a baseline as long as one of five years; a short one is soon close enough to zero."""
    level, time = np.tile(LEVEL, 4), np.arange(-4 * len(LEVEL), 0, dtype=np.float64)
    y: Floats = np.zeros((len(level), 2))
    y[:, 1] = 3
    for trend in (False, True):
        assert fit(Design(level, time, 3), Sample.of(y), weights=None, trend=trend).converged.tolist() == [False, True]
