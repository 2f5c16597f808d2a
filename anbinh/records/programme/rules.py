"""Where something with a due day stands, and how many stand where. Plain values in, plain values out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

NEAR = 5
STANDINGS = ("done_in_time", "done_late", "open_in_time", "overdue")


def standing(due_on: date, done_on: date | None, *, on: date) -> str:
    """One of the four words of every report on tasks; what is done later than `on` was open on that day."""
    if done_on is not None and done_on <= on:
        return "done_in_time" if done_on <= due_on else "done_late"
    return "open_in_time" if on <= due_on else "overdue"


@dataclass(frozen=True)
class Tally:
    """How many stand where; the four always add up to the total."""

    done_in_time: int = 0
    done_late: int = 0
    open_in_time: int = 0
    overdue: int = 0

    @property
    def total(self) -> int:
        return self.done_in_time + self.done_late + self.open_in_time + self.overdue

    @property
    def done(self) -> int:
        return self.done_in_time + self.done_late


def tally(rows: Iterable[tuple[date, date | None]], *, on: date) -> Tally:
    """Count pairs of due day and day done."""
    counts = dict.fromkeys(STANDINGS, 0)
    for due_on, done_on in rows:
        counts[standing(due_on, done_on, on=on)] += 1
    return Tally(**counts)


def first_overdue(due_on: date) -> date:
    """The first day it counts as overdue."""
    return due_on + timedelta(days=1)


def committee_code(*shorts: str) -> str:
    """The code by which figures are cut: `138`, `89+138` for what both committees give, `none` for neither."""
    return "+".join(sorted({one for one in shorts if one}, key=lambda one: (len(one), one))) or "none"
