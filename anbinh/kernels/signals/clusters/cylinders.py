"""Every cylinder there is: circles × windows over one study, and the best one around each centre."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from anbinh.kernels.signals.clusters.null import Null, null
from anbinh.kernels.signals.clusters.places import Circles, circles
from anbinh.kernels.signals.clusters.ratio import log_likelihood_ratio
from anbinh.kernels.signals.clusters.study import Study
from anbinh.kernels.signals.clusters.timeline import Windows, windows

# So many cylinders of one circle are looked at together.
TOGETHER = 1 << 21


@dataclass(frozen=True)
class Cylinders:
    """`observed` is useful locations × windows."""

    study: Study
    windows: Windows
    circles: list[Circles]
    null: Null
    observed: NDArray[np.int64]


@dataclass(frozen=True)
class Found:
    """One cylinder: the `size` locations nearest to `centre` during window number `window`."""

    llr: float
    centre: int
    size: int
    window: int
    observed: int
    expected: float


def cylinders(study: Study) -> Cylinders:
    """Lay the cylinders out. Locations without weight are left out of the sums: they change no ratio."""
    names = len(study.places.names)
    of_place = np.bincount(study.case_places, minlength=names)
    useful = of_place > 0
    if study.expected is not None:
        useful |= study.expected.sum(axis=1) > 0
    spans = windows(study.scan, study.steps)
    growing = circles(
        study.places,
        study.measure,
        useful,
        largest=study.scan.max_fraction * float(study.measure.sum()),
        radius=_radius(study),
    )
    late = study.case_steps >= spans.since
    table = np.zeros((names, study.steps - spans.since + 1), dtype=np.int64)
    np.add.at(table, (study.case_places[late], study.case_steps[late] - spans.since + 1), 1)
    observed = spans.sums(np.cumsum(table[useful], axis=1), slice(None))
    return Cylinders(study, spans, growing, null(study, spans, useful), observed)


def best_of_each(laid: Cylinders) -> list[Found]:
    """The best cylinder around each centre that has one above 0; of equals the smallest, then the shortest."""
    return [best for circle in laid.circles if circle.members.size and (best := _best(laid, circle))]


def _best(laid: Cylinders, circle: Circles) -> Found | None:
    best: Found | None = None
    width = max(1, TOGETHER // len(circle.members))
    for begins in range(0, len(laid.windows.first), width):
        chosen = slice(begins, begins + width)
        observed = np.cumsum(laid.observed[circle.members, chosen], axis=0).astype(np.float64)
        expected = laid.null.expected(circle.members, chosen)
        counted = np.where((observed >= laid.study.scan.min_cases) & circle.closed[:, None], observed, 0.0)
        ratio = log_likelihood_ratio(counted, expected, float(laid.study.total))
        position, window = np.unravel_index(int(np.argmax(ratio)), ratio.shape)
        highest = float(ratio[position, window])
        if highest > (best.llr if best else 0.0):
            best = Found(
                llr=highest,
                centre=circle.centre,
                size=int(circle.sizes[position]),
                window=begins + int(window),
                observed=int(observed[position, window]),
                expected=float(expected[position, window]),
            )
    return best


def _radius(study: Study) -> float:
    scan = study.scan
    given = scan.max_radius if study.places.coordinates == "cartesian" else scan.max_radius_km
    return float("inf") if given is None else float(given)
