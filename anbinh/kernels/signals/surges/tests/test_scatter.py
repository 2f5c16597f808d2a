"""How rare counts scatter is learnt from all of them, which holds false alarms down where they come in twos."""

import numpy as np
import pytest

from anbinh.kernels.signals.surges.counts import Counts, Floats, Step
from anbinh.kernels.signals.surges.judging import judge, usual
from anbinh.kernels.signals.surges.scatter import scatter
from anbinh.kernels.signals.surges.simulating import draw

WEEKS, SERIES, LAST = 150, 2000, 149


def drawn(dispersion: float, *, series: int = SERIES, mean: float = 0.1) -> Counts:
    rng = np.random.default_rng(11)
    observed: Floats = draw(np.full((WEEKS, series), mean), dispersion, rng)
    return Counts(tuple(f"s{nth}" for nth in range(series)), observed, Step.WEEK)


def learnt(counts: Counts) -> float:
    return float(scatter(counts, at=[LAST], past=104, fewest=50)[0])


@pytest.mark.parametrize("dispersion", [1.0, 1.3, 2.0])
def test_it_finds_the_scatter_that_was_drawn(dispersion: float) -> None:
    assert learnt(drawn(dispersion)) == pytest.approx(dispersion, rel=0.05)


def test_a_season_is_no_scatter() -> None:
    season = 0.3 + 0.25 * np.sin(2 * np.pi * np.arange(WEEKS) / 52)
    observed = np.random.default_rng(5).poisson(np.tile(season[:, None], (1, SERIES))).astype(np.float64)
    counts = Counts(tuple(f"s{nth}" for nth in range(SERIES)), observed, Step.WEEK)
    assert learnt(counts) == pytest.approx(1, rel=0.03)


def test_it_learns_nothing_from_few_series_from_full_ones_or_from_none() -> None:
    assert learnt(drawn(2.0, series=19)) == 1
    assert learnt(drawn(2.0, mean=5)) == 1
    assert scatter(drawn(2.0), at=[0, 1], past=104, fewest=50).tolist() == [1, 1]


def test_of_reports_in_twos_and_threes_hardly_one_alarm_is_left() -> None:
    counts = drawn(1.5)
    said = judge(counts, at=range(WEEKS - 20, WEEKS), practice=usual(Step.WEEK))
    assert int(said.findings.alarm.sum()) <= 20 * 0.1 * 2
