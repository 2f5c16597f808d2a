"""Farrington flexible (Noufaily et al. 2013) over many series at once, equal to R's `surveillance::farringtonFlexible`.

The steps are those of the paper and of the package: a quasi-Poisson fit to the baseline, past surges weighed down by
their Anscombe residuals, the trend kept only where it is significant and does not run away, a bound from the fit.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtr

from anbinh.kernels.signals.surges import thresholds
from anbinh.kernels.signals.surges.baseline import Baseline, baseline
from anbinh.kernels.signals.surges.counts import Counts, Flags, Floats
from anbinh.kernels.signals.surges.findings import Findings
from anbinh.kernels.signals.surges.fitting import SMALLEST_MEAN, Design, Fit, Sample, chunks, fit
from anbinh.kernels.signals.surges.settings import Farrington

# Series judged together: few enough for the cache, and for products of matrices to stay on one core.
TOGETHER = 128
YEARS_FOR_A_TREND = 3


@dataclass
class _Model:
    """A fit after reweighting; per series the dispersion, and the one its standard errors use."""

    fit: Fit
    dispersion: Floats
    scatter: Floats


@dataclass
class _Prediction:
    """At the judged time: the mean on the log scale with its standard error, the dispersion, the slope if any."""

    eta: Floats
    error: Floats
    dispersion: Floats
    slope: Floats

    def replace(self, at: Flags, other: "_Prediction") -> None:
        self.eta[at], self.error[at] = other.eta, other.error
        self.dispersion[at], self.slope[at] = other.dispersion, other.slope


def farrington(counts: Counts, *, at: Sequence[int], settings: Farrington) -> Findings:
    """Judge the rows `at` of every series."""
    baselines = [baseline(counts, row, settings) for row in at]
    found = Findings.empty(counts, at)
    for columns in chunks(len(counts.series), TOGETHER):
        population = (
            counts.population[:, columns] if settings.population_offset and counts.population is not None else None
        )
        whole = Sample.of(counts.observed[:, columns], population)
        for number, (row, past) in enumerate(zip(at, baselines, strict=True)):
            prediction = _predict(whole, row, past, settings)
            found.slope[number, columns] = prediction.slope
            _judge(found, number, columns, prediction, settings)
    _quieten(found, counts, at, settings)
    return found


def _predict(whole: Sample, row: int, past: Baseline, settings: Farrington) -> _Prediction:
    """Fit with the trend where it is allowed, and again without it where it does not hold."""
    sample, design = whole.rows(past.rows), Design.of(past)
    now = None if whole.population is None else whole.population[row]
    if not settings.trend:
        return _predicted(_model(design, sample, settings, trend=False), now, trend=False)
    model = _model(design, sample, settings, trend=True)
    prediction = _predicted(model, now, trend=True)
    if settings.years >= YEARS_FOR_A_TREND:
        holds = _significant(model, design, settings) & (np.exp(prediction.eta) <= sample.y.max(axis=0))
        holds &= np.isfinite(prediction.eta)
    else:
        holds = np.zeros(sample.y.shape[1], dtype=np.bool_)
    if not holds.all():
        left = ~holds
        now = now if now is None else now[left]
        flat = _model(design, sample.columns(left), settings, trend=False)
        prediction.replace(left, _predicted(flat, now, trend=False))
    return prediction


def _model(design: Design, sample: Sample, settings: Farrington, *, trend: bool) -> _Model:
    first = fit(design, sample, weights=None, trend=trend)
    converged = first.converged
    with np.errstate(all="ignore"):
        dispersion, weights = _first_look(design, sample, first, settings, trend=trend)
        if not settings.reweight:
            return _unless(converged, _Model(first, np.maximum(dispersion, 1.0), dispersion))
        second = fit(design, sample, weights=weights, trend=trend)
        dispersion, scatter = _second_look(design, sample, second, weights, trend=trend)
    return _unless(converged, _Model(second, np.maximum(dispersion, 1.0), scatter))


def _unless(converged: Flags, model: _Model) -> _Model:
    """No answer for a series whose first fit did not converge."""
    model.fit.intercept[:, ~converged] = np.nan
    return model


def _degrees(design: Design, trend: bool) -> int:
    return len(design.level) - design.levels - int(trend)


def _risen(design: Design, slope: Floats, factor: float) -> Floats | None:
    """exp(factor × slope × time) of every row; nothing when no series has a slope."""
    return np.exp((factor * design.time)[:, None] * slope) if slope.any() else None


def _times(first: Floats, second: Floats | None) -> Floats:
    return first if second is None else np.multiply(first, second, out=first)


def _mean_before(design: Design, sample: Sample, found: Fit) -> Floats:
    """The weights of the last step (prior weights left out): the means of the step before."""
    means = design.spread(np.exp(found.intercept_before))
    means = _times(means, _risen(design, found.slope_before, 1.0))
    return _times(means, sample.population)


def _first_look(
    design: Design, sample: Sample, found: Fit, settings: Farrington, *, trend: bool
) -> tuple[Floats, Floats]:
    """The dispersion, and the weights from Anscombe residuals: 1 where usual, their inverse square where high."""
    sixth = design.spread(np.exp(found.intercept / -6))
    sixth = _times(sixth, _risen(design, found.slope, -1 / 6))
    if sample.population is not None:
        sixth *= sample.population ** (-1 / 6)
    cube = sixth * sixth * sixth
    residual = sample.y * cube
    residual *= cube
    residual -= 1
    before = _mean_before(design, sample, found)
    dispersion = np.einsum("ij,ij,ij->j", before, residual, residual) / _degrees(design, trend)
    if not settings.reweight:
        return dispersion, before
    if trend:
        away = design.time[:, None] - design.spread(found.centre)
        away *= away
        away /= found.squares
        away += design.spread(1 / found.weight_sum)
    else:
        away = design.spread(1 / found.weight_sum)
    away *= before
    np.subtract(1, away, out=away)
    away *= np.maximum(dispersion, 1.0)
    np.sqrt(away, out=away)
    anscombe = sample.y_two_thirds * sixth
    anscombe -= np.divide(1, cube, out=cube)
    anscombe *= 1.5
    anscombe /= away
    high = anscombe > settings.weights_threshold
    weights = np.ones_like(anscombe)
    weights[high] = anscombe[high] ** -2
    weights *= len(design.level) / weights.sum(axis=0)
    return dispersion, weights


def _second_look(design: Design, sample: Sample, found: Fit, weights: Floats, *, trend: bool) -> tuple[Floats, Floats]:
    """The dispersion of the reweighted fit; and R's other one, from the prior weights alone, for standard errors."""
    inverse = design.spread(np.exp(-found.intercept))
    inverse = _times(inverse, _risen(design, found.slope, -1.0))
    residual = sample.y * inverse
    if sample.population is not None:
        residual /= sample.population
    residual -= 1
    residual *= residual
    residual *= weights
    degrees = _degrees(design, trend)
    scatter = residual.sum(axis=0) / degrees
    dispersion = np.einsum("ij,ij->j", residual, _mean_before(design, sample, found)) / degrees
    return dispersion, scatter


