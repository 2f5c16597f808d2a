"""What happens to a record that is told: events in the order of time, and the steps they post."""

import heapq
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Protocol
from uuid import UUID, uuid4

from django.utils import timezone

from anbinh.foundation.journal.commands import Posting


class Stopping(Protocol):
    """A clock of any book."""

    ended_at: datetime | None
    ending: str

    @property
    def late(self) -> bool: ...


@dataclass
class Fact:
    """One posting, made once its record is written; that a clock runs out is a fact only if it did not stop in time."""

    posting: Callable[[Mapping[str, str]], Posting]
    clock: Stopping | None = None

    @property
    def stands(self) -> bool:
        clock = self.clock
        return clock is None or (clock.ending != "void" and (clock.ended_at is None or clock.late))


@dataclass
class Step:
    """What one act posts; `codes` when it changed what the record's entries are cut by."""

    at: datetime
    facts: list[Fact] = field(default_factory=list)
    codes: Mapping[str, str] | None = None
    number: UUID = field(default_factory=uuid4)


Happening = Callable[[datetime], None]


class Happenings:
    """Let happen what was put down, the earliest first; of one moment, what was put down first."""

    def __init__(self, *, since: datetime) -> None:
        self._since = since
        self._waiting: list[tuple[datetime, int, Happening]] = []
        self._put_down = 0

    def then(self, moment: datetime | None, happen: Happening) -> None:
        """At a moment, but not before the beginning; never for None."""
        if moment is not None:
            self._put_down += 1
            heapq.heappush(self._waiting, (max(moment, self._since), self._put_down, happen))

    def run(self, until: datetime) -> None:
        """Everything up to a moment, with what it brings about."""
        while self._waiting and self._waiting[0][0] <= until:
            moment, _number, happen = heapq.heappop(self._waiting)
            happen(moment)


def start_of(day: date) -> datetime:
    """00:00 of a day on the city's clock."""
    return timezone.make_aware(datetime.combine(day, time.min))
