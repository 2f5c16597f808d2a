"""What counts as late, how an agenda is typed, and whether a mark is whole. Plain values in, plain values out."""

import re
from dataclasses import dataclass

# Somebody who comes this many minutes after the beginning, or goes this long before the end, was there throughout.
GRACE = 5
DAY = 24 * 60
MOST_PEOPLE = 2000
CLOCK = re.compile(r"(\d{1,2})\s*(?:[:hg.]|giờ)\s*(\d{2})?\b")
THERE = ("present", "late")
GONE = ("excused", "absent")


class BadAgenda(ValueError):
    """A line of the agenda has no hour; `number` says which, counted from one."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def clock(minutes: int | None) -> str:
    """Minutes since midnight as people write an hour: `8:05`."""
    return "" if minutes is None else f"{minutes // 60}:{minutes % 60:02d}"


def agenda(text: str) -> list[list[object]]:
    """Lines of `8:00 | Opening | Standing office` as hour, title, speaker; BadAgenda for a line without an hour."""
    found: list[list[object]] = []
    for number, line in enumerate((one for one in text.splitlines() if one.strip()), start=1):
        hour = CLOCK.match(line.strip().casefold())
        minutes = int(hour[1]) * 60 + int(hour[2] or 0) if hour else DAY
        parts = [part.strip() for part in line.strip()[hour.end() if hour else 0 :].split("|")]
        title, speaker = ([part for part in parts if part] + ["", ""])[:2]
        if minutes >= DAY or not title:
            raise BadAgenda(number)
        found.append([minutes, title, speaker])
    return found


def agenda_text(items: list[list[object]]) -> str:
    """An agenda as it is typed."""
    return "\n".join(" | ".join(str(part) for part in (clock(int(str(at))), *rest) if part) for at, *rest in items)


@dataclass(frozen=True)
class Attendance:
    """How a point attended: the mark, when it came and left (minutes since midnight), how many people, why not."""

    mark: str
    came: int | None = None
    left: int | None = None
    people: int = 0
    reason: str = ""

    @property
    def fault(self) -> str:
        """The code of what is wrong with it; empty when it is whole."""
        if self.mark in GONE:
            wanted = self.mark == "excused" and not self.reason.strip()
            return (
                "reason" if wanted else "" if self.people == 0 and self.came is None and self.left is None else "gone"
            )
        if self.mark not in THERE:
            return "mark"
        if not 1 <= self.people <= MOST_PEOPLE:
            return "people"
        if self.mark == "late" and self.came is None:
            return "came"
        return "left" if self.left is not None and self.came is not None and self.left <= self.came else ""


def attended(came: int, left: int | None, *, begins: int, ends: int, people: int = 1) -> Attendance:
    """The mark that follows from when somebody came and left."""
    late = came > begins + GRACE
    early = left is not None and left < ends - GRACE
    return Attendance("late" if late else "present", came if late else None, left if early else None, people)