def _significant(model: _Model, design: Design, settings: Farrington) -> Flags:
    with np.errstate(all="ignore"):
        t = np.abs(model.fit.slope) / np.sqrt(model.scatter / model.fit.squares)
        holds: Flags = 2 * stdtr(_degrees(design, True), -t) < settings.trend_level
    return holds


def _predicted(model: _Model, now: Floats | None, *, trend: bool) -> _Prediction:
    """At time 0 of the design, in the season judged."""
    found = model.fit
    eta = found.intercept[0] + (0.0 if now is None else np.log(now))
    with np.errstate(all="ignore"):
        variance = model.scatter * (1 / found.weight_sum[0] + found.centre[0] ** 2 / found.squares)
        slope = found.slope.copy() if trend else np.full(eta.shape, np.nan)
        eta = np.where(eta < np.log(SMALLEST_MEAN), np.log(SMALLEST_MEAN), eta)
        return _Prediction(eta, np.sqrt(variance), model.dispersion.copy(), slope)


def _judge(found: Findings, number: int, columns: slice, made: _Prediction, settings: Farrington) -> None:
    """The bound and what follows from it."""
    observed = found.observed[number, columns]
    bound = thresholds.bound(
        made.eta, made.error, made.dispersion, method=settings.threshold, power=settings.power, alpha=settings.alpha
    )
    found.expected[number, columns] = np.where(np.isnan(bound), np.nan, np.exp(made.eta))
    found.upperbound[number, columns] = bound
    found.dispersion[number, columns] = made.dispersion
    found.error[number, columns] = made.error
    found.pvalue[number, columns] = thresholds.tail(
        observed,
        made.eta,
        made.error,
        made.dispersion,
        method=settings.threshold,
        power=settings.power,
        alpha=settings.alpha,
    )
    # R measures the score of the negative binomial bounds from the mean on the log scale; its alarms are the same.
    usual = np.exp(made.eta) if settings.threshold == "delta" else made.eta
    with np.errstate(all="ignore"):
        found.score[number, columns] = (observed - usual) / (bound - usual)


def _quieten(found: Findings, counts: Counts, at: Sequence[int], settings: Farrington) -> None:
    """No bound where too few were reported lately; alarms where the score passes one."""
    for number, row in enumerate(at):
        lately = counts.observed[max(row - settings.least_within + 1, 0) : row + 1].sum(axis=0)
        few = lately < settings.least
        found.upperbound[number, few] = np.nan
        found.expected[number, few] = np.nan
        with np.errstate(invalid="ignore"):
            found.alarm[number] = (found.score[number] > 1) & ~few & (found.observed[number] > 0)
