"""Where the reports of a unit that has ended go: step by step along what took its work over, up to a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from anbinh.foundation.accounts.querysets import carried_on
from anbinh.foundation.units.models import Unit
from anbinh.records.intake.models import Report


@dataclass(frozen=True)
class Hop:
    """From `on` the work lies in `unit`."""

    unit: Unit
    on: date


@dataclass(frozen=True)
class Way:
    """One report that must change hands; no hops: nobody took its unit's work over, somebody must be named."""

    report: Report
    frm: Unit
    hops: tuple[Hop, ...]

    @property
    def to(self) -> Unit | None:
        """Who holds it in the end."""
        return self.hops[-1].unit if self.hops else None


def ways(*, on: date, heirs: Mapping[int, Unit]) -> list[Way]:
    """Every open report of a unit that has ended by `on`; `heirs` names by hand who takes a unit's work over."""
    found = list(Report.objects.held_by_ended(on).with_names().oldest_first())
    known = hops_of((report.holder for report in found), on=on, heirs=heirs)
    return [Way(report, report.holder, known[report.holder_id]) for report in found]


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
