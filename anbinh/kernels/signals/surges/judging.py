"""The judgement that needs no settings: for each series and time the rule that its history allows.

Enough history: Farrington flexible. Few reports or few years: the Bayesian prediction. Quiet for long: the rule of
first appearance, so that a method without history is seen in its first weeks. Days: EARS C2. Then one false-discovery
rate over all series of the time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from anbinh.kernels.signals.surges.baseline import baseline
from anbinh.kernels.signals.surges.bayes import Appearances, appearances, bayes
from anbinh.kernels.signals.surges.counts import Counts, Flags, Floats, Step
from anbinh.kernels.signals.surges.discovery import q_values
from anbinh.kernels.signals.surges.ears import ears
from anbinh.kernels.signals.surges.errors import TooShort
from anbinh.kernels.signals.surges.farrington import farrington
from anbinh.kernels.signals.surges.findings import Findings
from anbinh.kernels.signals.surges.settings import Appearance, Bayes, Ears, Farrington

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


@dataclass
class Judged:
    """`findings` with the `rule` of each cell and its `q`: an alarm passes its bound, is large enough, and stands.

    Where the rule is one of appearance, `observed` and the rest are sums over the last few times.
    """

    findings: Findings
    rule: Rules
    q: Floats


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
        said = bayes(counts, at=found.at[enough].tolist(), settings=practice.bayes)
        found.take(enough, np.ones(said.observed.shape, dtype=np.bool_), said)
        rule[enough] = Rule.BAYES.value


def _take_years(counts: Counts, found: Findings, rule: Rules, practice: Practice) -> None:
    """Farrington with as many years as there are, up to those wanted, for the series with reports enough."""
    years = np.array([_years(counts, int(row), practice) for row in found.at])
    for back in set(years.tolist()) - {0}:
        rows = np.flatnonzero(years == back)
        settings = replace(practice.farrington, years=back)
        reports = np.vstack(
            [counts.observed[baseline(counts, int(found.at[row]), settings).rows].sum(axis=0) for row in rows]
        )
        dense = reports >= practice.fewest_reports
        columns = np.flatnonzero(dense.any(axis=0))
        if not columns.size:
            continue
        said = farrington(counts.columns(columns), at=found.at[rows].tolist(), settings=settings)
        known: Flags = dense[:, columns] & ~np.isnan(said.dispersion)
        found.take(rows, known, said, columns)
        cells = np.ix_(rows, columns)
        rule[cells] = np.where(known, Rule.FARRINGTON.value, rule[cells])


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
