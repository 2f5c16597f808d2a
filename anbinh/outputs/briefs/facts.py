"""What a report knows: every figure as plain values that can be kept as JSON for ever and read back the same."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Judged:
    """What one target says: `verdict` is exceeded, met, missed, or empty where it cannot be said."""

    name: str
    source: str
    aim: str
    verdict: str
    verified: bool


@dataclass(frozen=True)
class Change:
    """Against the same period a year before.

    `trend`: up, down, same; from_nothing (there was none), unclear (a range), no_data. `by` and `rate` are printed:
    76 and 3,9 %; for a rate only `by`, in points.
    """

    trend: str
    by: str = ""
    rate: str = ""
    before: str = ""


@dataclass(frozen=True)
class Fact:
    """One figure: as printed, what it is made of, what targets say, and where it opens."""

    figure: str
    name: str
    unit: str
    form: str
    state: str
    shown: str
    numerator: int | None
    denominator: int | None
    low: str | None
    high: str | None
    change: Change
    judged: tuple[Judged, ...]
    address: str

    @property
    def known(self) -> bool:
        return self.state == "known"

    @property
    def nothing(self) -> bool:
        """No entry of any verb it sums, nothing to divide by, or the period has not begun."""
        return self.state in {"no_data", "undefined", "not_yet"}


@dataclass(frozen=True)
class Spot:
    """One figure in one row of a cut: as printed and as a number to draw."""

    shown: str
    value: float | None
    address: str = ""


@dataclass(frozen=True)
class Cut:
    """One code, unit or month, with the spot of each figure; `before` the same of the year before."""

    code: str
    label: str
    spots: Mapping[str, Spot]
    before: Mapping[str, Spot] = field(default_factory=dict)


@dataclass(frozen=True)
class Facts:
    """All figures of a report, asked at one moment."""

    unit: str
    unit_name: str
    scheme: str
    key: str
    period: str
    days: str
    upcoming: str
    first: str
    last: str
    as_of: str
    asked_at: str
    reported: int | None
    expected: int | None
    figures: Mapping[str, Fact]
    cuts: Mapping[str, tuple[Cut, ...]]
    situation: tuple[str, ...] = ()

    @property
    def day_known(self) -> date:
        return date.fromisoformat(self.as_of)

    def as_json(self) -> dict[str, Any]:
        """Plain values, for the database."""
        return asdict(self)


def read_facts(kept: Mapping[str, Any]) -> Facts:
    """The facts that were kept."""
    figures = {name: _fact(one) for name, one in kept["figures"].items()}
    cuts = {by: tuple(map(_cut, rows)) for by, rows in kept["cuts"].items()}
    return Facts(**{**kept, "figures": figures, "cuts": cuts, "situation": tuple(kept.get("situation", ()))})


def _fact(kept: Mapping[str, Any]) -> Fact:
    judged = tuple(Judged(**one) for one in kept["judged"])
    return Fact(**{**kept, "change": Change(**kept["change"]), "judged": judged})


def _cut(kept: Mapping[str, Any]) -> Cut:
    spots, before = ({name: Spot(**one) for name, one in kept[side].items()} for side in ("spots", "before"))
    return Cut(kept["code"], kept["label"], spots, before)
