"""The phrases by which keys, envelopes, shares and requests are asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from anbinh.foundation.accounts.access import roles_with
from anbinh.foundation.accounts.models import Person, Post
from anbinh.foundation.accounts.querysets import PersonQuerySet
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.sealing.access import ASK, OPEN, custodies, keeps_for_the_city
from anbinh.foundation.sealing.verbs import OPENED
from anbinh.foundation.units.models import Succession, Unit
from anbinh.foundation.units.querysets import TERRITORY
from anbinh.foundation.units.rules import path_ids

if TYPE_CHECKING:
    from anbinh.foundation.sealing.models import CustodianKey, Envelope, Request, Share


class CustodianKeyQuerySet(models.QuerySet["CustodianKey"]):
    """Keys."""

    def of(self, person: Person) -> Self:
        """One person's keys, the newest first."""
        return self.filter(person=person).order_by("-made_at", "-pk")

    def in_use(self) -> Self:
        """Keys that envelopes are sealed for."""
        return self.filter(retired_at__isnull=True)

    def lost(self) -> Self:
        """Keys whose passphrase was lost."""
        return self.filter(ended_as="lost")

    def of_posts_in(self, unit_ids: Iterable[int], *, on: date) -> Self:
        """Keys of people who, on a day, hold a custodian's post in one of these rows of units."""
        posts = Post.objects.on(on).with_role(*roles_with(OPEN)).in_units(unit_ids).filter(person=OuterRef("person"))
        return self.filter(Exists(posts), person__is_active=True).select_related("person").order_by("pk")

    def of_people(self, people: Iterable[Person]) -> Self:
        """Keys of several people, the newest first."""
        return self.filter(person__in=list(people)).order_by("-made_at", "-pk")

    def beside(self, key: "CustodianKey") -> Self:
        """Other keys in use that share an envelope with this one."""
        mine = apps.get_model("sealing", "Share")._default_manager.filter(key=key)
        others = self.in_use().exclude(pk=key.pk).filter(shares__envelope_id__in=mine.values("envelope_id"))
        return others.select_related("person").distinct()


class EnvelopeQuerySet(models.QuerySet["Envelope"]):
    """Envelopes."""

    def visible_to(self, person: Person, *, on: date) -> Self:
        """Those whose existence `person` may know of; one under protection is known to custodians of the city alone."""
        reach = person.reach(on=on, permission=OPEN) | person.reach(on=on, permission=ASK)
        found = self if reach.everything else self.filter(unit_id__in=reach.unit_ids)
        return found if keeps_for_the_city(person, on=on) else found.filter(protected_since__isnull=True)

    def openable_by(self, person: Person, *, on: date) -> Self:
        """Those a custodian may open by right, whether or not a share was sealed for them."""
        reach = person.reach(on=on, permission=OPEN)
        found = self if reach.everything else self.filter(unit_id__in=reach.unit_ids)
        return found if keeps_for_the_city(person, on=on) else found.filter(protected_since__isnull=True)

    def numbered(self, key: int) -> "Envelope | None":
        """The one with this number, if it is among these."""
        return self.select_related("unit").filter(pk=key).first()

    def kept_by(self, key: "CustodianKey") -> Self:
        """Those with a share for this key."""
        return self.filter(Exists(self._shares().filter(envelope=OuterRef("pk"), key=key)))

    def not_kept_by(self, key: "CustodianKey") -> Self:
        """Those without a share for this key."""
        return self.exclude(Exists(self._shares().filter(envelope=OuterRef("pk"), key=key)))

    def held(self) -> Self:
        """These rows, locked until the transaction ends, in one order so that nobody waits in a ring."""
        return self.select_for_update(of=("self",)).select_related("unit").order_by("pk")

    def protected(self) -> Self:
        """Those under protection."""
        return self.filter(protected_since__isnull=False)

    def keyed(self, keys: Iterable[int]) -> Self:
        """Those with these numbers."""
        return self.filter(pk__in=list(keys))

    def numbers(self) -> set[int]:
        """Their numbers alone."""
        return set(self.order_by().values_list("pk", flat=True))

    def other_than(self, envelope: "Envelope") -> Self:
        """All but one."""
        return self.exclude(pk=envelope.pk)

    def oldest_first(self) -> Self:
        """In the order they were sealed."""
        return self.select_related("unit").order_by("sealed_at", "pk")

    def newest_first(self) -> Self:
        """As lists show them."""
        return self.select_related("unit").order_by("-sealed_at", "-pk")

    def _shares(self) -> "models.QuerySet[Share]":
        found: models.QuerySet[Share] = apps.get_model("sealing", "Share")._default_manager.all()
        return found


