"""A question to the register, in plain values: everything the list, the map and a saved view can be narrowed by."""

from dataclasses import dataclass, fields
from datetime import date


@dataclass(frozen=True)
class Question:
    """Empty values do not narrow. `officer` is a key, `me` or `none`; `clock` is `overdue` or `near`.

    `units` are rows of units that hold or first received it; `places` rows it happened in, `no_place`: place unknown.
    """

    stage: str = ""
    kind: str = ""
    channel: str = ""
    line: str = ""
    severity: str = ""
    method: str = ""
    article: str = ""
    clause: str = ""
    clock: str = ""
    officer: str = ""
    units: frozenset[int] | None = None
    first: date | None = None
    last: date | None = None
    identifiers: tuple[tuple[str, str], ...] | None = None
    series: str = ""
    anonymous: str = ""
    places: frozenset[int] | None = None
    no_place: bool = False

    @property
    def narrows(self) -> bool:
        return any(getattr(self, field.name) not in ("", None, False) for field in fields(self))
