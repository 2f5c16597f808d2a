"""When a step is lawful, and how a course is read from what was typed. Plain values in, plain values out."""

import re
from datetime import date, timedelta

# Hà Nội and what lies around it: a course typed the wrong way round falls outside.
SOUTH, NORTH, WEST, EAST = 20.4, 21.5, 105.2, 106.1
PAIR = re.compile(r"(-?\d{1,3}[.,]\d+)\s*[,; ]\s*(-?\d{1,3}[.,]\d+)")
MOST_POINTS = 200


class BadCourse(ValueError):
    """A line of the course cannot be read; `number` says which, counted from one."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def course(text: str) -> list[list[float]]:
    """Lines of `21.0285, 105.8542` (latitude, longitude) as pairs of degrees; BadCourse for a line that is none."""
    found = []
    for number, line in enumerate((one for one in text.splitlines() if one.strip()), start=1):
        pair = PAIR.fullmatch(line.strip())
        if pair is None or number > MOST_POINTS:
            raise BadCourse(number)
        north, east = (float(part.replace(",", ".")) for part in pair.groups())
        if not (SOUTH <= north <= NORTH and WEST <= east <= EAST):
            raise BadCourse(number)
        found.append([round(north, 5), round(east, 5)])
    return found


def next_review(day: date, *, every: int) -> date:
    """The day of the next review."""
    return day + timedelta(days=every)


def months_open(since: date, on: date) -> int:
    """Whole months that it has been open."""
    months = (on.year - since.year) * 12 + on.month - since.month
    return max(0, months - (on.day < since.day))
