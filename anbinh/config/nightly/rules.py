"""When the work of a night is due, in plain values."""

import re
from datetime import date, datetime, time, timedelta

WRITTEN = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
OFF = "off"
# A process that gave no sign for so long is taken for dead: no job of a night lasts half as long.
SILENCE = timedelta(hours=6)


class NoHour(ValueError):
    """The setting is neither an hour nor `off`."""


def hour_of(text: str) -> time | None:
    """`02:00` as an hour of the city's clock; None for `off`."""
    if text.strip().lower() == OFF:
        return None
    found = WRITTEN.fullmatch(text.strip())
    if not found:
        raise NoHour(text)
    return time(int(found[1]), int(found[2]))


def night_of(at: datetime, hour: time) -> date:
    """The day whose night has begun last; `at` is a moment of the city's clock."""
    return at.date() if at.time() >= hour else at.date() - timedelta(days=1)
