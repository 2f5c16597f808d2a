"""Phases as people write them, and the line that a target draws over the days. Plain values in, plain values out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

PHASE = re.compile(
    r"(\d{1,2})/(\d{1,2})/(\d{4})\s*[-–—]\s*(\d{1,2})/(\d{1,2})/(\d{4})\s*[:.]\s*(\S.*)",
)
MOST_PHASES = 12
LONGEST = 366


class BadPhase(ValueError):
    """A line of the phases cannot be read; `number` says which, counted from one."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@dataclass(frozen=True)
class Phase:
    """A part of a campaign with its own days."""

    name: str
    starts_on: date
    ends_on: date

    def holds(self, on: date) -> bool:
        """True for a day in it."""
        return self.starts_on <= on <= self.ends_on


def phases(text: str) -> list[Phase]:
    """Lines of `15/12/2023 - 14/01/2024: name`; BadPhase for one that is none, ends before it starts or overlaps."""
    found: list[Phase] = []
    for number, line in enumerate((one for one in text.splitlines() if one.strip()), start=1):
        read = PHASE.fullmatch(line.strip())
        if read is None or number > MOST_PHASES:
            raise BadPhase(number)
        try:
            starts, ends = (
                date(int(year), int(month), int(day)) for day, month, year in (read.group(1, 2, 3), read.group(4, 5, 6))
            )
        except ValueError as none:
            raise BadPhase(number) from none
        if ends < starts or (found and starts <= found[-1].ends_on):
            raise BadPhase(number)
        found.append(Phase(read[7].strip()[:120], starts, ends))
    return found


def written(some: Sequence[Phase]) -> str:
    """Phases as they are typed."""
    return "\n".join(f"{one.starts_on:%d/%m/%Y} - {one.ends_on:%d/%m/%Y}: {one.name}" for one in some)


def days_between(starts_on: date, ends_on: date) -> int:
    """How many days, the first and the last among them."""
    return (ends_on - starts_on).days + 1


def expected_by(value: Fraction, day: date, *, starts_on: date, ends_on: date) -> Fraction:
    """What of a target should be reached by the end of a day, when every day brings the same."""
    gone = min(max((day - starts_on).days + 1, 0), days_between(starts_on, ends_on))
    return value * Fraction(gone, days_between(starts_on, ends_on))


def points(starts_on: date, last: date, *, most: int = 16) -> list[date]:
    """Days at which a course is drawn, evenly, the last always among them."""
    if last < starts_on:
        return []
    step = max(1, -(-days_between(starts_on, last) // most))
    back = [last - timedelta(days=step * n) for n in range(most)]
    return [day for day in reversed(back) if day >= starts_on]
