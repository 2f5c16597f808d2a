"""Where the records of a unit that has ended go: step by step along what took its work over, up to a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from anbinh.foundation.accounts.querysets import carried_on
from anbinh.foundation.units.models import Unit

R = TypeVar("R")


@dataclass(frozen=True)
class Hop:
    """From `on` the work lies in `unit`."""

    unit: Unit
    on: date


@dataclass(frozen=True)
class Way(Generic[R]):
    """One record that must change hands; no hops: nobody took its unit's work over, somebody must be named."""

    record: R
    frm: Unit
    hops: tuple[Hop, ...]

    @property
    def to(self) -> Unit | None:
        """Who holds it in the end."""
        return self.hops[-1].unit if self.hops else None


def ways_of(records: Iterable[R], *, on: date, heirs: Mapping[int, Unit]) -> list[Way[R]]:
    """Where each of these records of ended units goes; `heirs` names by hand who takes a unit's work over."""
    found = list(records)
    holders: dict[int, Unit] = {one.holder_id: one.holder for one in found}  # type: ignore[attr-defined]  # every record has a holder
    known = hops_of(holders.values(), on=on, heirs=heirs)
    return [Way(one, holders[one.holder_id], known[one.holder_id]) for one in found]  # type: ignore[attr-defined]  # as above


def hops_of(units: Iterable[Unit], *, on: date, heirs: Mapping[int, Unit]) -> dict[int, tuple[Hop, ...]]:
    """For each unit (by key) the hops that lead from it to a unit of that day."""
    return {unit.pk: _hops(unit, on=on, heirs=heirs) for unit in {unit.pk: unit for unit in units}.values()}


def _hops(unit: Unit, *, on: date, heirs: Mapping[int, Unit]) -> tuple[Hop, ...]:
    hops: list[Hop] = []
    seen = {unit.pk}
    while unit.valid_to is not None and unit.valid_to <= on:
        heir = heirs.get(unit.pk) or _heir(unit, on=on)
        if heir is None or heir.pk in seen:
            return ()
        hops.append(Hop(heir, max(unit.valid_to, heir.valid_from)))
        seen.add(heir.pk)
        unit = heir
    return tuple(hops)


def _heir(unit: Unit, *, on: date) -> Unit | None:
    """Who carried its work on the day it ended; where a gap lies between, who carried it first after that."""
    assert unit.valid_to is not None, "only units that ended have heirs"
    return next(iter(carried_on(unit, on=unit.valid_to) or carried_on(unit, on=on)), None)
