"""Who keeps: a custodian added or withdrawn by sealing anew, and a passphrase that was lost."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.commands import Posting, post
from anbinh.foundation.sealing import cipher, verbs
from anbinh.foundation.sealing.access import OPEN, custodies
from anbinh.foundation.sealing.commands.envelopes import content_key, lane_of, opened, put_into
from anbinh.foundation.sealing.commands.keys import private_key, say
from anbinh.foundation.sealing.commands.refusals import (
    Closed,
    LastKeeper,
    SealingError,
    day_of,
    explained,
    must_keep,
)
from anbinh.foundation.sealing.keepers import forecast, may_open
from anbinh.foundation.sealing.models import CustodianKey, Ending, Envelope, Share
from anbinh.foundation.sealing.querysets import EnvelopeQuerySet
from anbinh.foundation.web.words import number

# One page of re-sealing stays within a few seconds; what is left is done with the next.
AT_ONCE = 1000


@dataclass(frozen=True)
class Progress:
    """How many envelopes were sealed anew now, and how many are left for the next round."""

    done: int
    left: int


@sensitive_variables()
def admit(key: CustodianKey, *, passphrase: str, by: Person, at: datetime, at_once: int = AT_ONCE) -> Progress:
    """Give a colleague's key a share in the envelopes that both may open, at most `at_once` of them.

    What was left over from a lost key of the same person goes.
    """
    must_keep(by, at)
    if key.retired_at is not None or not key.person.may(OPEN, on=day_of(at)):
        raise SealingError(_("This custodian has no key in use. Ask them to set one up first."))
    mine, private = private_key(by, passphrase, at)
    lacking = _lacking(key, mine, at)
    with transaction.atomic():
        envelopes = list(lacking.held()[:at_once])
        for envelope in envelopes:
            wrapped = cipher.shared(content_key(envelope, mine, private), bytes(key.public_key))
            Share.objects.create(envelope=envelope, key=key, wrapped=wrapped)
        Share.objects.of_envelopes(envelopes).of_other_keys_of(key.person, key).delete()
        if envelopes:
            _say_resealed(envelopes, by, at)
            say(verbs.KEY_ADMITTED, key, by=by, at=at)
    return Progress(len(envelopes), lacking.count())


@sensitive_variables()
def dismiss(
    key: CustodianKey,
    *,
    passphrase: str,
    acknowledged: int,
    reason: str,
    by: Person,
    at: datetime,
    at_once: int = AT_ONCE,
) -> Progress:
    """Withdraw a key: fresh content keys for everybody else, so that what it once opened is no use any more.

    `acknowledged` is the number of envelopes the reader was told would be left with one custodian alone; nothing is
    ever left with none.
    """
    must_keep(by, at)
    said = explained(reason)
    may_dismiss(key, by=by, at=at)
    _refuse_loss(key, acknowledged, at)
    mine, private = private_key(by, passphrase, at)
    with transaction.atomic():
        envelopes = list(_common(key, mine, at).held()[:at_once])
        for envelope in envelopes:
            content = opened(envelope, content_key(envelope, mine, private))
            put_into(envelope, content, _staying(envelope, key, at))
        if key.retired_at is None:
            key.retired_at, key.ended_as = at, Ending.RETIRED
            key.save(update_fields=["retired_at", "ended_as"])
            say(verbs.KEY_RETIRED, key, by=by, at=at, reason=said)
        if envelopes:
            _say_resealed(envelopes, by, at)
    return Progress(len(envelopes), Share.objects.of_key(key).count())


def declare_lost(*, acknowledged: int, by: Person, at: datetime) -> CustodianKey:
    """Give up a key whose passphrase nobody knows any more; a colleague then seals anew for the next key.

    `acknowledged` is the number of envelopes the reader was told nobody would be able to open.
    """
    must_keep(by, at)
    with transaction.atomic():
        key = CustodianKey.objects.of(by).in_use().select_for_update().first()
        if key is None:
            raise SealingError(_("You have no key yet. Set one up on the page “Sealing”."))
        if forecast(key, on=day_of(at)).none != acknowledged:
            raise _changed()
        key.retired_at, key.ended_as = at, Ending.LOST
        key.save(update_fields=["retired_at", "ended_as"])
        say(verbs.KEY_LOST, key, by=by, at=at)
    return key


def may_dismiss(key: CustodianKey, *, by: Person, at: datetime) -> None:
    """Refuse to withdraw the key of somebody posted beyond one's own reach: a commune does not withdraw the city's."""
    reach = by.reach(on=day_of(at), permission=OPEN)
    posts = list(custodies(key.person, on=day_of(at)))
    if key.person_id != by.pk and not all(reach.covers(held.unit) for held in posts):
        raise Closed(_("This custodian keeps for a wider territory than yours. Only a colleague there may do this."))


def _refuse_loss(key: CustodianKey, acknowledged: int, at: datetime) -> None:
    left = forecast(key, on=day_of(at))
    if left.none:
        raise LastKeeper(
            _(
                "Nothing was changed: %(number)s envelopes can be opened by this custodian alone and would be lost for "
                "ever. Add another custodian first."
            )
            % {"number": number(left.none)}
        )
    if left.one != acknowledged:
        raise _changed()


def _changed() -> SealingError:
    return SealingError(_("What would be left has changed since you read it. Read the numbers again, then confirm."))


def _lacking(key: CustodianKey, mine: CustodianKey, at: datetime) -> EnvelopeQuerySet:
    openable = Envelope.objects.openable_by(key.person, on=day_of(at))
    return openable.openable_by(mine.person, on=day_of(at)).kept_by(mine).not_kept_by(key)


def _common(key: CustodianKey, mine: CustodianKey, at: datetime) -> EnvelopeQuerySet:
    return Envelope.objects.openable_by(mine.person, on=day_of(at)).kept_by(mine).kept_by(key)


def _staying(envelope: Envelope, leaving: CustodianKey, at: datetime) -> list[CustodianKey]:
    """The other keys of an envelope whose holders may still open it."""
    protected = envelope.protected_since is not None
    keys = [share.key for share in Share.objects.of_envelopes([envelope]).with_keys() if share.key_id != leaving.pk]
    return [
        key
        for key in keys
        if key.retired_at is None
        and key.person.is_active
        and may_open(key.person, envelope.unit, protected=protected, on=day_of(at))
    ]


def _say_resealed(envelopes: list[Envelope], by: Person, at: datetime) -> None:
    post(*[Posting(verbs.RESEALED, one, lane_of(one), day_of(at)) for one in envelopes], by=by, at=at)
