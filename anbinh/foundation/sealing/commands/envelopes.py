"""Envelopes: sealed, opened, put under protection, handed to another unit."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.commands import Posting, post, post_many
from anbinh.foundation.sealing import cipher, verbs
from anbinh.foundation.sealing.access import PROTECT, keeps_for_the_city
from anbinh.foundation.sealing.belongings import belongings_of
from anbinh.foundation.sealing.cipher import Unopened
from anbinh.foundation.sealing.commands.keys import private_key
from anbinh.foundation.sealing.commands.refusals import (
    Closed,
    NoCustodian,
    SealingError,
    day_of,
    explained,
    must_open,
    tampered,
)
from anbinh.foundation.sealing.keepers import chosen, keepers_of, of_the_city
from anbinh.foundation.sealing.models import CustodianKey, Envelope, Request, Share
from anbinh.foundation.sealing.rules import LARGEST_CONTENT, without_identity
from anbinh.foundation.units.models import Unit


@sensitive_variables("content")
def seal(content: bytes, *, unit: Unit, by: Person | None, at: datetime) -> Envelope:
    """Seal for the custodians of a unit, within the caller's transaction; `by` is None for an unnamed citizen.

    It is sealed for the nearest custodians who have a key, and for those of the city; NoCustodian when there is none.
    """
    return seal_many([content], unit=unit, by=by, at=at)[0]


@sensitive_variables()
def seal_many(contents: Sequence[bytes], *, unit: Unit, by: Person | None, at: datetime) -> list[Envelope]:
    """The same for many contents of one unit, in a handful of statements; each has its own key and its own envelope."""
    if any(not content or len(content) > LARGEST_CONTENT for content in contents):
        raise SealingError(_("There is nothing to seal, or it is too long."))
    with transaction.atomic():
        keys = _keys_for(unit, at, protected=False)
        # The content is bound to the number of its envelope, so the envelope is there before the content.
        made = Envelope.objects.bulk_create(
            [Envelope(unit=unit, ciphertext=b"", sealed_at=at) for _content in contents], batch_size=500
        )
        shares: list[Share] = []
        for envelope, content in zip(made, contents, strict=True):
            shares += locked_for(envelope, content, keys)
        Envelope.objects.bulk_update(made, ["ciphertext"], batch_size=500)
        Share.objects.bulk_create(shares, batch_size=1000)
        post_many((Posting(verbs.SEALED, one, unit, day_of(at)) for one in made), by=by, at=at)
    return made


@sensitive_variables()
def unseal(
    envelope: Envelope, *, passphrase: str, reason: str, by: Person, at: datetime, request: Request | None = None
) -> bytes:
    """Open an envelope and return what is in it, to be shown once; the journal keeps who, when and why.

    Call it outside any transaction: a wrong passphrase is counted even though it is refused. `request` is the
    officer's request that is granted by opening.
    """
    said = explained(reason)
    must_open(envelope, by, at)
    key, private = private_key(by, passphrase, at)
    with transaction.atomic():
        held = Envelope.objects.held().get(pk=envelope.pk)
        must_open(held, by, at)
        content = opened(held, content_key(held, key, private))
        postings = [Posting(verbs.OPENED, held, lane_of(held), day_of(at), reason=without_identity(said, content))]
        if request is not None:
            postings.append(_granted(request, held, by, at))
        post(*postings, by=by, at=at)
    return content


def protect(envelope: Envelope, *, by: Person, at: datetime, reason: str) -> Envelope:
    """Hide an envelope from everybody but the custodians of the city (BLTTHS Điều 486); their shares alone stay.

    What else tells of the same person (`Belonging.person`) is hidden with it. While no custodian of the city has a key,
    the other shares stay too, so that ending the protection opens it again.
    """
    said = explained(reason)
    with transaction.atomic():
        held, *others = _of_person(envelope)
        if not by.may(PROTECT, on=day_of(at)) or not by.reach(on=day_of(at), permission=PROTECT).covers(held.unit):
            raise Closed(_("There is no such envelope among those you may put under protection."))
        if held.protected_since is not None:
            raise SealingError(_("This identity is already under protection."))
        for one in (held, *others):
            _hide(one, reason=said, by=by, at=at)
    return held


def follow(envelopes: Iterable[Envelope], *, like: Envelope | None, at: datetime) -> None:
    """What a protected person hands in later is hidden as they are; nothing happens where nobody is protected."""
    if like is None or like.protected_since is None:
        return
    with transaction.atomic():
        for one in Envelope.objects.held().keyed(envelope.pk for envelope in envelopes):
            _hide(one, reason=_("Handed in by a person under protection"), by=None, at=at)


def _hide(held: Envelope, *, reason: str, by: Person | None, at: datetime) -> None:
    if held.protected_since is not None:
        return
    held.protected_since = at
    held.save(update_fields=["protected_since"])
    if city := of_the_city(keepers_of(held.unit, on=day_of(at))):
        shares = Share.objects.of_envelopes([held])
        if shares.of_keys(city).exists():
            shares.below_the_city(city).delete()
    post(Posting(verbs.PROTECTED, held, lane_of(held), day_of(at), reason=reason), by=by, at=at)


def _of_person(envelope: Envelope) -> list[Envelope]:
    """An envelope, and after it the others that tell of the same person; all held until the transaction ends."""
    person = belongings_of([envelope.pk])[envelope.pk].person
    found = list(Envelope.objects.held().keyed({envelope.pk, *person}))
    return sorted(found, key=lambda one: one.pk != envelope.pk)


def unprotect(envelope: Envelope, *, by: Person, at: datetime, reason: str) -> Envelope:
    """End the protection; the custodians of the unit get their shares back when one of the city adds them again."""
    said = explained(reason)
    with transaction.atomic():
        held, *others = _of_person(envelope)
        must_open(held, by, at)
        if held.protected_since is None or not keeps_for_the_city(by, on=day_of(at)):
            raise SealingError(_("This identity is not under protection."))
        for one in (held, *(other for other in others if other.protected_since is not None)):
            posting = Posting(verbs.UNPROTECTED, one, lane_of(one), day_of(at), reason=said)
            one.protected_since = None
            one.save(update_fields=["protected_since"])
            post(posting, by=by, at=at)
    return held


@sensitive_variables()
def hand_to(envelope: Envelope, *, unit: Unit, passphrase: str, by: Person, at: datetime, reason: str) -> Envelope:
    """Seal an envelope anew, with a fresh content key, for the custodians of another unit; the former lose it."""
    said = explained(reason)
    must_open(envelope, by, at)
    key, private = private_key(by, passphrase, at)
    with transaction.atomic():
        held = Envelope.objects.held().get(pk=envelope.pk)
        must_open(held, by, at)
        if held.unit_id == unit.pk:
            raise SealingError(_("The envelope is already kept in this unit."))
        content = opened(held, content_key(held, key, private))
        keys = _keys_for(unit, at, protected=held.protected_since is not None)
        before = lane_of(held)
        held.unit = unit
        put_into(held, content, keys)
        lanes = {lane.pk: lane for lane in (before, lane_of(held))}
        post(*[Posting(verbs.HANDED, held, lane, day_of(at), reason=said) for lane in lanes.values()], by=by, at=at)
    return held


@sensitive_variables()
def content_key(envelope: Envelope, key: CustodianKey, private: bytes) -> bytes:
    """The key of an envelope out of one custodian's share."""
    share = Share.objects.of_envelopes([envelope]).of_key(key).first()
    if share is None:
        raise SealingError(_("This envelope is not sealed for your key. Ask a custodian who can open it to add you."))
    try:
        return cipher.taken(bytes(share.wrapped), private)
    except Unopened:
        raise tampered() from None


