"""What other rooms made of a report, shown on its page: a case that was opened from it. Intake knows no room.

`register(provider)` in an AppConfig.ready; a provider answers `provider(report, person, on=)` with one line, or None.
"""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.functional import Promise

from anbinh.foundation.accounts.models import Person
from anbinh.records.intake.models import Report


@dataclass(frozen=True)
class Followed:
    """A sentence, and where it leads; `verb` makes it a button for something still to be done."""

    text: str | Promise
    href: str = ""
    verb: str | Promise = ""


class Provider(Protocol):
    """How a room answers."""

    def __call__(self, report: Report, person: Person, *, on: date) -> Followed | None: ...


_PROVIDERS: list[Provider] = []


def register(provider: Provider) -> None:
    """Have a room's line on every report from now on; once is enough."""
    if provider not in _PROVIDERS:
        _PROVIDERS.append(provider)


def followed(report: Report, person: Person, *, on: date) -> list[Followed]:
    """What became of a report in the other rooms."""
    found = [provider(report, person, on=on) for provider in _PROVIDERS]
    return [line for line in found if line is not None]
