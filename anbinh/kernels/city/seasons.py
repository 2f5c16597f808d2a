"""How frequent a topic is on each day: months, weekdays, the lunar new year, waves; and the hours of the day."""

from datetime import date, timedelta
from functools import cache

import numpy as np
from numpy.typing import NDArray

from anbinh.kernels.city.moments import DAY, FIRST_DAY, day_number
from anbinh.kernels.city.rates import rates
from anbinh.kernels.city.topics import Topic

BEFORE_TET, TET_DAYS = 21, 6
QUIET_AT_TET = {"desk": 0.45, "office": 0.15}


def weights(topic: Topic, first: int, last: int) -> NDArray[np.float64]:
    """One weight for each day number of `first ≤ day < last`."""
    days = [date.fromordinal(number + FIRST_DAY) for number in range(first, last)]
    month, week = rates().months, rates().weeks[topic.hours]
    found = np.array([month[day.month - 1] * week[day.weekday()] for day in days])
    _around_tet(found, topic, first, last)
    for wave in topic.waves:
        _multiply(found, first, wave.start, wave.end, wave.factor)
    if topic.since is not None:
        _multiply(found, first, date(2000, 1, 1), topic.since, 0.0)
    return found


def _around_tet(found: NDArray[np.float64], topic: Topic, first: int, last: int) -> None:
    for day in rates().tet:
        if first - 60 <= day_number(day) <= last + 60:
            _multiply(found, first, day - timedelta(BEFORE_TET), day - timedelta(1), topic.tet)
            quiet = QUIET_AT_TET.get(topic.hours, topic.tet if topic.tet > 1.2 else 0.8)
            _multiply(found, first, day - timedelta(1), day + timedelta(TET_DAYS), quiet)


def _multiply(found: NDArray[np.float64], first: int, start: date, end: date, factor: float) -> None:
    low, high = max(day_number(start) - first, 0), max(day_number(end) - first, 0)
    found[low:high] *= factor


@cache
def _hour_sums(profile: str) -> NDArray[np.float64]:
    sums = np.cumsum(rates().hours[profile])
    return np.asarray(sums / sums[-1], dtype=np.float64)


def minutes_of_day(profile: str, count: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Minutes after midnight, by the hours of a profile."""
    hours = np.searchsorted(_hour_sums(profile), rng.random(count), side="right")
    return np.asarray(hours * 60 + rng.integers(0, 60, count), dtype=np.int64)


# Who comes to the desk by day was wronged at any time of the day.
HAPPENS = {"desk": "day", "office": "day"}
SLOW = 0.3  # days; above it people come to the desk when it is open


def received_at(topic: Topic, days: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.int64]:
    """Minutes of receipt on the given days."""
    profile = "desk" if topic.delay_days > SLOW else topic.hours
    return np.asarray(days * DAY + minutes_of_day(profile, len(days), rng), dtype=np.int64)


def happened_at(topic: Topic, since: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.int64]:
    """Minutes when it happened: before it was reported, at the hours of the topic."""
    count = len(since)
    before = since - 8 - (np.minimum(rng.exponential(topic.delay_days, count), 300) * DAY).astype(np.int64)
    if topic.delay_days <= SLOW:
        return before
    hour = before // DAY * DAY + minutes_of_day(HAPPENS.get(topic.hours, topic.hours), count, rng)
    return np.asarray(np.where(hour < since - 8, hour, before), dtype=np.int64)


def working_days(days: NDArray[np.int64], not_before: NDArray[np.int64]) -> NDArray[np.int64]:
    """Days moved back from weekends and the lunar new year to a working day, but never to or before `not_before`."""
    moved = days - np.maximum((days + FIRST_DAY - 1) % 7 - 4, 0)
    for first in rates().tet:
        number = day_number(first)
        inside = (moved >= number - 1) & (moved < number + TET_DAYS)
        moved = np.where(inside, number - 2, moved)
    return np.asarray(np.where(moved > not_before, moved, days), dtype=np.int64)
