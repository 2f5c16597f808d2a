"""The timeline: what happened, each entry a sentence with a name and a time."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise


@dataclass(frozen=True)
class Item:
    """`struck` marks a fact that a later entry took back; it stays readable. `detail` is a second, quieter line."""

    sentence: str | Promise
    at: datetime
    by: str = ""
    reason: str | Promise = ""
    struck: bool = False
    href: str = ""
    detail: str | Promise = ""
