"""How each method looks at counts; the defaults are those recommended for weekly counts of reports of crime."""

from dataclasses import dataclass
from typing import Literal

from anbinh.kernels.signals.surges.errors import UnclearSettings

Threshold = Literal["delta", "nbPlugin", "muan"]
Power = Literal["2/3", "1/2", "none"]
Transform = Literal["rossi", "anscombe", "standard"]
TRANSFORMS: tuple[Transform, ...] = ("rossi", "anscombe", "standard")
THRESHOLDS: tuple[Threshold, ...] = ("delta", "nbPlugin", "muan")
POWERS: tuple[Power, ...] = ("2/3", "1/2", "none")


def require(ok: bool, name: str, value: object) -> None:
    """Refuse a setting in the words of whoever wrote it."""
    if not ok:
        raise UnclearSettings("bad_setting", name=name, value=value)


@dataclass(frozen=True)
class Farrington:
    """Farrington flexible (Noufaily et al. 2013); the name in R's package `surveillance` stands behind each setting."""

    years: int = 5  # b: how many years back
    half_window: int = 3  # w: how many times around the reference date belong to the season judged
    seasons: int = 10  # noPeriods: levels of the seasonal factor; 1 takes the windows only
    recent_excluded: int = 26  # pastWeeksNotIncluded: the newest times before the judged one teach nothing
    reweight: bool = True  # reweight: past surges weigh less
    weights_threshold: float = 2.58  # weightsThreshold: from which Anscombe residual on
    trend: bool = True  # trend: may the mean rise or fall over the years
    trend_level: float = 0.05  # pThresholdTrend: a trend stays when its p-value is below
    population_offset: bool = False  # populationOffset: counts per head
    threshold: Threshold = "nbPlugin"  # thresholdMethod
    power: Power = "2/3"  # powertrans: of the threshold `delta`
    alpha: float = 0.005  # alpha: how seldom a quiet time exceeds the bound
    least: int = 5  # limit54: no alarm with fewer reports than this …
    least_within: int = 4  # … within so many times, the judged one included

    def __post_init__(self) -> None:
        require(self.years >= 1, "b", self.years)
        require(self.half_window >= 0, "w", self.half_window)
        require(self.seasons >= 1, "noPeriods", self.seasons)
        require(self.recent_excluded >= 0, "pastWeeksNotIncluded", self.recent_excluded)
        require(self.weights_threshold > 0, "weightsThreshold", self.weights_threshold)
        require(0 <= self.trend_level <= 1, "pThresholdTrend", self.trend_level)
        require(self.threshold in THRESHOLDS, "thresholdMethod", self.threshold)
        require(self.power in POWERS, "powertrans", self.power)
        require(0 < self.alpha < 1, "alpha", self.alpha)
        require(self.least >= 0 and self.least_within >= 1, "limit54", [self.least, self.least_within])


@dataclass(frozen=True)
class Ears:
    """EARS C1, C2, C3 of the American CDC: the days just before say what is usual."""

    method: Literal["C1", "C2", "C3"] = "C2"
    baseline: int = 7
    min_sigma: float = 0.5
    alpha: float = 0.001

    def __post_init__(self) -> None:
        require(self.method in ("C1", "C2", "C3"), "method", self.method)
        require(self.baseline >= 3, "baseline", self.baseline)
        require(self.min_sigma >= 0, "minSigma", self.min_sigma)
        require(0 < self.alpha < 1, "alpha", self.alpha)


@dataclass(frozen=True)
class Cusum:
    """Cumulative sum of standardised counts; `mean` is what is usual, from the times before the judged when missing."""

    reference: float = 1.04  # k
    decision: float = 2.26  # h
    transform: Transform = "rossi"  # trans
    mean: tuple[float, ...] | None = None  # m
    harmonics: int = 0  # 1 with m = "glm": the mean is fitted, with the year's course

    def __post_init__(self) -> None:
        require(self.reference >= 0, "k", self.reference)
        require(self.decision > 0, "h", self.decision)
        require(self.transform in TRANSFORMS, "trans", self.transform)
        require(self.mean is None or min(self.mean, default=0) > 0, "m", self.mean)


@dataclass(frozen=True)
class LikelihoodRatio:
    """Generalised likelihood ratio of negative binomial counts (Höhle & Paul 2008) against a rise of any size.

    `mean` and `dispersion` describe the usual counts; when missing they are fitted to the times before the judged,
    with so many `harmonics` of the year and, if asked, a `trend`.
    """

    decision: float = 5.0  # c.ARL
    mean: tuple[float, ...] | None = None  # mu0 as numbers
    dispersion: float | None = None  # alpha: the variance is mean + alpha mean²
    harmonics: int = 1  # mu0$S
    trend: bool = False  # mu0$trend
    change: float | None = None  # theta: the rise looked for, on the log scale; none looks for every rise
    shortest: int = 1  # Mtilde: a surge lasts at least so long
    longest: int = -1  # M: and began at most so long ago; -1 leaves it open

    def __post_init__(self) -> None:
        require(self.decision > 0, "c.ARL", self.decision)
        require(self.mean is None or min(self.mean, default=0) > 0, "mu0", self.mean)
        require(self.dispersion is None or self.dispersion >= 0, "alpha", self.dispersion)
        require(self.harmonics >= 0, "mu0$S", self.harmonics)
        require(self.change is None or self.change > 0, "theta", self.change)
        require(self.shortest >= 1, "Mtilde", self.shortest)
        require(self.longest == -1 or self.longest >= self.shortest, "M", self.longest)


@dataclass(frozen=True)
class Bayes:
    """Prediction from few counts (Riebler 2004): nothing is fitted, so nothing breaks when all of them are zero."""

    years: int = 0  # b
    half_window: int = 6  # w
    recent: bool = True  # actY: the half window before the judged time belongs to it
    alpha: float = 0.005  # alpha

    def __post_init__(self) -> None:
        require(self.years >= 0 and (self.years > 0 or self.recent), "b", self.years)
        require(self.half_window >= 1, "w", self.half_window)
        require(0 < self.alpha < 1, "alpha", self.alpha)


@dataclass(frozen=True)
class Appearance:
    """When a series that was quiet for long is new or returning, in counts of its times."""

    silence: int = 104  # so long before the last times …
    quiet: int = 2  # … at most so many reports were received
    shortest: int = 13  # a silence shorter than this says nothing
    within: int = 6  # the last times, judged together
    least: int = 2  # one report alone is no method
    alpha: float = 0.005

    def __post_init__(self) -> None:
        require(self.within >= 1, "within", self.within)
        require(self.silence >= self.shortest >= 1, "silence", self.silence)
        require(self.quiet >= 0, "quiet", self.quiet)
        require(0 < self.alpha < 1, "alpha", self.alpha)
