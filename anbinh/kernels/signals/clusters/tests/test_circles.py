import numpy as np
import pytest

from anbinh.kernels.signals.clusters.places import Circles, Places, circles

LINE = Places(("a", "b", "c", "d"), np.array([[0.0, 0.0], [1.0, 0.0], [-1.0, 0.0], [5.0, 0.0]]), "cartesian")
ONES, ALL = np.ones(4), np.ones(4, dtype=np.bool_)


def around_a(**limits: float) -> Circles:
    return circles(LINE, ONES, ALL, **{"largest": 4.0, "radius": np.inf, **limits})[0]


def test_it_takes_equally_far_places_in_together() -> None:
    circle = around_a()
    assert circle.members.tolist() == [0, 1, 2, 3]
    assert circle.closed.tolist() == [True, False, True, True]
    assert circle.sizes[circle.closed].tolist() == [1, 3, 4]


def test_it_stops_before_the_part_or_the_radius_is_passed() -> None:
    assert around_a(largest=3.0).members.tolist() == [0, 1, 2]
    assert around_a(largest=2.0).members.tolist() == [0]
    assert around_a(largest=0.5).members.tolist() == []
    assert around_a(radius=1.0).members.tolist() == [0, 1, 2]
    assert around_a(radius=0.9).members.tolist() == [0]


def test_it_leaves_out_places_without_weight_and_keeps_the_smaller_circle() -> None:
    useful = np.array([True, True, True, False])
    circle = circles(LINE, np.array([1.0, 1, 1, 0]), useful, largest=3.0, radius=np.inf)[0]
    assert circle.members.tolist() == [0, 1, 2]
    assert circle.sizes.tolist() == [1, 0, 3]
    lonely = circles(LINE, np.array([1.0, 1, 1, 0]), useful, largest=3.0, radius=np.inf)[3]
    assert lonely.members.tolist() == [1, 0, 2]
    assert lonely.sizes.tolist() == [2, 3, 4]


def test_it_calls_a_zone_after_its_centre_also_where_two_stand_on_one_spot() -> None:
    twins = Places(("a", "b", "c"), np.array([[21.0, 105.8], [21.0, 105.8], [21.5, 105.8]]))
    order, distances = twins.around(1)
    assert order.tolist() == [1, 0, 2]
    assert distances[:2].tolist() == [0.0, 0.0]


def test_it_measures_along_the_earth() -> None:
    # A degree of a great circle on a sphere of 6367.4447 km.
    degree = 6367.4447 * np.pi / 180
    meridian = Places(("a", "b"), np.array([[20.0, 105.0], [21.0, 105.0]]))
    equator = Places(("a", "b"), np.array([[0.0, 179.5], [0.0, -179.5]]))
    assert meridian.distances(0)[1] == pytest.approx(degree, rel=1e-12)
    assert equator.distances(0)[1] == pytest.approx(degree, rel=1e-12)
