"""The units of all times held in memory, for whoever fills the books with years at once."""

from collections.abc import Iterable
from datetime import date

from anbinh.foundation.units.models import Unit
from anbinh.records.intake.commands.desk import is_commune_police
from anbinh.records.intake.succession import Hop, hops_of


class Gazetteer:
    """Answers by code and day, says who takes a unit's work over, and whether it only receives."""

    def __init__(self, rows: Iterable[Unit]) -> None:
        self._units = units = {unit.pk: unit for unit in rows}
        self._coded: dict[str, list[Unit]] = {}
        self._heirs: dict[int, Hop | None] = {}
        self._receiving: dict[int, bool] = {}
        for unit in units.values():
            if unit.parent_id is not None:
                unit.parent = units[unit.parent_id]
            self._coded.setdefault(unit.code, []).append(unit)

    def at(self, code: str, day: date) -> Unit:
        """The unit that has a code on a day; LookupError when there is none."""
        for unit in self._coded.get(code, ()):
            if unit.valid_from <= day and (unit.valid_to is None or day < unit.valid_to):
                return unit
        raise LookupError(f"no unit is called {code} on {day}")

    def heir(self, unit: Unit) -> Hop | None:
        """Who takes the work over when the unit ends, and from which day."""
        if unit.pk not in self._heirs:
            assert unit.valid_to is not None, "only units that end have heirs"
            hops = hops_of([unit], on=unit.valid_to, heirs={})[unit.pk]
            self._heirs[unit.pk] = Hop(self._units[hops[0].unit.pk], hops[0].on) if hops else None
        return self._heirs[unit.pk]

    def receives_only(self, unit: Unit) -> bool:
        """A commune's police, or a body that is no police."""
        if unit.pk not in self._receiving:
            self._receiving[unit.pk] = is_commune_police(unit)
        return self._receiving[unit.pk]
