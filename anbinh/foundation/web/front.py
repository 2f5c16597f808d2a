"""What a room shows on the public front page. A room registers its provider when the programme starts.

`register(provider)` in an AppConfig.ready; a provider answers `provider(on=)` with a board, or None.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.functional import Promise


@dataclass(frozen=True)
class Line:
    """One line: words, where they lead, and a quiet word beside them."""

    text: str
    href: str
    note: str = ""


@dataclass(frozen=True)
class Board:
    """Newest lines of a room under a heading; `href` leads to all of them."""

    heading: str | Promise
    lines: Sequence[Line]
    href: str
    more: str | Promise


class Provider(Protocol):
    """How a room answers."""

    def __call__(self, *, on: date) -> Board | None: ...


_PROVIDERS: list[Provider] = []


def register(provider: Provider) -> None:
    """Have a room asked for the front page from now on; once is enough."""
    if provider not in _PROVIDERS:
        _PROVIDERS.append(provider)


def boards(*, on: date) -> list[Board]:
    """What the rooms show now."""
    found = [provider(on=on) for provider in _PROVIDERS]
    return [board for board in found if board is not None]
