"""How a matter stands in a period beside the one before: new, returning, rising, falling, or as usual."""

from dataclasses import dataclass
from enum import Enum

from scipy.stats import binomtest

# Chance alone would show as large a difference less than once in twenty times.
SELDOM = 0.05
# Below this many in both periods together, nothing is said to rise or fall.
FEWEST = 10


class Standing(Enum):
    """The words of the situation assessment, in the order in which they are told."""

    NEW = "new"
    RETURNING = "returning"
    RISING = "rising"
    FALLING = "falling"
    USUAL = "usual"


@dataclass(frozen=True)
class Compared:
    """Counts of two periods of `days` and `days_before` days, and whether it appeared, or came back, in this one."""

    now: int
    before: int
    days: int
    days_before: int
    appeared: bool = False
    came_back: bool = False
    surged: bool = False


def standing(one: Compared) -> Standing:
    """Which of the words holds.

    Two counts are compared by the exact conditional test: given their sum, the first is binomial with the share of
    its days (Przyborowski and Wilenski 1940). A week that surged makes a matter rising only if the period did not fall.
    """
    if one.appeared:
        return Standing.NEW
    if one.came_back:
        return Standing.RETURNING
    total = one.now + one.before
    share = one.days / (one.days + one.days_before)
    if total >= FEWEST:
        more = binomtest(one.now, total, share, alternative="greater").pvalue <= SELDOM
        less = binomtest(one.now, total, share, alternative="less").pvalue <= SELDOM
        if less:
            return Standing.FALLING
        if more:
            return Standing.RISING
    return Standing.RISING if one.surged and one.now > one.before else Standing.USUAL
