"""Who was to report, who did, who was late, who said that there was nothing: the arithmetic of coverage."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


class Standing(StrEnum):
    """Where one unit stands with one period."""

    IN_TIME = "in_time"
    LATE = "late"
    MISSING = "missing"


@dataclass(frozen=True)
class Submission:
    """A unit closed its period on a day. `zero`: it said that nothing had happened, which is an act, not a silence."""

    unit: int
    on: date
    zero: bool = False


@dataclass(frozen=True)
class Completeness:
    """The units of one period by what they did. Each that was expected stands in exactly one of the first three."""

    in_time: frozenset[int]
    late: frozenset[int]
    missing: frozenset[int]
    zero: frozenset[int]
    corrected: frozenset[int]
    unexpected: frozenset[int]

    @property
    def expected(self) -> int:
        """How many were to report."""
        return len(self.in_time) + len(self.late) + len(self.missing)

    @property
    def reported(self) -> int:
        """How many did, in time or late."""
        return len(self.in_time) + len(self.late)

    @property
    def coverage(self) -> Fraction | None:
        """The share that reported; None where nobody was expected."""
        return Fraction(self.reported, self.expected) if self.expected else None

    @property
    def complete(self) -> bool:
        """True when nobody is missing."""
        return not self.missing

    def of(self, unit: int) -> Standing | None:
        """Where a unit stands; None for one that was not expected."""
        for standing, units in (
            (Standing.IN_TIME, self.in_time),
            (Standing.LATE, self.late),
            (Standing.MISSING, self.missing),
        ):
            if unit in units:
                return standing
        return None


def completeness(
    expected: Collection[int],
    submissions: Iterable[Submission],
    *,
    due_on: date,
    known_on: date,
    corrected: Collection[int] = (),
) -> Completeness:
    """Coverage as it was known on a day. A unit's first submission counts; `due_on` is the last day in time.

    `corrected` are the units whose figures changed after they had closed the period. A submission of a unit that was
    not expected is kept apart and counts nowhere.
    """
    first: dict[int, Submission] = {}
    for one in submissions:
        if one.on <= known_on and (one.unit not in first or one.on < first[one.unit].on):
            first[one.unit] = one
    wanted = frozenset(expected)
    in_time = frozenset(unit for unit, one in first.items() if unit in wanted and one.on <= due_on)
    late = frozenset(unit for unit in first if unit in wanted) - in_time
    return Completeness(
        in_time=in_time,
        late=late,
        missing=wanted - in_time - late,
        zero=frozenset(unit for unit in in_time | late if first[unit].zero),
        corrected=frozenset(corrected) & (in_time | late),
        unexpected=frozenset(first) - wanted,
    )


def together(parts: Iterable[Completeness]) -> Completeness:
    """Several districts, or several periods of different units, as one. A unit must not stand in two of them."""
    found = list(parts)
    seen: set[int] = set()
    for part in found:
        units = part.in_time | part.late | part.missing
        if seen & units:
            raise ValueError(f"units stand in two parts: {sorted(seen & units)}")
        seen |= units
    return Completeness(
        **{
            name: frozenset().union(*(getattr(part, name) for part in found))
            for name in ("in_time", "late", "missing", "zero", "corrected", "unexpected")
        }
    )
