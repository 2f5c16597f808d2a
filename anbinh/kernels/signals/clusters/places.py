"""Where the locations lie, and the circles around each of them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from anbinh.kernels.signals.clusters.settings import Coordinates

# The radius of the sphere in kilometres that the reference implementation measures on.
EARTH_KM = 6367.4447
# Distances closer than this, relative, are the same distance; and so are parts of a whole and their limit.
SAME_DISTANCE = 1e-9
SAME_PART = 1e-12


@dataclass(frozen=True)
class Places:
    """Locations by name. `points` is n × 2: latitude and longitude in degrees, or x and y."""

    names: tuple[str, ...]
    points: NDArray[np.float64]
    coordinates: Coordinates = "latlon"

    @cached_property
    def _wide(self) -> NDArray[np.float64]:
        """How wide a degree of longitude is at each location, as part of one at the equator."""
        return np.asarray(np.cos(np.radians(self.points[:, 0])))

    def distances(self, centre: int) -> NDArray[np.float64]:
        """From one location to all, in kilometres along the earth or in the units of the plane."""
        if self.coordinates == "cartesian":
            across = self.points - self.points[centre]
            return np.asarray(np.hypot(across[:, 0], across[:, 1]))
        degrees = self.points - self.points[centre]
        south_north, west_east = np.radians(degrees).T / 2
        chord = np.sin(south_north) ** 2 + self._wide * self._wide[centre] * np.sin(west_east) ** 2
        return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(chord, 1.0))))

    def around(self, centre: int, radius: float = np.inf) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        """The locations within a radius from the nearest on (equally far ones in their order), and how far they are."""
        distances = self.distances(centre)
        near = np.flatnonzero(distances <= radius * (1 + SAME_PART))
        order = near[np.argsort(distances[near], kind="stable")]
        # The centre comes first among those on the same spot: a zone is called after it.
        spot = int(np.flatnonzero(order == centre)[0])
        order[1 : spot + 1], order[0] = order[:spot].copy(), centre
        return order, distances[order]


@dataclass(frozen=True)
class Circles:
    """The growing circle around one centre, over the locations that can change a result.

    `members` are those locations (numbered among themselves) in the order the circle takes them in; where `closed`
    the circle may stop and then holds `sizes` locations of all.
    """

    centre: int
    members: NDArray[np.intp]
    closed: NDArray[np.bool_]
    sizes: NDArray[np.intp]


def circles(
    places: Places, measure: NDArray[np.float64], useful: NDArray[np.bool_], *, largest: float, radius: float
) -> list[Circles]:
    """The circles around every location: within `radius`, holding at most `largest` of `measure`."""
    numbered = np.cumsum(useful) - 1
    return [_circles(places, centre, measure, useful, numbered, largest, radius) for centre in range(len(places.names))]


def _circles(  # noqa: PLR0917 (one number each, used together once)
    places: Places,
    centre: int,
    measure: NDArray[np.float64],
    useful: NDArray[np.bool_],
    numbered: NDArray[np.intp],
    largest: float,
    radius: float,
) -> Circles:
    order, distances = places.around(centre, radius)
    # Equally far locations come in together.
    alone = np.append(distances[1:] > distances[:-1] * (1 + SAME_DISTANCE), True)
    ends = np.flatnonzero(alone & (np.cumsum(measure[order]) <= largest * (1 + SAME_PART)))
    kept = np.flatnonzero(useful[order])
    # A circle that only took in locations without weight is the smaller circle.
    last_kept = np.searchsorted(kept, ends, side="right") - 1
    smallest = np.diff(last_kept, prepend=-1) > 0
    positions = last_kept[smallest]
    length = int(positions[-1]) + 1 if positions.size else 0
    closed = np.zeros(length, dtype=np.bool_)
    closed[positions] = True
    sizes = np.zeros(length, dtype=np.intp)
    sizes[positions] = ends[smallest] + 1
    return Circles(centre, numbered[order[kept[:length]]], closed, sizes)
