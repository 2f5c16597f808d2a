"""What a method says of counts: for each judged time and series the expected count, the bound, the alarm."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from anbinh.kernels.signals.surges.counts import Counts, Flags, Floats, Whole


@dataclass
class Findings:
    """Arrays are judged time × series; not-a-number stands for “no answer”.

    `at` are rows of the counts. `score` is what the reference implementation calls so; `excess` is the plain share.
    `error` is the standard error of the logarithm of the expected, where one was fitted.
    """

    series: tuple[str, ...]
    at: Whole
    observed: Floats
    expected: Floats
    upperbound: Floats
    score: Floats
    pvalue: Floats
    alarm: Flags
    dispersion: Floats
    error: Floats
    slope: Floats

    @classmethod
    def empty(cls, counts: Counts, at: Sequence[int]) -> "Findings":
        rows = np.asarray(at, dtype=np.int64)
        observed = counts.observed[rows]

        def unknown() -> Floats:
            return np.full(observed.shape, np.nan)

        return cls(
            series=counts.series,
            at=rows,
            observed=observed,
            expected=unknown(),
            upperbound=unknown(),
            score=unknown(),
            pvalue=unknown(),
            alarm=np.zeros(observed.shape, dtype=np.bool_),
            dispersion=unknown(),
            error=unknown(),
            slope=unknown(),
        )

    def take(self, rows: Whole, cells: Flags, other: "Findings", columns: Whole | None = None) -> None:
        """Take over what another method says of these rows (and columns), where `cells` is true."""
        where = np.ix_(rows, np.arange(len(self.series)) if columns is None else columns)
        for name in ("expected", "upperbound", "score", "pvalue", "alarm", "dispersion", "slope"):
            mine, theirs = getattr(self, name), getattr(other, name)
            mine[where] = np.where(cells, theirs, mine[where])

    @property
    def excess(self) -> Floats:
        """How far the count stands from the expected, in distances from the expected to the bound; above 1 is high."""
        with np.errstate(all="ignore"):
            return (self.observed - self.expected) / (self.upperbound - self.expected)
