"""What stands at the head of a page: its title, and the switches for territory and period."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Switch:
    """A choice that lives in the address as `?name=value`; `suggest` names a route to type a unit instead."""

    name: str
    label: str | Promise
    choices: Sequence[tuple[str, str | Promise]] = ()
    value: str = ""
    suggest: str = ""
    text: str = ""
