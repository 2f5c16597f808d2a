"""Likelihood ratios of negative binomial counts against a rise (Höhle & Paul 2008), as R's `surveillance::glrnb`.

For a surge that began at some time and multiplies the mean by exp(θ), the statistic is the largest log likelihood ratio
over the begin and, unless θ is given, over θ ≥ 0. It begins anew after an alarm.
"""

from collections.abc import Sequence

import numpy as np

from anbinh.kernels.signals.surges.counts import Counts, Floats
from anbinh.kernels.signals.surges.findings import Findings
from anbinh.kernels.signals.surges.means import Usual, fit_usual
from anbinh.kernels.signals.surges.settings import LikelihoodRatio

STEPS = 100
CLOSE = 1e-13
STEEP = 30.0


def likelihood_ratio(counts: Counts, *, at: Sequence[int], settings: LikelihoodRatio) -> Findings:
    """Judge the rows `at`, which follow one another; `upperbound` holds the statistic, as the reference has it."""
    found = Findings.empty(counts, at)
    for column, series in enumerate(counts.observed.T):
        usual = _usual(series, found, counts, settings)
        found.expected[:, column] = usual.mean
        statistic = _statistic(found.observed[:, column], usual, settings)
        found.upperbound[:, column] = statistic
        found.score[:, column] = statistic / settings.decision
        found.alarm[:, column] = statistic >= settings.decision
    return found


def _usual(series: Floats, found: Findings, counts: Counts, settings: LikelihoodRatio) -> Usual:
    first = int(found.at[0])
    if settings.mean is None:
        usual = fit_usual(
            series,
            until=first,
            harmonics=settings.harmonics,
            trend=settings.trend,
            yearly=counts.step.value,
            alpha=settings.dispersion,
        )
        return Usual(usual.mean[found.at - first], usual.alpha)
    mean = np.broadcast_to(np.asarray(settings.mean, dtype=np.float64), found.at.shape)
    return Usual(mean, settings.dispersion or 0.0)


def _statistic(x: Floats, usual: Usual, settings: LikelihoodRatio) -> Floats:
    statistic = np.zeros(len(x))
    begin, total = 0, 0.0
    for now in range(len(x)):
        if settings.change is not None:
            rise = np.array([settings.change])
            total = max(0.0, total + float(_ratio(x[now : now + 1], usual.mean[now : now + 1], usual.alpha, rise)[0]))
            statistic[now] = total
        else:
            oldest = begin if settings.longest < 0 else max(begin, now - settings.longest)
            statistic[now] = _largest(x[oldest : now + 1], usual.mean[oldest : now + 1], usual.alpha, settings.shortest)
        if statistic[now] >= settings.decision:
            begin, total = now + 1, 0.0
    return statistic


def _largest(x: Floats, mean: Floats, alpha: float, shortest: int) -> float:
    """The largest ratio over every begin and rise, at least 0."""
    begins = len(x) - shortest + 1
    if begins < 1:
        return 0.0
    # Row b of the mask: the times from begin b on.
    lasting = np.triu(np.ones((begins, len(x))))
    cases, usual = lasting @ x, lasting @ mean
    with np.errstate(divide="ignore"):
        rise = np.clip(np.log(cases / usual), 0.0, STEEP)
    for _ in range(STEPS if alpha else 0):
        risen = mean * np.exp(rise)[:, None]
        share = risen / (1 + alpha * risen)
        slope = (lasting * (x - (1 + alpha * x) * share)).sum(axis=1)
        curve = (lasting * ((1 + alpha * x) * share / (1 + alpha * risen))).sum(axis=1)
        moved = np.clip(rise + np.clip(slope / curve, -1.0, 1.0), 0.0, STEEP)
        done = np.abs(moved - rise).max() <= CLOSE
        rise = moved
        if done:
            break
    return max(0.0, float((lasting * _ratio(x, mean, alpha, rise[:, None])).sum(axis=1).max()))


def _ratio(x: Floats, mean: Floats, alpha: float, rise: Floats) -> Floats:
    """Log likelihood ratio of each count, for a mean multiplied by exp(rise)."""
    poisson: Floats = x * rise - mean * np.expm1(rise)
    if not alpha:
        return poisson
    negative_binomial: Floats = x * rise + (x + 1 / alpha) * (
        np.log1p(alpha * mean) - np.log1p(alpha * mean * np.exp(rise))
    )
    return negative_binomial
