"""How lines of an attendance are read, and which unit of today stands for one of then. Plain values in and out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

MOST_LINES = 700


class BadLine(ValueError):
    """A line of an attendance cannot be read; `number` says which, counted from one."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@dataclass(frozen=True)
class Typed:
    """One line as it was typed: `Xã Phúc Lộc | 3 | 2 | nguyen.thi.lan, do.van.hung`."""

    number: int
    unit: str
    people: int
    passed: int | None = None
    usernames: tuple[str, ...] = ()


def lines(text: str) -> list[Typed]:
    """Each line as unit, people, passed, accounts; BadLine for one without a unit or a number."""
    return [_line(number, one) for number, one in enumerate(filter(str.strip, text.splitlines()), start=1)]


def _line(number: int, text: str) -> Typed:
    unit, people, passed, names = ([part.strip() for part in text.split("|")] + ["", "", ""])[:4]
    if not unit or not people.isdecimal() or (passed and not passed.isdecimal()) or number > MOST_LINES:
        raise BadLine(number)
    known = tuple(dict.fromkeys(name.strip().casefold() for name in names.split(",") if name.strip()))
    return Typed(number, unit, int(people), int(passed) if passed else None, known)


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last day of that month."""
    whole = day.year * 12 + day.month - 1 - months
    year, month = divmod(whole, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has a 28th")


def standing_for(unit: int, followed: Mapping[int, int]) -> int:
    """The unit that came of a unit, step by step."""
    seen = set()
    while unit in followed and unit not in seen:
        seen.add(unit)
        unit = followed[unit]
    return unit
