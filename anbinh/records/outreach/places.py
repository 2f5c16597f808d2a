"""In which unit a school lay on a day: its own, or that which held the land then."""

from datetime import date

from anbinh.foundation.units.models import Unit
from anbinh.foundation.units.querysets import traced


def unit_on(unit: Unit, day: date) -> Unit:
    """The unit of that day; the unit itself where nothing is known of before."""
    if unit.valid_from <= day and (unit.valid_to is None or day < unit.valid_to):
        return unit
    found = traced(unit, frm=_alive(unit, day), to=day)
    return found[0].unit if found else unit


def _alive(unit: Unit, day: date) -> date:
    """The day of its life that lies nearest."""
    if unit.last_day is not None and day > unit.last_day:
        return unit.last_day
    return unit.valid_from
