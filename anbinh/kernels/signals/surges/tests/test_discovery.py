import numpy as np

from anbinh.kernels.signals.surges.discovery import q_values


def test_it_gives_the_share_of_false_findings() -> None:
    # Benjamini & Hochberg 1995, table 1: fifteen p-values, four stand at 0.05.
    p = np.array(
        [
            0.0001,
            0.0004,
            0.0019,
            0.0095,
            0.0201,
            0.0278,
            0.0298,
            0.0344,
            0.0459,
            0.324,
            0.4262,
            0.5719,
            0.6528,
            0.759,
            1,
        ]
    )
    assert (q_values(p) <= 0.05).sum() == 4
    assert (q_values(p[::-1])[::-1] == q_values(p)).all()


def test_it_leaves_out_what_has_no_answer() -> None:
    found = q_values(np.array([[0.01, np.nan], [0.04, np.nan]]))
    np.testing.assert_allclose(found, [[0.02, np.nan], [0.04, np.nan]])


def test_it_lets_few_alarms_through_when_nothing_happens() -> None:
    rng = np.random.default_rng(7)
    weeks = [(q_values(rng.uniform(size=2000)) <= 0.1).any() for _ in range(200)]
    assert sum(weeks) <= 36
