import numpy as np
import pytest

from anbinh.kernels.signals.surges.simulating import SCENARIOS, Scenario, draw, simulate


def test_it_knows_forty_two_scenarios() -> None:
    assert len(set(SCENARIOS)) == 42
    assert {scenario.waves for scenario in SCENARIOS} == {0, 1, 2}


@pytest.mark.parametrize("dispersion", [1.0, 3.0])
def test_it_draws_counts_with_the_mean_and_variance_asked_for(dispersion: float) -> None:
    drawn = draw(np.full((40_000, 1), 6.0), dispersion, np.random.default_rng(2))
    assert drawn.mean() == pytest.approx(6.0, rel=0.03)
    assert drawn.var() == pytest.approx(6.0 * dispersion, rel=0.06)


def test_it_plants_surges_only_where_asked_and_the_same_again() -> None:
    calm = Scenario(2.0, 0.0, 0.0, 0.0, 1.0, 0)
    planted = [(range(60, 90), 1, (8.0,))]
    first, again = (simulate([calm] * 3, weeks=104, surges=planted, rng=np.random.default_rng(4)) for _ in range(2))
    assert (first.counts.observed == again.counts.observed).all()
    assert first.surging[60:].any(axis=0).all() and not first.surging[:60].any()
