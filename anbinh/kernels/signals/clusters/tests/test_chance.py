import numpy as np
import pytest

from anbinh.kernels.signals.clusters import Scan, chance, scan
from anbinh.kernels.signals.clusters.answering import chance_of, gumbel
from anbinh.kernels.signals.clusters.chance import Chance, enough
from anbinh.kernels.signals.clusters.cylinders import cylinders
from anbinh.kernels.signals.clusters.ratio import Ladder, log_likelihood_ratio
from anbinh.kernels.signals.clusters.tests.worlds import city, study

TOWN = city(3, planted=14)


def maxima(**settings: object) -> list[float]:
    laid = cylinders(study(TOWN, **{"replications": 150, **settings}))
    return [float(one) for one in Chance(laid).maxima(reached=5.0, early_stop=laid.study.scan.early_stop)]


def test_it_repeats_itself_by_the_seed() -> None:
    assert maxima() == maxima()
    assert maxima(seed=2) != maxima()


def test_it_finds_the_same_with_any_number_of_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = scan(study(TOWN, replications=150), workers=1)
    monkeypatch.setattr(chance, "WORTH_A_THREAD", 0)
    together = scan(study(TOWN, replications=150), workers=3)
    assert alone.clusters == together.clusters
    assert alone.maxima.tolist() == together.maxima.tolist()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ROW", 500),
        ("RISE", 3),
        ("SIDE_BY_SIDE", 7),
        ("FIRST_FLOOR", 9.0),
        ("KEPT", 0),
        ("PILOT", 5),
        ("COUNTS_BYTES", 1),
    ],
)
def test_it_finds_the_same_in_pieces_of_any_size(name: str, value: float, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = maxima()
    monkeypatch.setattr(chance, name, value)
    assert maxima() == usual


def test_it_draws_the_first_replications_the_same_however_many_follow() -> None:
    assert maxima(replications=20) == maxima()[:20]


def test_it_stops_early_at_the_same_replication_however_the_work_is_cut() -> None:
    everything = np.array(maxima())
    stopped = maxima(early_stop=6)
    assert stopped == everything[: len(stopped)].tolist()
    assert len(stopped) < len(everything)
    assert (np.array(stopped) >= 5.0).sum() == 6
    assert stopped[-1] >= 5.0


def test_it_does_not_stop_while_the_cluster_stands_out() -> None:
    assert enough(np.array([1.0, 2.0, 9.0]), reached=8.0, early_stop=2) is None
    assert enough(np.array([1.0, 9.0, 9.0, 1.0]), reached=8.0, early_stop=2) == 3
    assert enough(np.array([9.0, 9.0]), reached=8.0, early_stop=0) is None


def test_it_counts_the_cluster_itself_among_the_replications() -> None:
    assert chance_of(5.0, np.array([1.0, 2.0, 3.0, 6.0]), early_stop=0) == pytest.approx(2 / 5)
    assert chance_of(9.0, np.array([1.0] * 999), early_stop=0) == pytest.approx(0.001)
    assert chance_of(5.0, np.zeros(0), early_stop=0) is None
    assert chance_of(5.0, np.array([1.0, 6.0, 2.0, 6.0]), early_stop=2) == pytest.approx(2 / 4)


def test_it_fits_a_gumbel_law_to_the_replications() -> None:
    drawn = np.random.default_rng(1).gumbel(7.0, 1.1, 20_000)
    true = -np.expm1(-np.exp(-(12.0 - 7.0) / 1.1))
    assert gumbel(12.0, drawn) == pytest.approx(float(true), rel=0.1)
    assert gumbel(12.0, np.array([3.0, 3.0])) is None
    assert gumbel(12.0, np.zeros(0)) is None


def test_it_gives_small_chance_to_what_was_planted_and_none_to_calm() -> None:
    best = scan(study(city(5, planted=40), replications=199)).clusters[0]
    assert "x0" in best.locations
    assert best.p_value == pytest.approx(0.005)
    assert best.p_gumbel is not None and best.p_gumbel < 0.005
    assert best.recurrence_days == pytest.approx(200)


def test_it_is_right_as_often_as_it_says_where_there_is_no_cluster() -> None:
    """p-values of calm worlds are spread evenly: a fifth of them is below a fifth."""
    calm = [
        scan(study(city(seed, places=10, days=20, cases=60), replications=19, max_windows=5)).clusters[0].p_value
        for seed in range(40)
    ]
    assert 2 <= sum(one is not None and one <= 0.2 for one in calm) <= 15


@pytest.mark.parametrize("floor", [0.0, 0.5, 4.0, 12.0])
def test_it_never_overlooks_a_count_that_reaches_the_floor(floor: float) -> None:
    total, highest = 400, 180.0
    ladder = Ladder(floor=floor, total=total, min_cases=2, highest=highest)
    expected = np.concatenate([np.geomspace(1e-6, highest, 300), np.linspace(0.01, highest, 300)])
    least = ladder.counts(expected)
    for e, n in zip(expected, least, strict=True):
        counts = np.arange(2.0, total + 1)
        reached = counts[log_likelihood_ratio(counts, np.array(e), float(total)) >= max(floor, 1e-12)]
        # One too few is looked at again and does no harm; one too many would lose a cluster.
        assert n <= reached[0]
        assert n >= min(reached[0] - 1, total) or e < 0.01


def test_it_needs_no_replications_for_the_clusters_themselves() -> None:
    one = scan(study(TOWN, replications=0)).clusters[0]
    assert one.llr > 0
    assert one.p_value is one.p_gumbel is one.recurrence_days is None


def test_it_leaves_out_what_is_not_sure_enough() -> None:
    everything = scan(study(TOWN, replications=99)).clusters
    few = scan(study(TOWN, replications=99, max_p=0.05)).clusters
    assert few == tuple(one for one in everything if one.p_value is not None and one.p_value <= 0.05)
    assert len(few) < len(everything)
    assert Scan().max_p == 1.0
