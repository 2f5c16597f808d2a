"""The plan of the city, year by year: reports of cases, planted ones, all others; then the year's ratio is settled."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from anbinh.kernels.city.casework import Casework
from anbinh.kernels.city.drawing import Draw
from anbinh.kernels.city.fates import Fates
from anbinh.kernels.city.model import Size
from anbinh.kernels.city.moments import DAY, NEVER, bounds, day_number, year_of
from anbinh.kernels.city.plants import Plants
from anbinh.kernels.city.rates import Rates
from anbinh.kernels.city.rows import PROSECUTED, REPORT, Rows, blank_reports
from anbinh.kernels.city.seasons import happened_at, received_at
from anbinh.kernels.city.stock import Year, settle
from anbinh.kernels.city.territory import Territory
from anbinh.kernels.city.topics import Subjects

# One report in so many of a topic that tells of identifiers shares them with others of the same weeks.
SHARED = 0.07


@dataclass(frozen=True)
class YearPlan:
    """Reports received and cases opened in one year, each in order, numbers running on from the year before."""

    year: int
    reports: Rows
    cases: Rows


@dataclass(frozen=True)
class Register:
    """Plans year after year. A year depends on the seed and the years before it, never on where the city ends."""

    seed: int
    size: Size
    start: date
    end: date
    rates: Rates
    subjects: Subjects
    territory: Territory
    plants: Plants
    fates: Fates

    def years(self) -> Iterator[YearPlan]:
        """The plan of each year up to the one that the last day lies in."""
        casework = Casework(self.seed, self.size, self.rates, self.subjects, self.territory)
        since = day_number(self.start) * DAY
        older = np.zeros(0, dtype=REPORT)
        reported = filed = 0
        first_year, last_year = year_of(self.start), year_of(self.end)
        coming = self._cut(casework.year(first_year, self.plants.claims(first_year)), since)
        for year in range(first_year, last_year + 1):
            cases = coming
            coming = self._cut(casework.year(year + 1, self.plants.claims(year + 1)), since)
            rng = np.random.default_rng([self.seed, year, 3])
            rows = self._reports(year, (cases, coming), since, rng)
            first, _middle, last = bounds(year)
            span = Year(max(first * DAY, since), last * DAY, self.rates.year(year).resolved)
            settle(rows, older, span, fates=self.fates, rng=rng)
            rows["number"] = reported + 1 + np.arange(len(rows))
            reported += len(rows)
            for own, number in ((cases, year), (coming, year + 1)):
                mine = rows[(rows["case"] >= 0) & (rows["case_year"] == number)]
                own["report"][mine["case"]] = mine["number"]
            cases["number"] = filed + 1 + np.arange(len(cases))
            filed += len(cases)
            yield YearPlan(year, rows, cases)
            every = np.concatenate((older, rows))
            older = every[
                (every["ended"] >= span.end) | ((every["resumed"] < NEVER) & (every["ended_again"] >= span.end))
            ]

    def _cut(self, cases: Rows, since: int) -> Rows:
        """Cases from the city's first day on; one reported before it counts as found directly."""
        kept: Rows = cases[cases["opened"] >= since]
        kept["received"][kept["received"] < since] = NEVER
        return kept

    def _reports(self, year: int, cases: tuple[Rows, Rows], since: int, rng: np.random.Generator) -> Rows:
        first, _middle, last = bounds(year)
        of_cases = [
            self._of_cases(own, number, first, last) for own, number in zip(cases, (year, year + 1), strict=True)
        ]
        planted = [rows.copy() for rows in self.plants.of_year(year, first, last)]
        taken = sum(map(len, (*of_cases, *planted)))
        others = self._others(
            max(round(self.size.reports * self.rates.year(year).reports) - taken, 0), first, last, rng
        )
        open_none = np.concatenate((*planted, others))
        self.fates.give(open_none, rng)
        rows: Rows = np.concatenate((*of_cases, open_none))
        rows = rows[rows["received"] >= since]
        rows.sort(order=("received", "key"))
        return rows

    def _of_cases(self, cases: Rows, year: int, first: int, last: int) -> Rows:
        """The reports of this year from which cases were opened."""
        here = np.flatnonzero((cases["received"] >= first * DAY) & (cases["received"] < last * DAY))
        rows = blank_reports(len(here), np.random.default_rng([self.seed, year, 4]))
        for name in ("key", "entry", "place", "happened", "received", "extensions", "seat", "plant"):
            rows[name] = cases[name][here]
        rows["ended"], rows["outcome"] = cases["opened"][here], PROSECUTED
        rows["case"], rows["case_year"] = here, year
        return rows

    def _others(self, count: int, first: int, last: int, rng: np.random.Generator) -> Rows:
        rows = blank_reports(count, rng)
        rows["entry"], days = Draw(self.subjects, first, last)(self.subjects.in_reports, count, rng)
        topics = self.subjects.topic_of[rows["entry"]]
        chance, clan = rng.random(count), rng.integers(0, 3, count)
        for number, topic in enumerate(self.subjects.topics):
            mask = topics == number
            rows["received"][mask] = received_at(topic, days[mask], rng)
            rows["happened"][mask] = happened_at(topic, rows["received"][mask], rng)
            rows["place"][mask] = self.territory.choose(days[mask], topic.places, rng)
            if topic.cyber:
                shared = mask & (chance < SHARED)
                rows["series"][shared] = 1000 + (number * 600 + days[shared] // 28) * 3 + clan[shared]
        return rows