class ShareQuerySet(models.QuerySet["Share"]):
    """Shares."""

    def of_key(self, key: "CustodianKey") -> Self:
        """The shares of one key."""
        return self.filter(key=key)

    def of_keys(self, keys: Iterable["CustodianKey"]) -> Self:
        """The shares of several keys."""
        return self.filter(key__in=list(keys))

    def of_envelopes(self, envelopes: Iterable["Envelope"]) -> Self:
        """All shares of some envelopes."""
        return self.filter(envelope__in=list(envelopes))

    def of_other_keys_of(self, person: Person, key: "CustodianKey") -> Self:
        """What is left over from keys that a person used before this one."""
        return self.filter(key__person=person).exclude(key=key)

    def below_the_city(self, city: Iterable["CustodianKey"]) -> Self:
        """Shares of everybody but these."""
        return self.exclude(key__in=list(city))

    def with_keys(self) -> Self:
        """With the key and its person."""
        return self.select_related("key", "key__person").order_by("pk")

    def numbers_among(self, envelopes: "EnvelopeQuerySet") -> Iterator[tuple[int, int, bool, int]]:
        """(key, unit, under protection, number of shares) among some envelopes."""
        rows = self.filter(envelope__in=envelopes.order_by().values("pk")).order_by()
        for protected in (False, True):
            some = rows.filter(envelope__protected_since__isnull=not protected)
            counted = some.values_list("key_id", "envelope__unit_id").annotate(number=Count("pk"))
            yield from ((key, unit, protected, number) for key, unit, number in counted)

    def keys_by_envelope(self, key: "CustodianKey") -> Iterator[tuple[int, int, bool, int]]:
        """(envelope, unit, under protection, key) for every share in the envelopes in which `key` has one."""
        mine = self.filter(key=key).values("envelope_id")
        rows = self.filter(envelope_id__in=mine).order_by("envelope_id", "key_id")
        found = rows.values_list("envelope_id", "envelope__unit_id", "envelope__protected_since", "key_id")
        return ((envelope, unit, since is not None, key_id) for envelope, unit, since, key_id in found.iterator())


class RequestQuerySet(models.QuerySet["Request"]):
    """Requests to open an envelope."""

    def visible_to(self, person: Person, *, on: date) -> Self:
        """One's own, and for a custodian those about envelopes they may open; none about a hidden envelope."""
        envelopes: Any = apps.get_model("sealing", "Envelope")._default_manager
        openable = envelopes.openable_by(person, on=on).order_by().values("pk")
        known = envelopes.visible_to(person, on=on).order_by().values("pk")
        return self.filter(Q(envelope__in=openable) | Q(asked_by=person, envelope__in=known))

    def waiting(self) -> Self:
        """Not answered yet."""
        return self.filter(answered_at__isnull=True)

    def answered(self) -> Self:
        """Granted or refused, the latest first."""
        found = self.filter(answered_at__isnull=False).select_related("envelope", "envelope__unit", "asked_by")
        return found.select_related("answered_by").order_by("-answered_at", "-pk")

    def by_person(self, person: Person) -> Self:
        """Asked by one person."""
        return self.filter(asked_by=person)

    def others_than(self, person: Person) -> Self:
        """Asked by somebody else."""
        return self.exclude(asked_by=person)

    def about(self, envelope: "Envelope") -> Self:
        """About one envelope."""
        return self.filter(envelope=envelope)

    def held(self) -> Self:
        """Locked until the transaction ends."""
        return self.select_for_update(of=("self",))

    def numbered(self, key: int) -> "Request | None":
        """The one with this number, if it is among these."""
        return self.filter(pk=key).first()

    def oldest_first(self) -> Self:
        """In the order they came, with names."""
        return self.select_related("envelope", "envelope__unit", "asked_by", "answered_by").order_by("asked_at", "pk")


