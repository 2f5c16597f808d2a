"""One thing seen, in plain values, before anybody wrote it down."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Seen:
    """As `models.Finding` keeps it; `unit` is the key of a commune or of the city."""

    kind: str
    theme: str
    value: str
    unit: int
    first_on: date
    last_on: date
    observed: int
    expected: float
    bound: float | None
    seldom: float | None
    told: dict[str, Any] = field(default_factory=dict)
