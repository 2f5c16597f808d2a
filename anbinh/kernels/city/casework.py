"""The cases of one year: how many of each line and class, when opened, which cleared. Counts are exact."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from anbinh.kernels.city.drawing import Draw
from anbinh.kernels.city.model import Size
from anbinh.kernels.city.moments import DAY, NEVER, bounds, day_of
from anbinh.kernels.city.plants import Claim
from anbinh.kernels.city.quotas import apportion, least_total
from anbinh.kernels.city.rates import Rates
from anbinh.kernels.city.rows import CASE, Rows, blank_cases
from anbinh.kernels.city.seasons import happened_at, minutes_of_day
from anbinh.kernels.city.territory import Territory
from anbinh.kernels.city.topics import SOCIAL_ORDER, Subjects

# The year whose figures were published: no case of an earlier year is cleared in it, whatever way one counts.
KEPT_APART = 2023
# Days from the report to the case: up to which chance, from, to. In the first period, prolonged, extended.
DELAYS = ((0.30, 0.1, 3), (0.76, 2, 18), (0.95, 21, 56), (1.0, 62, 112))


@dataclass(frozen=True)
class Pool:
    """So many cases among the entries of a mask, opened in one half of the year; so many of them cleared in it."""

    half: int
    entries: NDArray[np.bool_]
    found: int
    cleared: int
    grave: bool


def pools(year: int, *, size: Size, rates: Rates, subjects: Subjects) -> Iterator[Pool]:
    """The quotas of a year, scaled to the size. Social order and the other lines each meet the ratio of grave cases."""
    said = rates.year(year)
    order = subjects.line == SOCIAL_ORDER
    others = np.isin(subjects.line, list(rates.lines))
    lines = {name: round(line.cases * size.scale) for name, line in rates.lines.items()}
    wanted = sum(2 * line.cases * line.grave * size.scale for line in rates.lines.values())
    of_order = _grave(sum(half.grave for half in said.halves) * size.scale, said.grave, rates.least_grave)
    of_others = _grave(wanted, said.grave, rates.least_grave)
    order_halves = apportion(of_order[0], [half.grave for half in said.halves])
    order_cleared = _cleared(order_halves, of_order[1], said.halves[0].grave_cleared / said.halves[0].grave)
    other_halves = apportion(of_others[0], [1, 1])
    other_cleared = _cleared(other_halves, of_others[1], of_others[1] / of_others[0])
    for half, counted in enumerate(said.halves):
        found, grave = round(counted.found * size.scale), order_halves[half]
        cleared = round(found * counted.cleared / counted.found)
        lesser = max(found - grave, 0)
        yield Pool(half, order & subjects.grave, grave, order_cleared[half], True)
        yield Pool(half, order & ~subjects.grave, lesser, min(max(cleared - order_cleared[half], 0), lesser), False)
        yield Pool(half, others & subjects.grave, other_halves[half], other_cleared[half], True)
        for name, count in lines.items():
            lesser = round(count * (1 - rates.lines[name].grave))
            mask = (subjects.line == name) & ~subjects.grave
            yield Pool(half, mask, lesser, round(lesser * rates.lines[name].cleared), False)


def _grave(wanted: float, per_mille: int, least: int) -> tuple[int, int]:
    return least_total(max(round(wanted), least), per_mille)


def _cleared(halves: list[int], whole: int, share: float) -> list[int]:
    first = min(round(halves[0] * share), halves[0], whole)
    first = max(first, whole - halves[1])
    return [first, whole - first]


@dataclass(frozen=True)
class Casework:
    """Plans the cases of a year."""

    seed: int
    size: Size
    rates: Rates
    subjects: Subjects
    territory: Territory

    def year(self, year: int, claims: list[Claim]) -> Rows:
        """The cases opened in a year, in order; each that came from a report has its receipt planned too."""
        rng = np.random.default_rng([self.seed, year, 2])
        first, middle, last = bounds(year)
        draws = (Draw(self.subjects, first, middle), Draw(self.subjects, middle, last))
        waiting = list(claims)
        made = []
        for pool in pools(year, size=self.size, rates=self.rates, subjects=self.subjects):
            wanted = self._weights(pool)
            if wanted.any():
                made.append(self._pool(pool, draws[pool.half], wanted, _taken(waiting, pool, first, middle, last), rng))
        rows = np.concatenate(made) if made else np.zeros(0, dtype=CASE)
        self._came_from(rows, rng)
        rows.sort(order=("opened", "key"))
        return rows

    def _weights(self, pool: Pool) -> NDArray[np.float64]:
        """Lines in a mixed pool weigh as many cases as they have."""
        weights = np.where(pool.entries, self.subjects.in_cases, 0.0)
        for name, line in self.rates.lines.items():
            mask = self.subjects.line == name
            whole = self.subjects.in_cases[mask & pool.entries].sum()
            if whole:
                weights[mask] *= line.cases * line.grave / whole
        return weights

    def _pool(
        self, pool: Pool, draw: Draw, wanted: NDArray[np.float64], claim: list[Claim], rng: np.random.Generator
    ) -> Rows:
        rows = blank_cases(pool.found, rng)
        rows["entry"], days = draw(wanted, pool.found, rng)
        taken = 0
        for one in claim:
            end = min(taken + one.cases, pool.found)
            graves = [entry for entry in one.entries if pool.entries[entry]]
            if graves:
                rows["entry"][taken:end] = rng.choice(graves, end - taken)
                low, high = max(one.first, draw.first), min(one.last, draw.last)
                days[taken:end] = rng.integers(low, high, end - taken)
                rows["plant"][taken:end] = one.plant
                taken = end
        rows["opened"] = days * DAY + minutes_of_day("day", pool.found, rng)
        self._clear(rows, pool, draw.last * DAY, rng)
        return rows

    def _clear(self, rows: Rows, pool: Pool, end: int, rng: np.random.Generator) -> None:
        """Clear so many within the half year; of the others some in a later year, shown apart from that year's own."""
        cleared = np.zeros(pool.found, dtype=bool)
        cleared[rng.permutation(pool.found)[: pool.cleared]] = True
        opened = rows["opened"]
        # A case of late December cleared in January would count as an old one by the calendar: it is cleared before.
        latest = np.array([min(end, _new_year(int(moment), end)) for moment in opened])
        days = rng.exponential(3.0 if pool.grave else 9.0, pool.found)
        wanted = opened + 30 + (days * DAY).astype(np.int64)
        spread = opened + 1 + (rng.random(pool.found) * (latest - opened - 1)).astype(np.int64)
        rows["cleared"] = np.where(cleared, np.where(wanted < latest, wanted, spread), NEVER)
        late = ~cleared & (rng.random(pool.found) < (0.15 if pool.grave else 0.3))
        rows["cleared"][late] = [
            _later(int(moment), int(key)) for moment, key in zip(opened[late], rows["key"][late], strict=True)
        ]

    def _came_from(self, rows: Rows, rng: np.random.Generator) -> None:
        """Where and when it happened, and when it was reported, if it was."""
        count = len(rows)
        topics = [self.subjects.topics[number] for number in self.subjects.topic_of[rows["entry"]]]
        reported = rng.random(count) >= np.array([topic.found for topic in topics])
        kind = rng.random(count)
        days = np.select(
            [kind < bound for bound, *_between in DELAYS],
            [rng.uniform(low, high, count) for _bound, low, high in DELAYS],
        )
        rows["extensions"] = np.where(reported, np.select([kind < 0.76, kind < 0.95], [0, 1], 2), 0)
        rows["received"] = np.where(reported, rows["opened"] - (days * DAY).astype(np.int64) - 45, NEVER)
        since = np.where(reported, rows["received"], rows["opened"])
        for number in np.unique(self.subjects.topic_of[rows["entry"]]):
            mask = self.subjects.topic_of[rows["entry"]] == number
            topic = self.subjects.topics[number]
            rows["happened"][mask] = happened_at(topic, since[mask], rng)
            rows["place"][mask] = self.territory.choose(since[mask] // DAY, topic.places, rng)


def _taken(waiting: list[Claim], pool: Pool, first: int, middle: int, last: int) -> list[Claim]:
    """Claims that this pool honours: grave cases of the half that holds most of the claim's days."""
    start, end = ((first, middle), (middle, last))[pool.half]
    found = []
    for claim in list(waiting):
        overlap = min(claim.last, end) - max(claim.first, start)
        if pool.grave and 2 * overlap >= claim.last - claim.first and any(pool.entries[e] for e in claim.entries):
            found.append(claim)
            waiting.remove(claim)
    return found


def _new_year(opened: int, end: int) -> int:
    day = day_of(opened)
    return opened // DAY * DAY + (32 - day.day) * DAY if (day.month, day.day) >= (12, 15) else end


def _later(opened: int, key: int) -> int:
    """A moment of the next year but one published: from 1/1 to 14/12, whichever way a year is counted."""
    day = day_of(opened)
    year = day.year + (2 if (day.month, day.day) >= (12, 15) else 1)
    year = KEPT_APART + 1 if year == KEPT_APART else year
    _first, _middle, last = bounds(year)
    return (last - 348 + key % 340) * DAY + 9 * 60 + key % 480