@dataclass(frozen=True)
class Opening:
    """One opening as the reporter may read it: when, why, and by whom without the name."""

    at: datetime
    reason: str
    role: str
    unit: str


def openings_of(envelope: "Envelope") -> list[Opening]:
    """Every opening of an envelope, the first first; role and unit are those of that day."""
    entries = Entry.objects.about(envelope).with_verb(OPENED).select_related("by").order_by("recorded_at", "pk")
    found = []
    for entry in entries:
        day = timezone.localtime(entry.recorded_at).date()
        held = custodies(entry.by, on=day) if entry.by else ()
        posts = [post for post in held if post.reach(on=day).covers(envelope.unit)]
        role, unit = (posts[0].get_role_display(), posts[0].unit.name) if posts else ("", "")
        found.append(Opening(entry.recorded_at, entry.reason, role, unit))
    return found


def custodians(*, on: date) -> PersonQuerySet:
    """Everybody who keeps envelopes on a day."""
    found: PersonQuerySet = Person.objects.active().holding(roles_with(OPEN), on=on)
    return found


def custodians_in(unit_ids: Iterable[int], *, on: date) -> PersonQuerySet:
    """Those who keep envelopes from a post in one of these rows of units."""
    posts = Post.objects.on(on).with_role(*roles_with(OPEN)).in_units(unit_ids).filter(person=OuterRef("pk"))
    return custodians(on=on).filter(Exists(posts))


def city_has_a_key(*, on: date) -> bool:
    """True when a custodian posted in the city itself has a key in use."""
    keyed = custodians(on=on).filter(custodian_keys__retired_at__isnull=True, custodian_keys__isnull=False).distinct()
    return any(keeps_for_the_city(person, on=on) for person in keyed)


def people_of_keys(keys: Iterable[int]) -> PersonQuerySet:
    """Whoever these keys belong to, custodians still or not."""
    found: PersonQuerySet = Person.objects.filter(custodian_keys__in=list(keys)).distinct()
    return found


def seats_over(unit: Unit, *, on: date) -> set[int]:
    """Keys of every row from whose seat the unit is reached on a day: what it sits in, and what came of all that.

    It is `reached_from` of the units' room asked the other way round, so that sealing costs a handful of questions
    and not some for every custodian of the city.
    """
    reached: set[int] = set()
    frontier = set(path_ids(unit.path))
    while frontier:
        reached |= frontier
        steps = Succession.objects.filter(predecessor_id__in=frontier, on__lte=on)
        paths = steps.values_list("successor__path", flat=True)
        frontier = {key for path in paths for key in path_ids(path)} - reached
    return reached


def posts_over(unit: Unit, *, on: date) -> set[int]:
    """Rows of units in which somebody over `unit` may be posted: land, its agencies, and what they took over."""
    reached = seats_over(unit, on=on)
    frontier = set(reached)
    while frontier:
        agencies = Unit.objects.filter(parent_id__in=frontier).exclude(kind__in=TERRITORY)
        before = Succession.objects.filter(successor_id__in=frontier, on__lte=on, main=True)
        found = set(agencies.values_list("pk", flat=True)) | set(before.values_list("predecessor_id", flat=True))
        frontier = found - reached
        reached |= frontier
    return reached
