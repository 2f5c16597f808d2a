"""What is loud on every page for whoever must act. A room registers its provider when the programme starts.

`register(provider)` in an AppConfig.ready; a provider answers `provider(person, on=, at=)` with one alarm, or None.
Web knows no record: it shows the sentence and the way to where something can be done.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from django.utils.functional import Promise


@dataclass(frozen=True)
class Alarm:
    """One sentence; `state` is `overdue` or `near`, `verb` names what waits behind `href`."""

    text: str | Promise
    href: str
    verb: str | Promise
    state: str = "overdue"


class Provider(Protocol):
    """How a room answers. The web room knows no people, so it cannot name their type."""

    def __call__(self, person: Any, *, on: date, at: datetime) -> Alarm | None: ...


_PROVIDERS: list[Provider] = []


def register(provider: Provider) -> None:
    """Have a room asked on every page from now on; once is enough."""
    if provider not in _PROVIDERS:
        _PROVIDERS.append(provider)


def alarms_of(person: Any, *, on: date, at: datetime) -> list[Alarm]:
    """What is loud for somebody now."""
    found = [provider(person, on=on, at=at) for provider in _PROVIDERS]
    return [alarm for alarm in found if alarm is not None]
