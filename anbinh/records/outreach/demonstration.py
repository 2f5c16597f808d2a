"""The schools and sessions of the demonstration city, read from `data/stories.yaml` and drawn always alike."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from anbinh.records.outreach.kinds import Level

STORIES = Path(__file__).parent / "data" / "stories.yaml"
TEXTS = {
    Level.LOWER: "Trường THCS",
    Level.UPPER: "Trường THPT",
    Level.COLLEGE: "Trường Cao đẳng",
    Level.UNIVERSITY: "Trường Đại học",
}
GRADES = {Level.LOWER: (6, 9), Level.UPPER: (10, 12)}
WINTER, AUTUMN = (date(2023, 2, 6), date(2023, 5, 19)), (date(2023, 9, 11), date(2023, 12, 22))


@dataclass
class Place:
    """One school of the demonstration: which of the communes it lies in, its sessions as (day, heads)."""

    name: str
    level: str
    spot: int
    heads: int = 0
    asked: int = 0
    wanted: int = 0
    talks: list[tuple[date, int]] = field(default_factory=list)


def told() -> dict[str, Any]:
    """The stories as they are written."""
    found: dict[str, Any] = yaml.safe_load(STORIES.read_text(encoding="utf-8"))
    return found


def parted(total: int, number: int, *, drawn: random.Random, spread: float) -> list[int]:
    """A total in so many parts of about the same size; the sum is exact."""
    mean = total / number
    parts = [round(mean * drawn.uniform(1 - spread, 1 + spread)) for _ in range(number)]
    rest, turn = total - sum(parts), 0
    while rest:
        step = max(-50, min(50, rest))
        parts[turn % number] += step
        rest, turn = rest - step, turn + 1
    return parts


def secondary(stories: dict[str, Any]) -> list[Place]:
    """Lower and upper secondary schools; every other had a session in 2023."""
    drawn = random.Random("pupils")
    places = [
        Place(f"{TEXTS[level]} {name} (mô phỏng)", level, spot=number * 2 + place)
        for number, name in enumerate(stories["names"])
        for place, level in enumerate((Level.LOWER, Level.UPPER))
    ]
    asked = stories["pupils"]
    parts = parted(asked["attendances"], asked["sessions"], drawn=drawn, spread=0.3)
    seasons = _days(WINTER, len(parts) // 2) + _days(AUTUMN, len(parts) - len(parts) // 2)
    for number, (day, heads) in enumerate(zip(seasons, parts, strict=True)):
        places[number * 2 % len(places)].talks.append((day, heads))
    return _sized(places, drawn, least=650, most=1600)


def _days(season: tuple[date, date], number: int) -> list[date]:
    """So many school days of a season, evenly."""
    first, last = season
    days = [first + timedelta(days=one) for one in range((last - first).days + 1)]
    days = [day for day in days if day.weekday() < 5]
    return [days[one * len(days) // number] for one in range(number)]


def higher(stories: dict[str, Any]) -> list[Place]:
    """Universities and colleges with the sessions of the students' week, four or five each."""
    drawn, asked = random.Random("students"), stories["students"]
    levels = ((Level.UNIVERSITY, stories["universities"]), (Level.COLLEGE, stories["colleges"]))
    names = [(f"{TEXTS[level]} {name} (mô phỏng)", level) for level, some in levels for name in some]
    places = [Place(name, level, spot=number) for number, (name, level) in enumerate(names)]
    each = [asked["sessions"] // len(places) + (one < asked["sessions"] % len(places)) for one in range(len(places))]
    planned = parted(asked["attendances"], asked["sessions"], drawn=drawn, spread=0.2)
    came = parted(asked["attendances"], asked["sessions"], drawn=drawn, spread=0.35)
    days = _days((asked["first"], asked["last"]), 40)
    for number, (place, sessions) in enumerate(zip(places, each, strict=True)):
        begun = sum(each[:number])
        place.asked, place.wanted = sessions, sum(planned[begun : begun + sessions])
        place.talks = [(days[(number + one * 7) % 40], came[begun + one]) for one in range(sessions)]
    return _sized(places, drawn, least=1800, most=14000)


def _sized(places: Sequence[Place], drawn: random.Random, *, least: int, most: int) -> list[Place]:
    for place in places:
        largest = max((heads for _day, heads in place.talks), default=0)
        place.heads = max(drawn.randint(least, most), largest + drawn.randint(15, 120))
    return list(places)


def classes_of(level: str, number: int) -> list[str]:
    """Labels of classes of about 42 pupils each: `10A1`; of cohorts at universities."""
    if level not in GRADES:
        return [f"K{68 + one} khoa {one + 1}" for one in range(min(6, max(1, number // 90)))]
    first, last = GRADES[Level(level)]
    grades = range(first, last + 1)
    wanted = max(1, round(number / 42))
    return [f"{grades[one % len(grades)]}A{one // len(grades) + 1}" for one in range(wanted)]
