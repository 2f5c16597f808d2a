"""The city built from what the product holds: Hà Nội's units, one day's catalogues, reserved identifiers, limits."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache

from anbinh.foundation.catalogue import lists
from anbinh.foundation.catalogue.items import Method, Offence
from anbinh.foundation.units.models import COMMUNES, Kind
from anbinh.foundation.units.rules import Described
from anbinh.foundation.units.sources import hanoi
from anbinh.kernels.city import City, MethodRow, OffenceRow, Place, Size
from anbinh.kernels.city.moments import CITY
from anbinh.kernels.identifiers import reserved
from anbinh.kernels.procedure import compute

BANKS = ("VCB", "TCB", "BIDV", "CTG", "MB", "ACB")
DAY_OF_THE_LISTS = date(2024, 3, 6)


def numbers(kind: str, nth: int) -> str:
    """An account keeps its bank: the same number at another bank is another account."""
    return reserved(kind, nth, bank=BANKS[nth % len(BANKS)] if kind == "account" else "").shown


def limit(day: date, extensions: int) -> date:
    """The last day to decide (BLTTHS 147)."""
    start = datetime(day.year, day.month, day.day, 9, tzinfo=CITY)
    due = compute("D147.1", start, extension=extensions).due
    return (due.astimezone(CITY) - timedelta(minutes=1)).date()


@cache
def places() -> tuple[Place, ...]:
    """Communes and districts of all epochs with their police."""
    return tuple(_places(hanoi().units))


def _places(units: tuple[Described, ...]) -> Iterator[Place]:
    police = {(unit.parent, unit.valid_from): unit for unit in units if unit.code.startswith("CA-")}
    districts = {unit.code for unit in units if unit.kind == Kind.DISTRICT}
    for unit in units:
        if unit.kind == Kind.DISTRICT or unit.kind in COMMUNES:
            own = police[unit.code, unit.valid_from]
            assert unit.latitude is not None and unit.longitude is not None
            yield Place(
                code=unit.code,
                name=unit.name,
                kind=str(unit.kind),
                latitude=unit.latitude,
                longitude=unit.longitude,
                district=unit.parent if unit.parent in districts else "",
                valid_from=own.valid_from,
                valid_to=own.valid_to,
                police_code=own.code,
            )


@cache
def offences() -> tuple[OffenceRow, ...]:
    """Every clause of every offence."""
    found = []
    for one in lists.items("offences", on=DAY_OF_THE_LISTS):
        assert isinstance(one, Offence)
        for clause in one.clauses:
            found.append(OffenceRow(one.code, clause.number, str(clause.severity), one.lines[0]))
    return tuple(found)


@cache
def methods() -> tuple[MethodRow, ...]:
    """Every method of the catalogue."""
    found = []
    for one in lists.items("methods", on=DAY_OF_THE_LISTS):
        assert isinstance(one, Method)
        found.append(MethodRow(one.code, one.articles))
    return tuple(found)


def city(size: str | Size, *, start: date, end: date, seed: int = 1) -> City:
    """The city of Hà Nội from `start` to `end`, both told."""
    return City(
        seed=seed,
        size=size,
        start=start,
        end=end,
        places=places(),
        offences=offences(),
        methods=methods(),
        numbers=numbers,
        limit=limit,
    )
