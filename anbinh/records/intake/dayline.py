"""Lines that other rooms add to My day. A room registers its provider when the programme starts; intake knows no room.

`register(provider)` in an AppConfig.ready; a provider answers `provider(person, on=, at=)` with what waits for that
person in that room, or None.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from django.utils.functional import Promise

from anbinh.foundation.accounts.models import Person


@dataclass(frozen=True)
class DayLine:
    """One record of the day: where it opens, where its time stands, and the one verb to do next, if there is one."""

    code: str
    href: str
    summary: str
    badge: Any
    place: str = ""
    verb: str | Promise = ""
    verb_href: str = ""
    key: str = ""


@dataclass(frozen=True)
class DaySection:
    """What waits in one room; `number` counts the lines not shown, too, and `href` leads to all of them.

    `alarm`, the state `overdue` or `near`, puts the section above everything else of the day.
    """

    code: str
    title: str | Promise
    number: int
    lines: Sequence[DayLine]
    href: str
    alarm: str = ""

    @property
    def more(self) -> int:
        return self.number - len(self.lines)


class Provider(Protocol):
    """How a room answers."""

    def __call__(self, person: Person, *, on: date, at: datetime) -> DaySection | None: ...


_PROVIDERS: list[Provider] = []


def register(provider: Provider) -> None:
    """Have a room's lines on every day from now on; once is enough."""
    if provider not in _PROVIDERS:
        _PROVIDERS.append(provider)


def sections_of(person: Person, *, on: date, at: datetime) -> list[DaySection]:
    """What waits for somebody in the other rooms, in the order in which these registered; empty ones are left out."""
    found = [provider(person, on=on, at=at) for provider in _PROVIDERS]
    return [section for section in found if section is not None and section.number]
