"""Numbers, days and moments in the language of the page."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Literal

from django.utils import timezone
from django.utils.translation import get_language

from anbinh.kernels.vietnamese import writing


def language() -> Literal["vi", "en"]:
    """`en` on an English page, otherwise `vi`."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"


def number(value: int | float | Decimal, places: int = 0) -> str:
    return writing.number(value, language=language(), places=places)


def percent(numerator: int, denominator: int, places: int = 1) -> str:
    return writing.percent(numerator, denominator, language=language(), places=places)


def file_size(value: int) -> str:
    """`820 KB`, `1,4 MB`: as file managers count, 1 KB = 1024 bytes."""
    for unit, bytes_each in (("GB", 1024**3), ("MB", 1024**2)):
        if value >= bytes_each:
            places = 1 if value < 10 * bytes_each and value % bytes_each else 0
            return f"{number(value / bytes_each, places)} {unit}"
    return f"{number(max(1, round(value / 1024)))} KB" if value else "0 KB"


def day(value: date) -> str:
    """A moment is first brought to the city's clock: 23:30 UTC is already tomorrow in Hà Nội."""
    if isinstance(value, datetime):
        value = local(value).date()
    return writing.day(value, language=language())


def moment(value: datetime) -> str:
    return writing.moment(local(value), language=language())


def deadline(value: datetime) -> str:
    return writing.deadline(local(value), language=language())


def duration(value: timedelta) -> str:
    return writing.duration(value, language=language())


def local(value: datetime) -> datetime:
    """`value` on the city's clock; a naive moment is taken as already there."""
    return timezone.localtime(value) if timezone.is_aware(value) else value
