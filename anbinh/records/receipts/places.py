"""Where something happened, by the name people use for it, and which police answers for that place today."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from anbinh.foundation.accounts.querysets import carried_on
from anbinh.foundation.catalogue import lists
from anbinh.foundation.catalogue.items import Line, Method
from anbinh.foundation.units.models import COMMUNES, Kind, Unit
from anbinh.foundation.units.querysets import words_of
from anbinh.foundation.web import words
from anbinh.kernels.vietnamese.letters import fold
from anbinh.records.intake.rules import division_of

# The office of the city's investigation police takes what no other division is known for.
CITY_DESK = "CATP-PC01"
CITY_POLICE = "CATP"
MOST = 20


def label(unit: Unit) -> str:
    """`Xã Vân Phúc, Huyện Phúc Thọ`: the name people know it by, in whichever time."""
    return f"{unit.name}, {unit.parent.name}" if unit.parent else unit.name


def until(unit: Unit) -> str:
    """The last day of a unit that is no more."""
    return words.day(unit.last_day) if unit.last_day else ""


def places_like(text: str, *, on: date) -> list[Unit]:
    """Communes and wards of any time with these words in name or district, the best first; diacritics do not matter."""
    if not text.strip() or not text.isprintable():
        return []
    written = text.replace(",", " ")
    ranked: Any = Unit.objects.communes().matching(written).best_first(written).with_parents()
    found = sorted(ranked[: 4 * MOST], key=lambda unit: (unit.rank, _ended(unit, on)))
    return _once(found)[:MOST]


def places_named(text: str, *, on: date) -> list[Unit]:
    """Those that are meant by what was typed: with this very name where there are any, else all that are like it."""
    found: list[Any] = list(places_like(text, on=on))
    exact = [unit for unit in found if fold(label(unit)) == fold(text)]
    best = min((unit.rank for unit in found), default=0)
    named = [unit for unit in found if unit.rank == best < len(words_of(text))]
    return exact or named or found


def _once(units: Iterable[Unit]) -> list[Unit]:
    """One commune that lived through several periods under one name and one parent is offered once."""
    kept: dict[str, Unit] = {}
    for unit in units:
        kept.setdefault(label(unit), unit)
    return list(kept.values())


def _ended(unit: Unit, on: date) -> bool:
    return unit.valid_to is not None and unit.valid_to <= on


def today_of(unit: Unit, *, on: date) -> Unit | None:
    """The commune that has the place today; of a split one, the one that took its work over."""
    return next((one for one in carried_on(unit, on=on) if one.kind in COMMUNES), None)


def police_of(place: Unit | None, *, method: str, line: str, on: date) -> Unit:
    """Who receives: the police of the commune; without a place, the division of the city that works such crimes."""
    if place is not None:
        here = Unit.objects.inside(place).on(on).agencies()
        if found := next((unit for unit in here if unit.kind == Kind.POLICE), None):
            return found
    wanted = (division(method=method, line=line, on=on), CITY_DESK, CITY_POLICE)
    found = next((unit for code in wanted if code and (unit := Unit.objects.coded(code).on(on).first())), None)
    assert found is not None, "the city has its police"
    return found


def division(*, method: str, line: str, on: date) -> str:
    """The code of the city's division for a method or a line of crime; empty where none is known."""
    known = {item.code: item for item in lists.items("lines", on=on)}
    item = known.get(line or _line_of(method, on))
    words_of_unit = item.unit.vi if isinstance(item, Line) else ""
    found = division_of(words_of_unit)
    return f"CATP-{found}" if found else ""


def _line_of(method: str, on: date) -> str:
    for item in lists.items("methods", on=on):
        if item.code == method and isinstance(item, Method) and item.articles:
            return lists.line_of(item.articles[0], on=on)
    return ""
