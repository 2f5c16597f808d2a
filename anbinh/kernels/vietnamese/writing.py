"""Numbers, dates and durations as a Vietnamese or English office writes them."""

from datetime import date, datetime, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Literal

Language = Literal["vi", "en"]
NO_BREAK = "\u00a0"
_COMMA_AND_POINT = {ord(","): ".", ord("."): ","}


def number(value: int | float | Decimal, *, language: str = "vi", places: int = 0) -> str:
    """`43570` → `43.570`; English `43,570`. `places` decimals, rounded half up."""
    quantum = Decimal(1).scaleb(-places)
    english = f"{Decimal(str(value)).quantize(quantum, rounding=ROUND_HALF_UP):,}"
    return english if language == "en" else english.translate(_COMMA_AND_POINT)


def percent(numerator: int, denominator: int, *, language: str = "vi", places: int = 1, truncate: bool = True) -> str:
    """The ratio as the city prints it, `96,4 %`: cut, not rounded, to `places`; `–` when there is no denominator."""
    if denominator == 0:
        return "–"
    exact = Decimal(100 * numerator) / Decimal(denominator)
    shown = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_DOWN if truncate else ROUND_HALF_UP)
    text = f"{shown:,}"
    return f"{text}%" if language == "en" else text.translate(_COMMA_AND_POINT) + f"{NO_BREAK}%"


def day(value: date, *, language: str = "vi") -> str:
    """`06/03/2024`; English `6 March 2024`."""
    return f"{value:%d/%m/%Y}" if language == "vi" else f"{value.day} {value:%B %Y}"


def moment(value: datetime, *, language: str = "vi") -> str:
    """`14 giờ 05, 06/03/2024`; English `14:05, 6 March 2024`."""
    clock = f"{value.hour} giờ {value:%M}" if language == "vi" else f"{value:%H:%M}"
    return f"{clock}, {day(value, language=language)}"


def deadline(value: datetime, *, language: str = "vi") -> str:
    """A moment by which something must be done: 00:00 is said as the 24:00 of the day that ends, as the law says it."""
    if value.hour or value.minute or value.second:
        return moment(value, language=language)
    ended = day(value - timedelta(days=1), language=language)
    return f"24 giờ, {ended}" if language == "vi" else f"24:00, {ended}"


def duration(value: timedelta, *, language: str = "vi") -> str:
    """The two largest whole parts of a length of time: `3 ngày`, `5 giờ 20 phút`; never negative."""
    minutes = int(abs(value).total_seconds() // 60)
    days, hours, left = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days >= 2:
        return _count(days, "ngày", "day", language=language)
    if days == 1:
        return " ".join(
            part
            for part in (_count(1, "ngày", "day", language=language), _some(hours, "giờ", "hour", language=language))
            if part
        )
    parts = [_some(hours, "giờ", "hour", language=language), _some(left, "phút", "minute", language=language)]
    return " ".join(part for part in parts if part) or _count(0, "phút", "minute", language=language)


def time_left(due: datetime, *, at: datetime, language: str = "vi") -> str:
    """`còn 3 ngày`, `quá hạn 2 ngày`; English `3 days left`, `2 days overdue`."""
    words = duration(due - at, language=language)
    if language == "vi":
        return f"còn {words}" if due > at else f"quá hạn {words}"
    return f"{words} left" if due > at else f"{words} overdue"


def _some(count: int, vietnamese: str, english: str, *, language: str) -> str:
    return _count(count, vietnamese, english, language=language) if count else ""


def _count(count: int, vietnamese: str, english: str, *, language: str) -> str:
    if language == "vi":
        return f"{count}{NO_BREAK}{vietnamese}"
    return f"{count}{NO_BREAK}{english}{'' if count == 1 else 's'}"
