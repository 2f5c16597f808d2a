"""A scan answered: clusters without overlap, the most likely first, each with what chance alone would show."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from anbinh.kernels.signals.clusters.chance import Chance, reaches
from anbinh.kernels.signals.clusters.cylinders import Cylinders, Found, best_of_each, cylinders
from anbinh.kernels.signals.clusters.places import Places
from anbinh.kernels.signals.clusters.study import Study
from anbinh.kernels.signals.clusters.timeline import DAYS, label

Floats = NDArray[np.float64]
EULER = 0.57721566490153286
# Ratios that agree in so many digits are equal; the smaller zone then stands for both.
DIGITS = 11


@dataclass(frozen=True)
class Cluster:
    """Locations from the centre outwards; `start` and `end` as the files write periods, `first_day` and `last_day` as
    days (None for a purely spatial scan). `relative_risk` is None for the permutation model, which knows no risk.
    `p_gumbel` is the chance by a Gumbel law fitted to the replications; None without replications or spread."""

    locations: tuple[str, ...]
    centre: str
    radius: float
    start: str | None
    end: str | None
    first_day: date | None
    last_day: date | None
    observed: int
    expected: float
    ratio: float
    relative_risk: float | None
    llr: float
    p_value: float | None
    p_gumbel: float | None
    recurrence_days: float | None
    recurrence_days_gumbel: float | None


@dataclass(frozen=True)
class Answer:
    """`maxima` are the highest ratios of the replications; fewer than asked for if the simulation stopped early."""

    study: Study
    clusters: tuple[Cluster, ...]
    maxima: Floats


def scan(study: Study, *, workers: int = 0) -> Answer:
    """Find the clusters of a study. The answer depends on the study and its seed alone, never on `workers`."""
    laid = cylinders(study)
    chosen = without_overlap(best_of_each(laid), study.places)
    settings, maxima = study.scan, np.zeros(0)
    if chosen:
        maxima = Chance(laid, workers).maxima(reached=chosen[0].llr, early_stop=settings.early_stop)
    clusters = (_cluster(laid, found, maxima) for found in chosen)
    return Answer(study, tuple(one for one in clusters if (one.p_value or 0.0) <= settings.max_p), maxima)


def without_overlap(found: list[Found], places: Places) -> list[Found]:
    """The highest ratio first; a later one only if none of its locations is taken."""
    taken: set[int] = set()
    chosen = []
    for one in sorted(found, key=lambda one: (-_digits(one.llr), one.size, one.centre)):
        zone = {int(place) for place in places.around(one.centre)[0][: one.size]}
        if not zone & taken:
            taken |= zone
            chosen.append(one)
    return chosen


def chance_of(llr: float, maxima: Floats, early_stop: int) -> float | None:
    """The Monte Carlo p-value; after an early stop the share of the replications (Besag and Clifford 1991)."""
    if not len(maxima):
        return None
    better = int(reaches(maxima, llr).sum())
    if early_stop and better == early_stop and reaches(maxima[-1:], llr)[0]:
        return better / len(maxima)
    return (better + 1) / (len(maxima) + 1)


def gumbel(llr: float, maxima: Floats) -> float | None:
    """1 - exp(-exp(-(x-m)/s)), m and s by moments from the replications."""
    spread = float(maxima.std(ddof=1)) if len(maxima) > 1 else 0.0
    if spread <= 0:
        return None
    scale = spread * np.sqrt(6) / np.pi
    return float(-np.expm1(-np.exp(-(llr - float(maxima.mean()) + EULER * scale) / scale)))


def _cluster(laid: Cylinders, found: Found, maxima: Floats) -> Cluster:
    study = laid.study
    order, distances = study.places.around(found.centre)
    span = int(laid.windows.first[found.window]), int(laid.windows.last[found.window])
    timed = study.scan.mode != "spatial"
    unit = study.timeline.unit if timed else None
    units = study.timeline.units(*span)
    days = study.timeline.days(*span) if timed else None
    p_value = chance_of(found.llr, maxima, study.scan.early_stop)
    p_gumbel = gumbel(found.llr, maxima)
    outside = study.total - found.observed, study.total - found.expected
    risk = found.observed / found.expected / (outside[0] / outside[1]) if outside[0] else None
    return Cluster(
        locations=tuple(study.places.names[place] for place in order[: found.size]),
        centre=study.places.names[found.centre],
        radius=float(distances[found.size - 1]),
        start=label(units[0], unit) if unit else None,
        end=label(units[1], unit) if unit else None,
        first_day=days[0] if days else None,
        last_day=days[1] if days else None,
        observed=found.observed,
        expected=found.expected,
        ratio=found.observed / found.expected,
        relative_risk=risk if study.scan.model == "poisson" else None,
        llr=found.llr,
        p_value=p_value,
        p_gumbel=p_gumbel,
        recurrence_days=_recurrence(study, p_value),
        recurrence_days_gumbel=_recurrence(study, p_gumbel),
    )


def _recurrence(study: Study, chance: float | None) -> float | None:
    """After how many days a cluster as strong would be seen by chance, if a scan is run at each step."""
    if study.scan.mode != "prospective" or not chance or study.timeline.unit is None:
        return None
    return DAYS[study.timeline.unit] * study.timeline.step / chance


def _digits(llr: float) -> float:
    return float(f"{llr:.{DIGITS}g}")
