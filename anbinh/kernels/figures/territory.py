"""Units over time: where the territory of a unit lies on another day, and what belongs to which unit asked for.

A record keeps the unit of its day for ever. Asked in the boundaries of another day, what was recorded in a unit that
has gone since lies in what came of it; what was recorded in a unit that is newer lies in what it came from. Where
that is more than one unit, nobody knows which record lies where: it belongs partly to each, and is never shared out.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from anbinh.kernels.figures.errors import UnclearQuestion

# Up to so many units asked for, each other unit is compared with all of them at once.
FEW = 16

# The levels that are land; the others are offices, which sit in land.
LAND = frozenset({"province", "district", "commune", "ward", "township", "special_zone"})


@dataclass(frozen=True)
class Unit:
    """One unit during one period of validity. `path` holds the ids from the root down: `/1/34/567/`."""

    id: int
    path: str
    level: str
    code: str
    name: str
    valid_from: date
    valid_to: date | None = None

    def alive(self, on: date) -> bool:
        """True when the period holds the day."""
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)

    @property
    def parent(self) -> int | None:
        """The id of what it sits in."""
        ids = self.path.strip("/").split("/")
        return int(ids[-2]) if len(ids) > 1 else None


@dataclass(frozen=True)
class Step:
    """`predecessor` ended on a day, and its territory, or a part of it, went to `successor`."""

    predecessor: int
    successor: int
    on: date


@dataclass(frozen=True)
class Group:
    """Entries of one unit from one day to another (both may be open) that share their fate."""

    unit: int
    since: date | None = None
    until: date | None = None

    def holds(self, unit: int, on: date) -> bool:
        """True for an entry of the unit that occurred on that day."""
        started = self.since is None or self.since <= on
        return unit == self.unit and started and (self.until is None or on < self.until)


@dataclass(frozen=True)
class Place:
    """Groups of entries, with the targets (by position) they belong to wholly and those they belong to partly."""

    groups: tuple[Group, ...]
    wholly: tuple[int, ...]
    partly: tuple[int, ...] = ()


@dataclass(frozen=True)
class Rollup:
    """Which entries count for which of the units asked for. Each group stands in one place; the rest count nowhere."""

    targets: tuple[int, ...]
    places: tuple[Place, ...]

    @property
    def splits(self) -> bool:
        """True when something belongs partly to a unit: its figures are ranges."""
        return any(place.partly for place in self.places)

    @property
    def dated(self) -> bool:
        """True when a unit's entries must be told apart by their day."""
        return any(group.since or group.until for place in self.places for group in place.groups)


