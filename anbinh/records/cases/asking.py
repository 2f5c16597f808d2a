"""A question to the book of cases, in plain values: what the list, the map, a file and a saved view are narrowed by."""

from dataclasses import dataclass, fields
from datetime import date


@dataclass(frozen=True)
class Question:
    """Empty values do not narrow. `officer` is a key, `me` or `none`; `state` is `overdue`, `near` or `held`.

    `units` are rows of units that hold or opened it; `places` rows it happened in, `no_place`: place unknown.
    """

    stage: str = ""
    line: str = ""
    severity: str = ""
    article: str = ""
    clause: str = ""
    method: str = ""
    mark: str = ""
    cleared: str = ""
    state: str = ""
    officer: str = ""
    origin: str = ""
    units: frozenset[int] | None = None
    first: date | None = None
    last: date | None = None
    places: frozenset[int] | None = None
    no_place: bool = False

    @property
    def narrows(self) -> bool:
        return any(getattr(self, field.name) not in ("", None, False) for field in fields(self))
