"""From a mean with its error to the highest usual count, and how seldom a count so high is seen.

`delta`: normal after a power transform (Farrington et al. 1996). `nbPlugin`: negative binomial quantile with the fitted
mean. `muan`: the same with the mean's upper confidence limit. The negative binomial has mean μ and variance φμ.
"""

import numpy as np
from scipy.special import betainc, gammaincc, log_ndtr, ndtri

from anbinh.kernels.signals.surges.counts import Flags, Floats
from anbinh.kernels.signals.surges.settings import Power, Threshold

EXPONENTS: dict[Power, float] = {"2/3": 2 / 3, "1/2": 1 / 2, "none": 1.0}
FUZZ = 64 * float(np.finfo(np.float64).eps)
LARGEST = 2.0**52


def bound(eta: Floats, error: Floats, dispersion: Floats, *, method: Threshold, power: Power, alpha: float) -> Floats:
    """The highest usual count at level alpha."""
    with np.errstate(all="ignore"):
        if method == "delta":
            mean, spread, exponent = _transformed(eta, error, dispersion, power)
            highest: Floats = (mean - ndtri(alpha) * spread) ** (1 / exponent)
            return highest
        return quantile(_mean(eta, error, method, alpha), dispersion, 1 - alpha)


def tail(
    observed: Floats, eta: Floats, error: Floats, dispersion: Floats, *, method: Threshold, power: Power, alpha: float
) -> Floats:
    """The chance of a count at least as high."""
    with np.errstate(all="ignore"):
        if method == "delta":
            mean, spread, exponent = _transformed(eta, error, dispersion, power)
            seldom: Floats = np.exp(log_ndtr((mean - observed**exponent) / spread))
            return seldom
        mean = _mean(eta, error, method, alpha)
        seldom = upper_tail(observed - 1, mean, dispersion)
        return np.where(np.isfinite(mean), seldom, np.nan)


def _mean(eta: Floats, error: Floats, method: Threshold, alpha: float) -> Floats:
    return np.exp(eta - ndtri(alpha) * error) if method == "muan" else np.exp(eta)


def _transformed(eta: Floats, error: Floats, dispersion: Floats, power: Power) -> tuple[Floats, Floats, float]:
    mean = np.exp(eta)
    tau = dispersion + error**2 * mean
    spread = {
        "2/3": np.sqrt(4 / 9 * np.cbrt(mean) * tau),
        "1/2": np.sqrt(tau / 4),
        "none": np.sqrt(mean * tau),
    }[power]
    return mean ** EXPONENTS[power], spread, EXPONENTS[power]


def upper_tail(count: Floats, mean: Floats, dispersion: Floats) -> Floats:
    """P(Y > count); Poisson where the dispersion is 1."""
    poisson = dispersion <= 1
    size = mean / np.where(poisson, 1.0, dispersion - 1)
    shown = np.maximum(count, 0.0)
    over = np.where(
        poisson, 1 - gammaincc(shown + 1, mean), betainc(shown + 1, size, 1 - 1 / np.maximum(dispersion, 1.0))
    )
    return np.where(count < 0, 1.0, over)


def quantile(mean: Floats, dispersion: Floats, level: float) -> Floats:
    """The smallest whole count that is not exceeded with probability `level`, found by halving."""
    known = np.isfinite(mean) & np.isfinite(dispersion)
    mean, dispersion = np.where(known, mean, 0.0), np.where(known, dispersion, 1.0)
    # A first guess by Cornish and Fisher; then steps that double until the quantile lies between two counts.
    z, sigma = ndtri(level), np.sqrt(mean * dispersion)
    skew = np.where(sigma > 0, (2 * dispersion - 1) / np.maximum(sigma, 1e-300), 0.0)
    guess = np.clip(np.floor(mean + sigma * (z + skew * (z * z - 1) / 6) + 0.5), 0.0, LARGEST)

    def enough(count: Floats) -> Flags:
        return 1 - upper_tail(count, mean, dispersion) >= level * (1 - FUZZ)

    reached, step = enough(guess), np.ones_like(guess)
    low = np.where(reached, guess - 1, guess)  # not enough, or -1
    high = np.where(reached, guess, guess + 1)  # enough, once the search below is done
    below = reached & (low >= 0)
    above = ~reached
    while below.any():
        below &= enough(np.maximum(low, 0.0))
        high = np.where(below, low, high)
        low = np.where(below, np.maximum(low - step, -1.0), low)
        step = np.where(below, step * 2, step)
        below &= low >= 0
    step = np.ones_like(guess)
    while above.any():
        above &= ~enough(high) & (high < LARGEST)
        low = np.where(above, high, low)
        high = np.where(above, high + step, high)
        step = np.where(above, step * 2, step)
    while (open_ := high - low > 1).any():
        middle = np.floor((low + high) / 2)
        up = enough(middle)
        high = np.where(open_ & up, middle, high)
        low = np.where(open_ & ~up, middle, low)
    return np.where(known, high, np.nan)
