"""The scan as one would first write it in numpy: every ratio of every cylinder of every replication."""

import numpy as np

from anbinh.kernels.signals.clusters import Study
from anbinh.kernels.signals.clusters.cylinders import cylinders
from anbinh.kernels.signals.clusters.ratio import log_likelihood_ratio


def maxima(study: Study, replications: int) -> list[float]:
    """The highest ratio of the first replications, thrown from the same streams."""
    laid = cylinders(study)
    steps = study.steps - laid.windows.since
    found = []
    for number in range(replications):
        where, when = laid.null.throw(np.random.Generator(np.random.SFC64([study.scan.seed, number])))
        counts = np.bincount(where * steps + when, minlength=len(laid.observed) * steps).reshape(-1, steps)
        running = np.concatenate([np.zeros((len(counts), 1)), np.cumsum(counts, axis=1)], axis=1)
        in_window = laid.windows.sums(running, slice(None))
        highest = 0.0
        for circle in laid.circles:
            observed = np.cumsum(in_window[circle.members], axis=0)
            observed[(observed < study.scan.min_cases) | ~circle.closed[:, None]] = 0
            expected = laid.null.expected(circle.members, slice(None))
            highest = max(highest, float(log_likelihood_ratio(observed, expected, study.total).max(initial=0.0)))
        found.append(highest)
    return found
