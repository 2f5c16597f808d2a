"""A city's year of cases, with more of them in seven communes, three times as many, in the last fourteen days."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from anbinh.kernels.signals.clusters import NIGHTLY, Places, Scan, Study

COMMUNES, DAYS, CASES = 579, 365, 22_025
FIRST = date(2023, 1, 1)
PLANTED, LAST_DAYS, TIMES = 7, 14, 3.0
# The large task: 579 communes × 365 days × windows of 1 to 90 days × half of the cases × 999 replications.
LARGE = Scan(start=FIRST.isoformat(), end=(FIRST + timedelta(days=DAYS - 1)).isoformat(), max_windows=90)


@dataclass(frozen=True)
class Task:
    """Where the communes lie, how many people live there, and a commune and a day for each case."""

    points: np.ndarray[Any, np.dtype[np.float64]]
    people: np.ndarray[Any, np.dtype[np.float64]]
    where: np.ndarray[Any, np.dtype[np.int64]]
    when: np.ndarray[Any, np.dtype[np.int64]]

    def study(self, scan: Scan) -> Study:
        return Study.of(
            scan=scan,
            places=Places(tuple(f"c{place}" for place in range(COMMUNES)), self.points),
            cases=[
                (f"c{place}", FIRST + timedelta(days=int(day)), 1)
                for place, day in zip(self.where, self.when, strict=True)
            ],
            population=self.people,
        )


def task(seed: int = 1, cases: int = CASES) -> Task:
    """Communes lie closer together towards the middle, as they do; cases follow the people and the weekday."""
    chance = np.random.default_rng(seed)
    far, angle = 30 * chance.random(COMMUNES) ** 0.8, 2 * np.pi * chance.random(COMMUNES)
    points = np.column_stack([21.02 + far * np.cos(angle) / 111, 105.8 + far * np.sin(angle) / 104])
    people = np.round(chance.gamma(3.0, 4_800, COMMUNES)) + 500
    middle = points[np.argmax(people)]
    near = np.argsort(((points - middle) ** 2).sum(axis=1))[:PLANTED]
    weekday = 1 + 0.15 * np.sin(2 * np.pi * np.arange(DAYS) / 7)
    rate = np.outer(people / people.sum(), weekday / weekday.sum())
    rate[near, -LAST_DAYS:] *= TIMES
    drawn = chance.choice(rate.size, cases, p=(rate / rate.sum()).ravel())
    return Task(points, people, drawn // DAYS, drawn % DAYS)


def night(category: int) -> Study:
    """One of a hundred categories by the settings of every night: from rare ones to frequent ones."""
    cases = int(np.geomspace(100, 5_000, 100)[category])
    return task(1_000 + category, cases).study(NIGHTLY)