class Territory:
    """All units of all times and the steps between them."""

    def __init__(self, units: Iterable[Unit], steps: Iterable[Step] = ()) -> None:
        self.units: Mapping[int, Unit] = {unit.id: unit for unit in units}
        self._after: dict[int, list[Step]] = defaultdict(list)
        self._before: dict[int, list[Step]] = defaultdict(list)
        for step in steps:
            self._after[step.predecessor].append(step)
            self._before[step.successor].append(step)
        # The same units are asked for again and again.
        self._rolled_up = lru_cache(maxsize=64)(self._roll_up)
        self._parted = lru_cache(maxsize=8)(lambda on: tuple(self._groups(on)))

    def unit(self, unit_id: int) -> Unit:
        """The unit; raises UnclearQuestion."""
        if unit_id not in self.units:
            raise UnclearQuestion("unknown_unit", given=unit_id)
        return self.units[unit_id]

    def within(self, unit: Unit) -> list[Unit]:
        """The unit and all that sits in it, of any time."""
        return [other for other in self.units.values() if other.path.startswith(unit.path)]

    def below(self, unit_id: int, *, since: date, until: date, level: str | None = None) -> tuple[int, ...]:
        """The territory in a unit alive on any day of `since ≤ day < until`: of one level, or the next level down."""
        unit = self.unit(unit_id)
        alive = [
            other
            for other in self.within(unit)
            if other.valid_from < until and (other.valid_to is None or other.valid_to > since) and other is not unit
        ]
        if level is None:
            found = [other for other in alive if other.parent == unit_id and other.level in LAND]
        else:
            found = [other for other in alive if other.level == level]
        if not found:
            raise UnclearQuestion("nothing_below", unit=unit.name)
        return tuple(other.id for other in sorted(found, key=lambda other: (other.code, other.valid_from)))

    def places(self, unit_id: int, *, recorded_on: date, on: date) -> frozenset[int]:
        """The units of the day `on` in one of which lies what was recorded in a unit on a day."""
        unit = self.units[unit_id]
        if unit.alive(on):
            came = [step for step in self._before[unit_id] if on < step.on <= recorded_on]
            return frozenset({unit_id}).union(*(self._origin(step, on) for step in came))
        if unit.valid_from > on:
            came = [step for step in self._before[unit_id] if on < step.on <= recorded_on]
            if came:
                return frozenset().union(*(self._origin(step, on) for step in came))
        elif went := self._after[unit_id]:
            return frozenset().union(*(self.places(s.successor, recorded_on=s.on, on=on) for s in went))
        # An office without successor: what it left stays with what it sat in.
        return self.places(unit.parent, recorded_on=recorded_on, on=on) if unit.parent is not None else frozenset()

    def _origin(self, step: Step, on: date) -> frozenset[int]:
        return self.places(step.predecessor, recorded_on=step.on - timedelta(days=1), on=on)

    def rollup(self, targets: Sequence[int], *, boundaries: date | None = None) -> Rollup:
        """What counts for which target: in the units of each record's own day, or in those of the day `boundaries`."""
        return self._rolled_up(tuple(targets), boundaries)

    def _roll_up(self, targets: tuple[int, ...], boundaries: date | None) -> Rollup:
        wanted = [self.unit(target) for target in targets]
        asked = _Asked(wanted)
        if boundaries is None:
            found = [(Group(unit.id), asked.holding([unit])) for unit in self.units.values()]
        else:
            for unit in wanted:
                if not unit.alive(boundaries):
                    raise UnclearQuestion("unit_of_another_day", unit=unit.name, day=boundaries)
            found = [
                (group, asked.holding([self.units[place] for place in places]))
                for group, places in self._parted(boundaries)
            ]
        return Rollup(targets, tuple(_places(found)))

    def _groups(self, on: date) -> Iterable[tuple[Group, frozenset[int]]]:
        """Every unit's entries, parted at the days on which what they may hold changes."""
        for unit in self.units.values():
            days = sorted({step.on for step in self._before[unit.id] if step.on > max(on, unit.valid_from)})
            for since, until in zip([None, *days], [*days, None], strict=True):
                recorded_on = since or unit.valid_from
                yield Group(unit.id, since, until), self.places(unit.id, recorded_on=recorded_on, on=on)


class _Asked:
    """The units asked for, found by the path of whatever sits in them."""

    def __init__(self, wanted: Sequence[Unit]) -> None:
        self.at: dict[str, list[int]] = defaultdict(list)
        for n, unit in enumerate(wanted):
            self.at[unit.path].append(n)
        # Where few units are asked for, most others are told at a glance to lie in none of them.
        self.few = tuple(self.at) if len(self.at) <= FEW else ()

    def holding(self, places: Sequence[Unit]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The targets (by position) that hold all of the places, and those that hold some."""
        held: dict[int, int] = defaultdict(int)
        for place in places:
            if self.few and not place.path.startswith(self.few):
                continue
            for path in _upwards(place.path):
                for n in self.at.get(path, ()):
                    held[n] += 1
        wholly = tuple(sorted(n for n, count in held.items() if count == len(places)))
        return wholly, tuple(sorted(n for n, count in held.items() if count < len(places)))


@lru_cache(maxsize=8192)
def _upwards(path: str) -> tuple[str, ...]:
    """`/1/34/567/` → `/1/`, `/1/34/`, `/1/34/567/`."""
    steps = path.strip("/").split("/")
    return tuple(f"/{'/'.join(steps[:n])}/" for n in range(1, len(steps) + 1))


def _places(found: Iterable[tuple[Group, tuple[tuple[int, ...], tuple[int, ...]]]]) -> Iterable[Place]:
    """Groups of one fate together; a group that belongs partly somewhere stays alone, for its fate is its own."""
    together: dict[tuple[int, ...], list[Group]] = defaultdict(list)
    for group, (wholly, partly) in found:
        if partly:
            yield Place((group,), wholly, partly)
        elif wholly:
            together[wholly].append(group)
    for targets, groups in together.items():
        yield Place(tuple(groups), targets)
