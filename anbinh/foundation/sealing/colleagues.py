"""The custodians one works with: whether each has a key, and in how many of one's envelopes it has a share."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person, territory_of
from anbinh.foundation.sealing.access import OPEN, custodies
from anbinh.foundation.sealing.keepers import may_open
from anbinh.foundation.sealing.models import CustodianKey, Ending, Envelope, Share
from anbinh.foundation.sealing.querysets import custodians_in, people_of_keys, posts_over
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web.states import Badge


@dataclass(frozen=True)
class Colleague:
    """One custodian: the key in use, the keys a share is left of, and what is missing."""

    person: Person
    place: str
    key: CustodianKey | None
    badge: Badge
    shares: int
    lacking: int
    # The key that can be withdrawn: the one in use, or an old one with shares left over.
    leaving: CustodianKey | None
    within: bool


@dataclass(frozen=True)
class Kept:
    """The envelopes somebody can open, counted by unit and protection, and each key's shares among them."""

    envelopes: Counter[tuple[int, bool]]
    shares: dict[int, Counter[tuple[int, bool]]]


def kept_by(key: CustodianKey | None, me: Person, *, on: date) -> Kept:
    """What `me` can open with a key."""
    if key is None:
        return Kept(Counter(), {})
    envelopes = Envelope.objects.openable_by(me, on=on).kept_by(key)
    shares: dict[int, Counter[tuple[int, bool]]] = {}
    for key_id, unit, protected, number in Share.objects.numbers_among(envelopes):
        shares.setdefault(key_id, Counter())[unit, protected] = number
    return Kept(shares.get(key.pk, Counter()), shares)


def colleagues_of(me: Person, kept: Kept, *, on: date) -> list[Colleague]:
    """The custodians within one's reach, those above it, and whoever still has a share in one's envelopes."""
    reach = me.reach(on=on, permission=OPEN)
    seats = [territory_of(seat) for post in custodies(me, on=on) for seat in post.seats(on=on)]
    rows = set(reach.unit_ids).union(*(posts_over(seat, on=on) for seat in seats if seat is not None))
    people = {person.pk: person for person in custodians_in(rows, on=on)}
    people |= {person.pk: person for person in people_of_keys(kept.shares)}
    keys: dict[int, list[CustodianKey]] = {}
    for key in CustodianKey.objects.of_people(people.values()):
        keys.setdefault(key.person_id, []).append(key)
    found = [_colleague(person, keys.get(person.pk, []), kept, me, on) for person in people.values() if person != me]
    return sorted(found, key=lambda one: (one.badge.state == "done" and not one.lacking, one.person.sort_key))


def _colleague(person: Person, keys: list[CustodianKey], kept: Kept, me: Person, on: date) -> Colleague:
    posts = list(custodies(person, on=on)) if person.is_active else []
    used = next((key for key in keys if key.retired_at is None), None)
    remaining = [key for key in keys if kept.shares.get(key.pk)]
    mine = kept.shares.get(used.pk, Counter()) if used else Counter[tuple[int, bool]]()
    reach = me.reach(on=on, permission=OPEN)
    return Colleague(
        person=person,
        place="; ".join(post.unit.name for post in posts),
        key=used,
        badge=_badge(person, posts, used, keys),
        shares=sum(sum(kept.shares[key.pk].values()) for key in remaining),
        lacking=_lacking(person, kept, mine, on) if used and posts else 0,
        leaving=used if used and not posts else next((key for key in remaining if key.retired_at), used),
        within=all(reach.covers(post.unit) for post in posts),
    )


def _lacking(person: Person, kept: Kept, has: Counter[tuple[int, bool]], on: date) -> int:
    return sum(
        number - has[unit, protected]
        for (unit, protected), number in kept.envelopes.items()
        if number > has[unit, protected] and may_open(person, Unit(pk=unit), protected=protected, on=on)
    )


def _badge(person: Person, posts: Sequence[object], used: CustodianKey | None, keys: list[CustodianKey]) -> Badge:
    if not posts or not person.is_active:
        return Badge("suspended", _("no longer a custodian"))
    if used:
        return Badge("done", _("has a key"))
    if keys and keys[0].ended_as == Ending.LOST:
        return Badge("near", _("passphrase lost, no new key yet"))
    return Badge("near", _("no key yet"))
