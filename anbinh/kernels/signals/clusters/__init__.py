"""Where cases gather in space and time: Kulldorff's scan statistic, and what chance alone would show.

Discrete Poisson and space-time permutation; prospective, retrospective and purely spatial. Speaks of places and days,
never of a person. Refuses: the clock, a map, any record. Stands on: numpy.
"""

from anbinh.kernels.signals.clusters.answering import Answer, Cluster, scan
from anbinh.kernels.signals.clusters.errors import ClusterError
from anbinh.kernels.signals.clusters.places import Places
from anbinh.kernels.signals.clusters.settings import NIGHTLY, Scan
from anbinh.kernels.signals.clusters.study import Study

__all__ = ["NIGHTLY", "Answer", "Cluster", "ClusterError", "Places", "Scan", "Study", "scan"]
