"""plants.yaml: what is planted, as rows of the plan, and as the list that tests of signals read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import numpy as np

from anbinh.kernels.city.model import Planted, Size
from anbinh.kernels.city.moments import DAY, Numbers64, day_number, year_of
from anbinh.kernels.city.rates import rates, read
from anbinh.kernels.city.rows import Rows, blank_reports
from anbinh.kernels.city.seasons import happened_at, received_at, weights
from anbinh.kernels.city.territory import Territory
from anbinh.kernels.city.topics import Subjects

CLUSTER_PLACES = 3


@dataclass(frozen=True)
class Plan:
    """One row of plants.yaml; `reports` for a small and for the whole city."""

    kind: str
    code: str
    topic: str
    start: date
    end: date
    says: str
    reports: tuple[int, int]
    where: tuple[str, ...] = ()
    spread: int = 0
    cases: int = 0


@dataclass(frozen=True)
class Claim:
    """Cases of a year that are of a planted topic."""

    plant: int
    entries: tuple[int, ...]
    first: int
    last: int
    cases: int


@dataclass(frozen=True)
class Plants:
    """Everything planted in one city."""

    seed: int
    size: Size
    subjects: Subjects
    territory: Territory
    _rows: dict[int, Rows] = field(default_factory=dict)

    def rows(self, number: int) -> Rows:
        """The reports of one plan, without their fates."""
        if number not in self._rows:
            self._rows[number] = self._make(number)
        return self._rows[number]

    def of_year(self, year: int, first: int, last: int) -> Iterator[Rows]:
        """The planted reports received in `first ≤ day < last`."""
        for number, plan in enumerate(plans()):
            if year_of(plan.start) <= year <= year_of(plan.end):
                rows = self.rows(number)
                yield rows[(rows["received"] >= first * DAY) & (rows["received"] < last * DAY)]

    def claims(self, year: int) -> list[Claim]:
        """The cases that planted topics claim of a year."""
        return [
            Claim(number, tuple(self._entries(plan)), day_number(plan.start), day_number(plan.end), plan.cases)
            for number, plan in enumerate(plans())
            if plan.cases and year_of(plan.start) == year
        ]

    def listed(self, start: int, end: int) -> Iterator[Planted]:
        """What of it lies in a city that runs for `start ≤ minute < end`."""
        for number, plan in enumerate(plans()):
            if day_number(plan.start) * DAY < start or day_number(plan.start) * DAY >= end:
                continue
            rows = self.rows(number)
            seen = rows[(rows["received"] >= start) & (rows["received"] < end)]
            places = [self.territory.communes[place] for place in np.unique(seen["place"])]
            yield Planted(
                kind=plan.kind,
                code=plan.code,
                topic=plan.topic,
                method=self.subjects.methods[self.subjects.topic_of[self._entries(plan)[0]]],
                places=tuple(sorted({place.code for place in places})),
                districts=tuple(sorted({place.district for place in places if place.district})),
                start=plan.start,
                end=plan.end,
                reports=len(seen),
                says=plan.says,
            )

    def _entries(self, plan: Plan) -> Numbers64:
        return self.subjects.of_topic(plan.topic)

    def _count(self, plan: Plan) -> int:
        small, city = plan.reports
        least, most = rates().size("small").reports, rates().size("city").reports
        part = (self.size.reports - least) / (most - least)
        return round(small + (city - small) * min(max(part, 0.0), 1.0))

    def _make(self, number: int) -> Rows:
        plan = plans()[number]
        rng = np.random.default_rng([self.seed, 5, number])
        count, entries = self._count(plan), self._entries(plan)
        rows = blank_reports(count, rng)
        topic = self.subjects.topics[self.subjects.topic_of[entries[0]]]
        chances = self.subjects.in_reports[entries]
        rows["entry"] = rng.choice(entries, count, p=chances / chances.sum())
        first, last = day_number(plan.start), day_number(plan.end)
        sums = np.cumsum(np.maximum(weights(topic, first, last), 1e-6))
        days = first + np.searchsorted(sums, rng.random(count) * sums[-1], side="right")
        rows["received"] = received_at(topic, days, rng)
        rows["happened"] = happened_at(topic, rows["received"], rng)
        rows["plant"] = number
        rows["series"] = number + 1 if plan.kind == "series" else 0
        rows["place"] = self._places(plan, topic.places, days, rng)
        # Communes take these themselves, so that the signal is seen where it is.
        rows["desk"] = 0
        return rows

    def _places(self, plan: Plan, profile: str, days: Numbers64, rng: np.random.Generator) -> Numbers64:
        first = day_number(plan.start)
        if not plan.where and not plan.spread:
            return self.territory.choose(days, profile, rng)
        there = self.territory.within(plan.where, first)
        if not there.size:
            one = self.territory.choose(days[:1] * 0 + first, profile, rng)
            there = self.territory.near(int(one[0]), first, max(plan.spread, CLUSTER_PLACES))
        if plan.spread:
            there = np.unique(self.territory.choose(np.full(plan.spread * 4, first), profile, rng))
            there = rng.permutation(there)[: plan.spread]
        elif plan.kind == "cluster":
            there = self.territory.near(int(rng.choice(there)), first, CLUSTER_PLACES)
        chosen = there[np.arange(len(days)) % len(there)] if plan.spread else rng.choice(there, len(days))
        return np.array([self.territory.near(int(p), int(d), 1)[0] for p, d in zip(chosen, days, strict=True)])


@cache
def plans() -> tuple[Plan, ...]:
    """Every row of plants.yaml."""
    return tuple(
        Plan(
            kind=row["kind"],
            code=row["code"],
            topic=row["topic"],
            start=row["from"],
            end=row["until"],
            says=row["says"],
            reports=(row["reports"][0], row["reports"][1]),
            where=tuple(row.get("where", ())),
            spread=row.get("spread", 0),
            cases=row.get("cases", 0),
        )
        for row in read("plants.yaml")["plants"]
    )
