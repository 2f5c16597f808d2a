"""What other rooms make of a series, shown on its page: warnings that name it, its numbers on the list to check.

`register(provider)` in an AppConfig.ready; a provider answers `provider(series, person, on=)`, or None. Series knows no
room above it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.functional import Promise

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.web.states import Badge
from anbinh.records.series.models import Series


@dataclass(frozen=True)
class Line:
    """One record that came of the series."""

    text: str
    href: str
    badge: Badge | None = None


@dataclass(frozen=True)
class Onward:
    """What came of it in one room under a `title`; `verb` is the button for one more, where somebody may."""

    title: str | Promise
    lines: Sequence[Line] = ()
    verb: str | Promise = ""
    href: str = ""


class Provider(Protocol):
    """How a room answers."""

    def __call__(self, series: Series, person: Person, *, on: date) -> Onward | None: ...


_PROVIDERS: list[Provider] = []


def register(provider: Provider) -> None:
    """Have a room's part on every series from now on; once is enough."""
    if provider not in _PROVIDERS:
        _PROVIDERS.append(provider)


def onward(series: Series, person: Person, *, on: date) -> list[Onward]:
    """What became of a series in the other rooms."""
    found = [provider(series, person, on=on) for provider in _PROVIDERS]
    return [part for part in found if part is not None]
