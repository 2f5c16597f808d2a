import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import nbinom, poisson

from anbinh.kernels.signals.surges.thresholds import bound, quantile, tail, upper_tail

MEANS = st.floats(1e-6, 1e4)
SPREADS = st.one_of(st.just(1.0), st.floats(1.001, 20))
LEVELS = st.sampled_from([0.9, 0.99, 0.995, 0.9999])


@given(st.lists(st.tuples(MEANS, SPREADS), min_size=1, max_size=20), LEVELS)
@settings(max_examples=60, deadline=None)
def test_it_finds_the_smallest_count_that_is_seldom_exceeded(drawn: list[tuple[float, float]], level: float) -> None:
    mean, spread = (np.array(values) for values in zip(*drawn, strict=True))
    found = quantile(mean, spread, level)
    for count, m, phi in zip(found, mean, spread, strict=True):
        known = poisson(m) if phi == 1 else nbinom(m / (phi - 1), 1 / phi)
        assert known.cdf(count) >= level * (1 - 1e-9)
        assert count == 0 or known.cdf(count - 1) < level * (1 + 1e-9)


def test_it_knows_how_seldom_a_count_is() -> None:
    found = upper_tail(np.array([-1.0, 0.0, 4.0]), np.full(3, 2.0), np.full(3, 1.5))
    np.testing.assert_allclose(found, [1.0, *nbinom(4.0, 1 / 1.5).sf([0, 4])], rtol=1e-12)


def test_it_gives_no_bound_for_a_mean_without_limit() -> None:
    infinite = bound(np.array([0.0]), np.array([1e6]), np.array([2.0]), method="muan", power="2/3", alpha=0.01)
    assert np.isnan(infinite).all()


def test_it_agrees_between_bound_and_chance() -> None:
    """A count just above the bound is seldom, one at the bound is not."""
    eta, error, spread = np.log([0.5, 3.0, 40.0]), np.array([0.3, 0.1, 0.05]), np.array([1.0, 1.8, 3.0])
    given = {"method": "nbPlugin", "power": "2/3", "alpha": 0.01}
    highest = bound(eta, error, spread, **given)  # type: ignore[arg-type]  # the names and their types are checked where they are read
    assert (tail(highest + 1, eta, error, spread, **given) <= 0.01).all()  # type: ignore[arg-type]  # the names and their types are checked where they are read
    assert (tail(highest, eta, error, spread, **given) > 0.01).all()  # type: ignore[arg-type]  # the names and their types are checked where they are read
