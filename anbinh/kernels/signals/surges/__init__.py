"""Counts above what is usual: Farrington flexible and quicker charts over many series, false discoveries held down.

Refuses: the clock, any database, any count of a person. Stands on: numpy and scipy.
"""

from anbinh.kernels.signals.surges.counts import Counts, Step
from anbinh.kernels.signals.surges.errors import SurgesError, TooShort, UnclearCounts, UnclearSettings
from anbinh.kernels.signals.surges.farrington import farrington
from anbinh.kernels.signals.surges.few import Predicted, predicted
from anbinh.kernels.signals.surges.findings import Findings
from anbinh.kernels.signals.surges.judging import Alarm, Judged, Practice, Rule, judge, usual
from anbinh.kernels.signals.surges.settings import Appearance, Bayes, Cusum, Ears, Farrington, LikelihoodRatio

__all__ = [
    "Alarm",
    "Appearance",
    "Bayes",
    "Counts",
    "Cusum",
    "Ears",
    "Farrington",
    "Findings",
    "Judged",
    "LikelihoodRatio",
    "Practice",
    "Predicted",
    "Rule",
    "Step",
    "SurgesError",
    "TooShort",
    "UnclearCounts",
    "UnclearSettings",
    "farrington",
    "judge",
    "predicted",
    "usual",
]
