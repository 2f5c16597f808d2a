"""Who may: the permissions of this room, and who keeps for the whole city."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from anbinh.foundation.accounts.access import roles_with
from anbinh.foundation.accounts.models import territory_of
from anbinh.foundation.units.models import Kind, Unit

if TYPE_CHECKING:
    from anbinh.foundation.accounts.models import Person, Post

OPEN = "identity.open"
ASK = "identity.ask"
PROTECT = "identity.protect"


def custodies(person: "Person", *, on: date) -> Iterator["Post"]:
    """The posts of a day by which somebody keeps envelopes."""
    roles = roles_with(OPEN)
    return (post for post in person.posts_on(on) if post.role in roles)


def level(unit: Unit) -> int:
    """0 in a commune, 1 in a district, 2 in the city: the nearer a keeper sits, the smaller."""
    territory = territory_of(unit)
    return {Kind.PROVINCE.value: 2, Kind.DISTRICT.value: 1}.get(territory.kind if territory else "", 0)


def keeps_for_the_city(person: "Person", *, on: date) -> bool:
    """True for a custodian posted in the city itself: only they see an identity under protection."""
    return any(level(post.unit) == 2 for post in custodies(person, on=on))
