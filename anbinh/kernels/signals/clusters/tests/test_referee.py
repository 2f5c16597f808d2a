"""The scan against the plain one: the same clusters, and the same best of every replication."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from anbinh.kernels.signals.clusters import scan
from anbinh.kernels.signals.clusters.chance import Chance
from anbinh.kernels.signals.clusters.cylinders import cylinders
from anbinh.kernels.signals.clusters.tests import referee
from anbinh.kernels.signals.clusters.tests.referee import Setting
from anbinh.kernels.signals.clusters.tests.worlds import city, study, worlds

MANY = settings(max_examples=120, deadline=None, derandomize=True)


@MANY
@given(world=worlds())
def test_it_finds_what_the_plain_scan_finds(world: Setting) -> None:
    found, true = scan(study(world)).clusters, referee.clusters(world)
    assert [one.llr for one in found][:1] == pytest.approx([one.llr for one in true][:1], rel=1e-9)
    for one in found:
        assert one.start and one.end
        first, last = (int(text[-2:]) - 1 for text in (one.start, one.end))
        same = referee.cylinder(world, frozenset(one.locations), first, last)
        assert (one.observed, one.expected, one.llr) == pytest.approx((same.observed, same.expected, same.llr))


@pytest.mark.parametrize("seed", range(4))
def test_it_lists_the_same_clusters_where_nothing_is_tied(seed: int) -> None:
    world = city(seed, places=12, days=20, cases=120, planted=12)
    found, true = scan(study(world)).clusters, referee.clusters(world)
    assert len(found) == len(true) > 1
    for one, other in zip(found, true, strict=True):
        assert one.llr == pytest.approx(other.llr, rel=1e-9)
        assert (one.start, one.end) == (referee.day(other.first), referee.day(other.last))
        # A place without cases may lie within a circle or just outside: it changes nothing.
        cased = {name for name, _ in world.cases}
        assert set(one.locations) & cased == other.zone & cased


@settings(max_examples=40, deadline=None, derandomize=True)
@given(world=worlds())
def test_it_takes_the_true_maximum_of_every_replication(world: Setting) -> None:
    laid = cylinders(study(world, replications=5, seed=7))
    maxima = Chance(laid).maxima(reached=0.0, early_stop=0)
    assert maxima == pytest.approx([referee.highest(_thrown(world, number)) for number in range(5)], rel=1e-9)


@pytest.mark.parametrize("seed", range(3))
def test_it_never_parts_places_on_one_spot_in_a_replication(seed: int) -> None:
    town = city(seed, places=6, days=8, cases=40)
    spots = {name: (21.0, 105.0 + number // 2 / 10) for number, name in enumerate(town.points)}
    world = replace(town, points=spots, fraction=1.0)
    laid = cylinders(study(world, replications=20, seed=7))
    maxima = Chance(laid).maxima(reached=0.0, early_stop=0)
    assert maxima == pytest.approx([referee.highest(_thrown(world, number)) for number in range(20)], rel=1e-9)


def _thrown(world: Setting, number: int) -> Setting:
    """The world with the cases of one replication. What is expected stays: it follows from the sums, which are kept
    outside the windows too by the model."""
    laid = cylinders(study(world, replications=5, seed=7))
    where, when = laid.null.throw(np.random.Generator(np.random.SFC64([7, number])))
    names = [
        name for name in world.points if world.expected is not None or any(name == case for case, _ in world.cases)
    ]
    inside = Counter((names[place], int(step) + laid.windows.since) for place, step in zip(where, when, strict=True))
    if world.expected is None:
        return replace(world, cases=_completed(world, inside))
    # The rest of the cases fell before the first window: put them where no window looks.
    return replace(world, cases=inside + Counter({("", -1): world.total - inside.total()}))


def _completed(world: Setting, inside: Counter[tuple[str, int]]) -> Counter[tuple[str, int]]:
    """Permutation keeps the sum of each place and each day: what is not in a window lies on the days before."""
    held, cases = Counter[str](), Counter(inside)
    for (name, _), count in inside.items():
        held[name] += count
    for name in world.points:
        rest = sum(count for (case, _), count in world.cases.items() if case == name) - held[name]
        if rest:
            cases[name, -1] += rest
    return cases
