"""Which keys an envelope is sealed for, and what would be left of them if one were gone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from anbinh.foundation.accounts.models import Person, territory_of
from anbinh.foundation.sealing.access import OPEN, custodies, keeps_for_the_city, level
from anbinh.foundation.sealing.models import CustodianKey, Share
from anbinh.foundation.sealing.querysets import posts_over, seats_over
from anbinh.foundation.units.models import Unit

CITY = 2


@dataclass(frozen=True)
class Keeper:
    """A custodian's key, and how near its holder sits: 0 in the commune, 1 in the district, 2 in the city."""

    key: CustodianKey
    level: int


@dataclass(frozen=True)
class Forecast:
    """If a key were gone: the envelopes it has a share in, those nobody could open, those one person alone could."""

    envelopes: int
    none: int
    one: int


def keepers_of(unit: Unit, *, on: date) -> list[Keeper]:
    """Every key in use whose holder may open envelopes of `unit` on a day, the nearest first."""
    seats = seats_over(unit, on=on)
    keys = CustodianKey.objects.in_use().of_posts_in(posts_over(unit, on=on), on=on)
    found = [Keeper(key, min(levels)) for key in keys if (levels := _levels(key.person, seats, on))]
    return sorted(found, key=lambda keeper: (keeper.level, keeper.key.pk))


def chosen(keepers: list[Keeper], *, protected: bool) -> list[CustodianKey]:
    """Those an envelope is sealed for: the nearest who have a key, and the city's, who stand in and guard the hidden.

    Under protection (BLTTHS Điều 486) the city's alone.
    """
    nearest = CITY if protected or not keepers else keepers[0].level
    return [keeper.key for keeper in keepers if keeper.level in (nearest, CITY)]


def may_open(person: Person, unit: Unit, *, protected: bool, on: date) -> bool:
    """True when somebody may open, by right, an envelope of this unit on a day."""
    within = person.reach(on=on, permission=OPEN).covers(unit)
    return within and (not protected or keeps_for_the_city(person, on=on))


def forecast(key: CustodianKey, *, on: date) -> Forecast:
    """What would be left without this key, counting only those who may still open on the day."""
    others = {other.pk: other.person for other in CustodianKey.objects.beside(key)}
    left: list[int] = []
    for _envelope, rows in groupby(Share.objects.keys_by_envelope(key), key=lambda row: row[0]):
        keeping = [other for _, unit, protected, other in rows if _keeps(others.get(other), unit, protected, on)]
        left.append(len(keeping))
    return Forecast(envelopes=len(left), none=left.count(0), one=left.count(1))


def of_the_city(keepers: Iterable[Keeper]) -> list[CustodianKey]:
    """The city's among them."""
    return [keeper.key for keeper in keepers if keeper.level == CITY]


def _keeps(person: Person | None, unit_id: int, protected: bool, on: date) -> bool:
    return person is not None and person.is_active and may_open(person, Unit(pk=unit_id), protected=protected, on=on)


def _levels(person: Person, seats: set[int], on: date) -> list[int]:
    """The levels of somebody's posts that reach what `seats` are over."""
    return [
        level(seat)
        for post in custodies(person, on=on)
        for seat in post.seats(on=on)
        if (land := territory_of(seat)) is not None and land.pk in seats
    ]
