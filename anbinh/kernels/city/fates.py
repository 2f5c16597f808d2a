"""What comes of a report and when: decided in time, lengthened, late, suspended, resumed, passed to a body outside."""

from dataclasses import dataclass, field

import numpy as np

from anbinh.kernels.city.model import Limits
from anbinh.kernels.city.moments import DAY, Numbers64, day_number, day_of
from anbinh.kernels.city.rows import ADMINISTRATIVE, NOT_PROSECUTED, SUSPENDED, TRANSFERRED, Rows
from anbinh.kernels.city.seasons import working_days

OUTCOMES = (NOT_PROSECUTED, ADMINISTRATIVE, SUSPENDED, TRANSFERRED)
OUTCOME_SHARES = (0.56, 0.24, 0.12, 0.08)
# Days from receipt: at once, in the first period, prolonged, extended, late, forgotten.
SPEEDS = (0.17, 0.43, 0.24, 0.05, 0.09, 0.02)


@dataclass(frozen=True)
class Fates:
    """Gives rows their ends. `limit` is asked once for each day and number of extensions."""

    limit: Limits
    _known: dict[tuple[int, int], int] = field(default_factory=dict)

    def last_days(self, received: Numbers64, extensions: Numbers64) -> Numbers64:
        """The last day of the time for each."""
        return np.array(
            [self.last_day(int(d), int(e)) for d, e in zip(received // DAY, extensions, strict=True)], dtype=np.int64
        )

    def last_day(self, day: int, extensions: int) -> int:
        """The last day of the time, lengthened so many times, of what was received on a day."""
        if (day, extensions) not in self._known:
            self._known[day, extensions] = day_number(self.limit(day_of(day * DAY), extensions))
        return self._known[day, extensions]

    def give(self, rows: Rows, rng: np.random.Generator) -> None:
        """Outcome and ends of reports that open no case."""
        count = len(rows)
        rows["outcome"] = rng.choice(OUTCOMES, count, p=OUTCOME_SHARES)
        speed = rng.choice(len(SPEEDS), count, p=SPEEDS)
        rows["extensions"] = np.select([speed == 2, speed == 3], [1, 2], 0)
        suspended, transferred = rows["outcome"] == SUSPENDED, rows["outcome"] == TRANSFERRED
        rows["extensions"][transferred] = 0
        last = self.last_days(rows["received"], rows["extensions"])
        day = rows["received"] // DAY
        ways = [
            day + rng.integers(1, 7, count),
            day + rng.integers(7, 20, count),
            np.minimum(day + rng.integers(22, 58, count), last),
            np.minimum(day + rng.integers(63, 116, count), last),
            last + rng.integers(1, 40, count),
            last + rng.integers(90, 260, count),
        ]
        wanted = np.select([speed == number for number in range(len(ways))], ways)
        # Passed on at once; suspended only when the time has run out (Điều 148.1): on its last day or soon after.
        wanted = np.where(transferred, day + rng.integers(0, 5, count), working_days(wanted, day))
        wanted = np.where(suspended, last + np.where(rng.random(count) < 0.8, 0, rng.integers(1, 6, count)), wanted)
        rows["ended"] = np.maximum(wanted * DAY + rng.integers(8 * 60, 17 * 60, count), rows["received"] + 40)
        self._resume(rows, suspended, rng)

    def _resume(self, rows: Rows, suspended: Numbers64, rng: np.random.Generator) -> None:
        count = len(rows)
        resumed = suspended & (rng.random(count) < 0.24)
        day = rows["ended"] // DAY + rng.integers(25, 200, count)
        again = day + rng.integers(4, 27, count)
        rows["resumed"][resumed] = (day * DAY + rng.integers(8 * 60, 17 * 60, count))[resumed]
        rows["ended_again"][resumed] = (working_days(again, day) * DAY + rng.integers(8 * 60, 17 * 60, count))[resumed]
        rows["outcome_again"] = np.where(rng.random(count) < 0.85, NOT_PROSECUTED, ADMINISTRATIVE)


def hurry(rows: Rows, chosen: Numbers64, before: int, rng: np.random.Generator) -> None:
    """Decide the chosen in the last days before a moment."""
    count = len(chosen)
    moved = before - DAY * rng.integers(1, 7, count) + rng.integers(8 * 60, 17 * 60, count)
    rows["ended"][chosen] = np.maximum(moved, np.minimum(rows["received"][chosen] + 600, before - 300))


def delay(rows: Rows, chosen: Numbers64, after: int, rng: np.random.Generator, fates: Fates) -> None:
    """Decide the chosen in the days after a moment, their time prolonged where it would be over."""
    count = len(chosen)
    rows["ended"][chosen] = after + DAY * rng.integers(0, 9, count) + rng.integers(8 * 60, 17 * 60, count)
    last = fates.last_days(rows["received"][chosen], rows["extensions"][chosen])
    over = rows["ended"][chosen] // DAY > last
    rows["extensions"][chosen[over]] = np.minimum(rows["extensions"][chosen[over]] + 1, 2)