@sensitive_variables()
def opened(envelope: Envelope, key: bytes) -> bytes:
    """The content of an envelope under its content key; Tampered when it is not what was sealed."""
    try:
        return cipher.unlocked(bytes(envelope.ciphertext), key, name=envelope.name)
    except Unopened:
        raise tampered() from None


@sensitive_variables()
def put_into(envelope: Envelope, content: bytes, keys: Iterable[CustodianKey]) -> None:
    """Lock a content under a fresh key and give that key to these custodians and nobody else."""
    Share.objects.of_envelopes([envelope]).delete()
    shares = locked_for(envelope, content, keys)
    envelope.save(update_fields=["unit", "ciphertext"])
    Share.objects.bulk_create(shares)


@sensitive_variables()
def locked_for(envelope: Envelope, content: bytes, keys: Iterable[CustodianKey]) -> list[Share]:
    """Lock a content under a fresh key; the shares of that key are returned, nothing is written."""
    fresh = cipher.new_content_key()
    envelope.ciphertext = cipher.locked(content, fresh, name=envelope.name)
    return [Share(envelope=envelope, key=key, wrapped=cipher.shared(fresh, bytes(key.public_key))) for key in keys]


def lane_of(envelope: Envelope) -> Unit:
    """Whose chain an entry goes into: the unit's, or the city's for what the unit itself must not know."""
    if envelope.protected_since is None:
        return envelope.unit
    return Unit.objects.ancestors_of(envelope.unit).first() or envelope.unit


def _keys_for(unit: Unit, at: datetime, *, protected: bool) -> list[CustodianKey]:
    keys = chosen(keepers_of(unit, on=day_of(at)), protected=protected)
    if not keys:
        raise NoCustodian(
            _(
                "Nobody could open what is sealed: no custodian of %(unit)s, or of anything above it, has set up a "
                "key. Ask the administrator to appoint one."
            )
            % {"unit": unit.name}
        )
    return keys


def _granted(request: Request, envelope: Envelope, by: Person, at: datetime) -> Posting:
    held = Request.objects.held().about(envelope).waiting().numbered(request.pk)
    if held is None:
        raise SealingError(_("This request has already been answered."))
    held.granted, held.answered_by, held.answered_at = True, by, at
    held.save(update_fields=["granted", "answered_by", "answered_at"])
    return Posting(verbs.GRANTED, held, lane_of(envelope), day_of(at))
