"""python -m bench.surges.scenarios [REPLICATES]

Error rates on the 42 scenarios of Noufaily et al. 2013 as Bédubourg & Le Strat 2017 used them: 624 weeks, four surges
in weeks 313–575 (2, 3, 5 or 10 standard deviations), one in the 49 weeks that are judged (1 to 10). Prints the tables
of the handbook.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from anbinh.kernels.signals.surges.bayes import bayes
from anbinh.kernels.signals.surges.counts import Counts, Flags
from anbinh.kernels.signals.surges.cusum import cusum
from anbinh.kernels.signals.surges.ears import ears
from anbinh.kernels.signals.surges.farrington import farrington
from anbinh.kernels.signals.surges.judging import judge, usual
from anbinh.kernels.signals.surges.likelihood import likelihood_ratio
from anbinh.kernels.signals.surges.settings import Bayes, Cusum, Ears, Farrington, LikelihoodRatio
from anbinh.kernels.signals.surges.simulating import SCENARIOS, Simulated, simulate

SEED = 20260103
WEEKS, JUDGED = 624, 49
PAST = (range(312, 575), 4, (2, 3, 5, 10))
NOW = (range(WEEKS - JUDGED, WEEKS - 6), 1, tuple(range(1, 11)))
AT = range(WEEKS - JUDGED, WEEKS)
FEW = 10  # replicates for the method that is slow
HEAD = "| {} | false positives | found | found in the first week | alarms that are right | specificity |"


@dataclass(frozen=True)
class Rates:
    """Shares: of quiet weeks with an alarm; of surges found, at once or at all; of alarms in a surge."""

    false_positive: float
    found: float
    found_at_once: float
    right: float

    def row(self, name: str) -> str:
        shares = (self.false_positive, self.found, self.found_at_once, self.right, 1 - self.false_positive)
        return f"| {name} | " + " | ".join(f"{share:.1%}" for share in shares) + " |"


def rates(alarm: Flags, surging: Flags) -> Rates:
    """Over all series together; each has one surge in the judged weeks."""
    first = surging.argmax(axis=0)
    series = np.arange(alarm.shape[1])
    return Rates(
        false_positive=float((alarm & ~surging).sum() / (~surging).sum()),
        found=float((alarm & surging).any(axis=0).mean()),
        found_at_once=float(alarm[first, series].mean()),
        right=float((alarm & surging).sum() / max(alarm.sum(), 1)),
    )


def ears_at(counts: Counts, method: str, alpha: float) -> Flags:
    return ears(counts, at=AT, settings=Ears(method=method, alpha=alpha)).alarm  # type: ignore[arg-type]  # one of the words it takes


def ears_matched(counts: Counts, method: str, surging: Flags, wanted: float) -> tuple[float, Flags]:
    """The level at which EARS has so many false positives, by halving."""
    low, high = -12.0, -0.31
    for _ in range(18):
        middle = (low + high) / 2
        too_many = rates(ears_at(counts, method, 10**middle), surging).false_positive > wanted
        low, high = (low, middle) if too_many else (middle, high)
    return 10**low, ears_at(counts, method, 10**low)


def methods(counts: Counts) -> dict[str, Callable[[], Flags]]:
    """Name → alarms, week × series."""
    practice = usual(counts.step)
    return {
        "the rules of this page, each series alone": lambda: _alone(counts),
        "the rules of this page, all series together (q ≤ 0.1)": lambda: (
            judge(counts, at=AT, practice=practice).findings.alarm
        ),
        "Farrington flexible, α 0.01": lambda: farrington(counts, at=AT, settings=Farrington(alpha=0.01)).alarm,
        "Farrington flexible, α 0.001": lambda: farrington(counts, at=AT, settings=Farrington(alpha=0.001)).alarm,
        "Farrington 1996, α 0.01": lambda: (
            farrington(
                counts,
                at=AT,
                settings=Farrington(seasons=1, weights_threshold=1, threshold="delta", recent_excluded=3, alpha=0.01),
            ).alarm
        ),
        "Bayes, 6 weeks, α 0.005": lambda: bayes(counts, at=AT, settings=Bayes()).alarm,
        "Bayes, 6 weeks and 2 years, α 0.01": lambda: bayes(counts, at=AT, settings=Bayes(years=2, alpha=0.01)).alarm,
        "cumulative sum (Rossi)": lambda: cusum(counts, at=AT, settings=Cusum()).alarm,
        **{
            f"EARS {one}, α {alpha}": lambda one=one, alpha=alpha: ears_at(counts, one, alpha)  # type: ignore[misc]  # bound now, called later
            for one, alpha in (("C1", 0.001), ("C2", 0.001), ("C3", 0.025))
        },
    }


def _alone(counts: Counts) -> Flags:
    """Without the other series there is no false-discovery rate."""
    whole = replace(usual(counts.step), false_share=1.0)
    return judge(counts, at=AT, practice=whole).findings.alarm


def drawn(replicates: int) -> Simulated:
    """Every scenario so many times, replicate by replicate."""
    rng = np.random.default_rng(SEED)
    return simulate(SCENARIOS * replicates, weeks=WEEKS, surges=[PAST, NOW], rng=rng)


def main() -> None:
    """Print both tables."""
    replicates = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    made = drawn(replicates)
    counts, surging = made.counts, made.surging[WEEKS - JUDGED :]
    print(f"{len(SCENARIOS)} scenarios × {replicates}\n\n{HEAD.format('method')}\n|---|---|---|---|---|---|")
    alone: Flags | None = None
    reference = 0.0
    for name, ask in methods(counts).items():
        alarm = ask()
        alone = alarm if alone is None else alone
        said = rates(alarm, surging)
        reference = said.false_positive if name == "Farrington flexible, α 0.01" else reference
        print(said.row(name), flush=True)
    few = np.arange(len(SCENARIOS) * min(FEW, replicates))
    ratio = likelihood_ratio(counts.columns(few), at=AT, settings=LikelihoodRatio())
    print(rates(ratio.alarm, surging[:, few]).row(f"likelihood ratio, limit 5 ({min(FEW, replicates)} replicates)"))
    flexible = farrington(counts, at=AT, settings=Farrington())
    for one in ("C1", "C2"):
        wanted = rates(ears_at(counts, one, 0.001), surging).false_positive
        level = np.nanquantile(flexible.pvalue[~surging], wanted)
        name = f"Farrington flexible with as many false positives as EARS {one} (α {level:.2g})"
        print(rates(flexible.pvalue <= level, surging).row(name), flush=True)
    for one in ("C1", "C2", "C3"):
        alpha, alarm = ears_matched(counts, one, surging, reference)
        print(
            rates(alarm, surging).row(f"EARS {one} with as many false positives as Farrington α 0.01 (α {alpha:.1g})")
        )
    print(f"\n{HEAD.format('scenario: θ, β, γ₁, γ₂, φ, waves')}\n|---|---|---|---|---|---|")
    if alone is None:
        return
    for number, scenario in enumerate(SCENARIOS):
        own = np.arange(number, len(counts.series), len(SCENARIOS))
        shape = (scenario.level, scenario.slope, scenario.cosine, scenario.sine, scenario.dispersion, scenario.waves)
        print(rates(alone[:, own], surging[:, own]).row(f"{number + 1}: " + ", ".join(f"{one:g}" for one in shape)))


if __name__ == "__main__":
    main()
