"""A year's tasks drawn over its weeks: plain geometry for one SVG, whose table stands beneath."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from anbinh.records.programme.models import Task
from anbinh.records.programme.standing import badge_of

WEEK, ROW, HEAD, LEFT = 14, 26, 34, 284
LONGEST_LABEL = 40


@dataclass(frozen=True)
class Bar:
    """One task: where its bar lies, how much of it is done, and its state."""

    task: Task
    label: str
    state: str
    text: str
    top: int
    left: int
    width: int
    filled: int

    @property
    def middle(self) -> int:
        return self.top + ROW // 2 + 4


@dataclass(frozen=True)
class Month:
    """The head of a month."""

    number: int
    left: int


@dataclass(frozen=True)
class Gantt:
    """Everything the drawing needs; `today` is where the line of the day stands, None outside the year."""

    year: int
    bars: Sequence[Bar]
    months: Sequence[Month]
    weeks: Sequence[int]
    today: int | None

    @property
    def width(self) -> int:
        return LEFT + WEEK * len(self.weeks)

    @property
    def height(self) -> int:
        return HEAD + ROW * len(self.bars) + 4


def first_week(year: int) -> date:
    """The Monday of the week in which the year begins."""
    day = date(year, 1, 1)
    return day - timedelta(days=day.weekday())


def weeks_of(year: int) -> list[date]:
    """The Mondays of every week that has a day of the year."""
    day, found = first_week(year), []
    while day <= date(year, 12, 31):
        found.append(day)
        day += timedelta(days=7)
    return found


def column(day: date, year: int) -> int:
    """The week of a day, counted from 0; days outside the year stand at its ends."""
    inside = min(max(day, date(year, 1, 1)), date(year, 12, 31))
    return (inside - first_week(year)).days // 7


def drawn(tasks: Iterable[Task], year: int, *, on: date) -> Gantt:
    """The tasks of a year; a bar runs from the week it begins to the week it is due or was done, if later."""
    weeks = weeks_of(year)
    bars = [_bar(task, place, year, on=on) for place, task in enumerate(tasks)]
    months = [Month(month, LEFT + WEEK * column(date(year, month, 1), year)) for month in range(1, 13)]
    today = LEFT + WEEK * column(on, year) + WEEK // 2 if on.year == year else None
    return Gantt(year, bars, months, [LEFT + WEEK * place for place in range(len(weeks))], today)


def _bar(task: Task, place: int, year: int, *, on: date) -> Bar:
    assert task.due_on is not None
    badge = badge_of(task, on=on)
    begin, end = column(task.starts_on, year), column(max(task.due_on, task.done_on or task.due_on), year)
    width = WEEK * (end - begin + 1) - 2
    label = task.title if len(task.title) <= LONGEST_LABEL else task.title[: LONGEST_LABEL - 1] + "…"
    filled = width if task.done_on else width * task.percent // 100
    top = HEAD + ROW * place
    return Bar(task, label, badge.state, str(badge), top, LEFT + WEEK * begin + 1, width, filled)
