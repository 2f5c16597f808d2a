"""What units of a campaign report a day, under keys as `cases:TTXH`, `groups`: some numbers by crime line, some not."""

from collections.abc import Iterator, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.web import words

Text = str | Promise
MEASURES: dict[str, Text] = {
    "cases": _("cases found and handled"),
    "people": _("people handled"),
    "groups": _("groups dismantled"),
    "patrols": _("turns of patrol"),
}
# Short for the heads of columns.
SHORT: dict[str, Text] = {
    "cases": _("Cases handled"),
    "people": _("People handled"),
    "groups": _("Groups"),
    "patrols": _("Patrols"),
}
LINES: dict[str, Text] = {
    "TTXH": _("social order"),
    "KT": _("economy, smuggling"),
    "MATUY": _("drugs"),
    "MT": _("environment"),
    "CNC": _("high technology"),
    "TNXH": _("social vices"),
}
BY_LINE = ("cases", "people")
OWN = "own:"


def numbered() -> Iterator[str]:
    """Every number that is asked for, in the order of the form."""
    for measure in MEASURES:
        if measure in BY_LINE:
            yield from (f"{measure}:{line}" for line in LINES)
        else:
            yield measure


def label_of(key: str) -> str:
    """`Cases found and handled: drugs`."""
    measure, _colon, line = key.partition(":")
    return f"{MEASURES[measure]}: {LINES[line]}" if line else str(MEASURES[measure])


def dimensions_of(key: str) -> dict[str, str]:
    """What an entry of this number is cut by."""
    measure, _colon, line = key.partition(":")
    return {"measure": measure, "line": line} if line else {"measure": measure}


def total(numbers: Mapping[str, int], measure: str) -> int:
    """The sum of a measure over its lines."""
    return sum(value for key, value in numbers.items() if key.partition(":")[0] == measure)


def said(numbers: Mapping[str, int]) -> list[str]:
    """Short facts for a history, zeros left out."""
    return [f"{label_of(key)}: {words.number(numbers[key])}" for key in numbered() if numbers.get(key)]
