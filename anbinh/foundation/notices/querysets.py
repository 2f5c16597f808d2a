"""The phrases by which notices, ways and letters are read, and who serves where."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Q

from anbinh.foundation.accounts.access import roles_with
from anbinh.foundation.accounts.querysets import PersonQuerySet, carried_on
from anbinh.foundation.units.querysets import COMMUNES, TERRITORY

if TYPE_CHECKING:
    from anbinh.foundation.accounts.models import Person
    from anbinh.foundation.notices.models import Address, ChosenWay, Notice, NoticeMail  # noqa: F401  (named in the base classes)
    from anbinh.foundation.units.models import Unit

MANY = 99


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Notices to people."""

    def to(self, person: "Person") -> Self:
        """Somebody's own."""
        return self.filter(person=person)

    def unread(self) -> Self:
        """Those not read yet."""
        return self.filter(read_at__isnull=True)

    def read(self) -> Self:
        """Those read."""
        return self.filter(read_at__isnull=False)

    def read_before(self, moment: datetime) -> Self:
        """Those read before a moment."""
        return self.filter(read_at__lt=moment)

    def of_kind(self, kind: str) -> Self:
        """Those of a kind."""
        return self.filter(telling__kind=kind)

    def one(self, notice: "Notice") -> Self:
        """Only this one."""
        return self.filter(pk=notice.pk)

    def keyed(self, key: str) -> Self:
        """The one with this key, as a form gives it; none for anything else."""
        return self.filter(pk=int(key)) if key.isascii() and key.isdigit() and len(key) < 19 else self.none()

    def marked(self, kind: str, once: str) -> set[int]:
        """The people who were told this already."""
        return set(self.filter(telling__kind=kind, telling__once=once).values_list("person_id", flat=True))

    def unread_first(self) -> Self:
        """As the page shows them."""
        named = self.select_related("telling", "telling__unit", "telling__by")
        return named.annotate(seen=Q(read_at__isnull=False)).order_by("seen", "-telling__at", "-pk")

    def kinds(self) -> list[str]:
        """The kinds that occur."""
        return sorted(set(self.order_by().values_list("telling__kind", flat=True).distinct()))

    def capped(self) -> int:
        """How many, at most one more than many: counting goes no further."""
        return self.order_by()[: MANY + 1].count()

    def to_be_written(self, *ways: str) -> Self:
        """Unread, of people who gave an address, and in no letter yet."""
        addressed = apps.get_model("notices", "Address")._default_manager.values("person")
        found = self.unread().filter(way__in=ways, letter__isnull=True, person__in=addressed, person__is_active=True)
        return found.select_related("telling").order_by("person", "telling__at", "pk")


class ChosenWayQuerySet(models.QuerySet["ChosenWay"]):
    """Ways that people chose."""

    def of(self, person: "Person") -> dict[str, str]:
        """Somebody's, by kind."""
        return dict(self.filter(person=person).values_list("kind", "way"))

    def for_kind(self, kind: str, keys: Iterable[int]) -> dict[int, str]:
        """How each of these people wants this kind."""
        return dict(self.filter(kind=kind, person__in=list(keys)).values_list("person_id", "way"))


class AddressQuerySet(models.QuerySet["Address"]):
    """Addresses of people."""

    def of(self, person: "Person") -> str:
        """Somebody's; empty when they gave none."""
        return self.filter(person=person).values_list("email", flat=True).first() or ""

    def belonging_to(self, person: "Person") -> Self:
        """The row of one person, to be taken away."""
        return self.filter(person=person)

    def by_person(self, keys: Iterable[int]) -> dict[int, str]:
        """Those of these people."""
        return dict(self.filter(person__in=list(keys), person__is_active=True).values_list("person_id", "email"))


class NoticeMailQuerySet(models.QuerySet["NoticeMail"]):
    """Letters."""

    def waiting(self) -> Self:
        """Made and not sent, the oldest first."""
        return self.filter(sent_at__isnull=True).order_by("made_at", "pk")

    def faulty(self) -> Self:
        """Tried and not sent."""
        return self.waiting().filter(tries__gt=0)

    def with_notices(self) -> Self:
        """Ready to be written out."""
        return self.prefetch_related("notices__telling")

    def sent_before(self, moment: datetime) -> Self:
        """Those sent before a moment."""
        return self.filter(sent_at__lt=moment)


def untold() -> Any:
    """Tellings of which nobody has a notice any more."""
    return apps.get_model("notices", "Telling")._default_manager.filter(notices__isnull=True)


def people_of(permission: str, *units: "Unit", on: date) -> PersonQuerySet:
    """Those who serve on a day in one of these units and whose post there carries the permission.

    The nearest are meant, not all whose post reaches so far: for a commune those posted in it or in its agencies, for
    an agency of the city those within it, for the city those of its own level. A unit that has ended stands for what
    took its work over, and a post given in a former unit counts where its work went.
    """
    alive = {seat.pk: seat for unit in units for seat in carried_on(unit, on=on)}
    rows = _before(_beneath({key for unit in alive.values() for key in _starts(unit)}, on=on), on=on)
    posts = apps.get_model("accounts", "Post")._default_manager.on(on).with_role(*roles_with(permission))
    people: Any = apps.get_model("accounts", "Person")._default_manager
    found: PersonQuerySet = people.active().filter(pk__in=posts.in_units(rows).values("person"))
    return found


def _starts(unit: "Unit") -> set[int]:
    """The unit itself; an agency of a commune stands for the whole commune."""
    parent = unit.parent if unit.kind not in TERRITORY else None
    return {unit.pk, parent.pk} if parent is not None and parent.kind in COMMUNES else {unit.pk}


def _beneath(keys: set[int], *, on: date) -> set[int]:
    """These units and the agencies that sit in them, at any depth, without the land below them."""
    units: Any = apps.get_model("units", "Unit")._default_manager
    reached, frontier = set(keys), set(keys)
    while frontier:
        below = units.on(on).agencies().filter(parent__in=frontier).values_list("pk", flat=True)
        frontier = set(below) - reached
        reached |= frontier
    return reached


def _before(keys: set[int], *, on: date) -> set[int]:
    """These units and the former ones whose work passed to them."""
    steps: Any = apps.get_model("units", "Succession")._default_manager.up_to(on)
    reached, frontier = set(keys), set(keys)
    while frontier:
        former = steps.filter(successor__in=frontier, main=True).values_list("predecessor_id", flat=True)
        frontier = set(former) - reached
        reached |= frontier
    return reached
