"""The judgement that needs no settings: for each series and time the rule that its history allows.

Enough history: Farrington flexible. Few reports or few years: the Bayesian prediction. Quiet for long: the rule of
first appearance, so that a method without history is seen in its first weeks. Days: EARS C2. Then one false-discovery
rate over all series of the time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from anbinh.kernels.signals.surges.baseline import baseline
from anbinh.kernels.signals.surges.bayes import Appearances, appearances, bayes
from anbinh.kernels.signals.surges.counts import Counts, Flags, Floats, Step, Whole
from anbinh.kernels.signals.surges.discovery import q_values
from anbinh.kernels.signals.surges.ears import ears
from anbinh.kernels.signals.surges.errors import TooShort
from anbinh.kernels.signals.surges.farrington import farrington
from anbinh.kernels.signals.surges.findings import Findings
from anbinh.kernels.signals.surges.scatter import scatter
from anbinh.kernels.signals.surges.settings import Appearance, Bayes, Ears, Farrington
from anbinh.kernels.signals.surges.thresholds import upper_tail

Rules = NDArray[np.int8]


class Rule(Enum):
    """By which rule a count was judged; the values stand in the array of rules."""

    NONE = 0
    FARRINGTON = 1
    BAYES = 2
    EARS = 3
    NEW = 4
    RETURNING = 5


@dataclass(frozen=True)
class Practice:
    """The settings of a judgement; `usual` gives those for each step of time."""

    farrington: Farrington = field(default_factory=Farrington)
    fewest_years: int = 3  # Farrington needs so many …
    fewest_reports: int = 50  # … and so many reports in them
    bayes: Bayes = field(default_factory=Bayes)
    appearance: Appearance = field(default_factory=Appearance)
    ears: Ears = field(default_factory=Ears)
    excess: int = 3  # a surge is so many reports above what was expected
    false_share: float = 0.1  # of the alarms of one time, so many may be false


def usual(step: Step) -> Practice:
    """Weeks as recommended; months and days with the same look at what is new, in their own lengths."""
    if step is Step.MONTH:
        months = Farrington(half_window=1, seasons=4, recent_excluded=6, least_within=2)
        quiet = Appearance(silence=24, shortest=6, within=2)
        return Practice(farrington=months, bayes=Bayes(half_window=6), appearance=quiet)
    if step is Step.DAY:
        return Practice(appearance=Appearance(silence=728, shortest=91, within=42))
    return Practice()


@dataclass(frozen=True)
class Alarm:
    """One alarm in plain values; `together` is how many times its counts are sums of."""

    series: str
    row: int
    day: date | None
    rule: Rule
    observed: int
    expected: float
    upperbound: float
    p: float
    q: float
    together: int


@dataclass
class Judged:
    """`findings` with the `rule` of each cell and its `q`: an alarm passes its bound, is large enough, and stands.

    Where the rule is one of appearance, `observed` and the rest are sums over the last few times.
    """

    findings: Findings
    rule: Rules
    q: Floats

    def alarms(self, counts: Counts, practice: Practice) -> tuple[Alarm, ...]:
        """Every alarm, the newest times first and in each the most certain."""
        found = self.findings
        cells = [(int(number), int(column)) for number, column in np.argwhere(found.alarm)]
        cells.sort(key=lambda cell: (-cell[0], found.pvalue[cell]))
        return tuple(self._alarm(counts, practice, cell) for cell in cells)

    def _alarm(self, counts: Counts, practice: Practice, cell: tuple[int, int]) -> Alarm:
        found, row, rule = self.findings, int(self.findings.at[cell[0]]), Rule(self.rule[cell])
        return Alarm(
            series=found.series[cell[1]],
            row=row,
            day=counts.dates[row] if counts.dates else None,
            rule=rule,
            observed=int(found.observed[cell]),
            expected=float(found.expected[cell]),
            upperbound=float(found.upperbound[cell]),
            p=float(found.pvalue[cell]),
            q=float(self.q[cell]),
            together=together(rule, practice),
        )


def together(rule: Rule, practice: Practice) -> int:
    """How many times are counted together under a rule."""
    return practice.appearance.within if rule in {Rule.NEW, Rule.RETURNING} else 1


def judge(counts: Counts, *, at: Sequence[int], practice: Practice) -> Judged:
    """Judge the rows `at` of every series."""
    found = Findings.empty(counts, at)
    rule = np.full(found.observed.shape, Rule.NONE.value, dtype=np.int8)
    if counts.step is Step.DAY:
        _take_days(counts, found, rule, practice)
    else:
        _take_recent(counts, found, rule, practice)
        _take_years(counts, found, rule, practice)
    _take_appearances(found, rule, appearances(counts, at=at, settings=practice.appearance))
    q = np.vstack([q_values(row) for row in found.pvalue])
    with np.errstate(invalid="ignore"):
        large = (found.observed - found.expected >= practice.excess) | (rule >= Rule.NEW.value)
        found.alarm &= large & (q <= practice.false_share)
    return Judged(found, rule, q)


def _take_days(counts: Counts, found: Findings, rule: Rules, practice: Practice) -> None:
    enough = np.flatnonzero(found.at >= practice.ears.baseline + 2)
    if enough.size:
        said = ears(counts, at=found.at[enough].tolist(), settings=practice.ears)
        found.take(enough, np.ones(said.observed.shape, dtype=np.bool_), said)
        rule[enough] = Rule.EARS.value


def _take_recent(counts: Counts, found: Findings, rule: Rules, practice: Practice) -> None:
    enough = np.flatnonzero(found.at >= practice.bayes.half_window)
    if enough.size:
        rows = found.at[enough].tolist()
        said = bayes(counts, at=rows, settings=practice.bayes)
        # The bound stays the reference's; what is compared over all series knows how these counts scatter.
        wide = scatter(counts, at=rows, past=practice.appearance.silence, fewest=practice.fewest_reports)
        said.pvalue = upper_tail(said.observed - 1, said.expected, said.dispersion * wide[:, None])
        said.alarm &= said.pvalue <= practice.bayes.alpha
        found.take(enough, np.ones(said.observed.shape, dtype=np.bool_), said)
        rule[enough] = Rule.BAYES.value


def _take_years(counts: Counts, found: Findings, rule: Rules, practice: Practice) -> None:
    """Farrington with as many years as there are, up to those wanted, for the series with reports enough."""
    years = np.array([_years(counts, int(row), practice) for row in found.at])
    for back in set(years.tolist()) - {0}:
        rows = np.flatnonzero(years == back)
        settings = replace(practice.farrington, years=back)
        pasts = [baseline(counts, int(found.at[row]), settings) for row in rows]
        reports = np.vstack([counts.observed[past.rows].sum(axis=0) for past in pasts])
        dense = reports >= practice.fewest_reports
        columns = np.flatnonzero(dense.any(axis=0))
        if not columns.size:
            continue
        said = farrington(counts.columns(columns), at=found.at[rows].tolist(), settings=settings)
        degrees = np.array([[len(past.rows) - past.levels - 1] for past in pasts])
        said.pvalue = _cautious(said, degrees)
        said.alarm &= said.pvalue <= settings.alpha
        known: Flags = dense[:, columns] & ~np.isnan(said.dispersion)
        found.take(rows, known, said, columns)
        cells = np.ix_(rows, columns)
        rule[cells] = np.where(known, Rule.FARRINGTON.value, rule[cells])


def _cautious(said: Findings, degrees: Whole) -> Floats:
    """How seldom, when neither the mean nor the dispersion is known exactly: each is taken one standard error higher.

    The bound takes both as known, which is right at one in a hundred and ten times too bold at one in a hundred
    thousand, where many series are compared. Where too few were reported for an alarm, nothing was seen.
    """
    with np.errstate(all="ignore"):
        dispersion = said.dispersion * (1 + np.sqrt(2 / degrees)) + said.error**2 * said.expected
        seldom = upper_tail(said.observed - 1, said.expected, dispersion)
    return np.where(np.isnan(said.expected), 1.0, seldom)


def _years(counts: Counts, row: int, practice: Practice) -> int:
    """How many years Farrington can look back from a row; 0 when too few."""
    for years in range(practice.farrington.years, practice.fewest_years - 1, -1):
        try:
            baseline(counts, row, replace(practice.farrington, years=years))
        except TooShort:
            continue
        return years
    return 0


def _take_appearances(found: Findings, rule: Rules, said: Appearances) -> None:
    seen = said.quiet & (found.observed > 0)
    found.take(np.arange(len(found.at)), seen, said.findings)
    found.observed[seen] = said.findings.observed[seen]
    rule[seen] = np.where(said.new, Rule.NEW.value, Rule.RETURNING.value)[seen]
