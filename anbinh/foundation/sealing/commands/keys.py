"""A custodian's own key: made, its passphrase tried and changed."""

from dataclasses import asdict
from datetime import datetime

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.commands import Posting, post
from anbinh.foundation.sealing import cipher, verbs
from anbinh.foundation.sealing.access import custodies
from anbinh.foundation.sealing.cipher import Cost, Unopened, WrappedKey
from anbinh.foundation.sealing.commands.refusals import SealingError, TooManyTries, WrongPassphrase, day_of, must_keep
from anbinh.foundation.sealing.models import CustodianKey
from anbinh.foundation.sealing.querysets import custodians
from anbinh.foundation.sealing.rules import SHORTEST_PASSPHRASE, TRIES, rest_after
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web.words import moment
from anbinh.kernels.vietnamese.letters import fold

DEMONSTRATION_PASSPHRASE = "mot phong bi kin cho ha noi"


@sensitive_variables()
def set_up(*, passphrase: str, by: Person, at: datetime) -> CustodianKey:
    """Make the custodian's key pair, its private half under the passphrase, which is kept nowhere."""
    must_keep(by, at)
    _refuse_weak(passphrase, by)
    made = cipher.new_key(passphrase, _cost())
    with transaction.atomic():
        if CustodianKey.objects.of(by).in_use().exists():
            raise SealingError(_("You already have a key. Change its passphrase, or say that it is lost."))
        key = CustodianKey(person=by, public_key=made.public, made_at=at)
        _put(key, made)
        key.save()
        say(verbs.KEY_MADE, key, by=by, at=at)
    return key


@sensitive_variables()
def change_passphrase(*, old: str, new: str, by: Person, at: datetime) -> CustodianKey:
    """Lock the same private key under a new passphrase; every envelope stays as it is."""
    must_keep(by, at)
    _refuse_weak(new, by)
    key, private = private_key(by, old, at)
    made = cipher.wrapped(private, new, _cost())
    with transaction.atomic():
        key = CustodianKey.objects.select_for_update().get(pk=key.pk)
        _put(key, made)
        key.save()
        say(verbs.KEY_CHANGED, key, by=by, at=at)
    return key


@sensitive_variables()
def private_key(by: Person, passphrase: str, at: datetime) -> tuple[CustodianKey, bytes]:
    """Somebody's key in use and its private half; each try is counted first, so that many at once gain nothing.

    The count must outlive the refusal: call it outside any transaction.
    """
    key = _counted(by, at)
    try:
        private = cipher.unwrapped(key.wrapped, passphrase)
    except Unopened:
        raise _wrong(key, at) from None
    with transaction.atomic(durable=True):
        key.attempts, key.locked_until = 0, None
        key.save(update_fields=["attempts", "locked_until"])
    return key, private


@sensitive_variables()
def make_demonstration(*, at: datetime) -> int:
    """Give every custodian of the demonstration a key with a passphrase that everybody knows."""
    if settings.MODE == "production":
        raise SealingError(_("Demonstration keys are not made in production."))
    people = list(custodians(on=day_of(at)).demonstration())
    for person in people:
        if not CustodianKey.objects.of(person).exists():
            set_up(passphrase=DEMONSTRATION_PASSPHRASE, by=person, at=at)
    return len(people)


def say(verb: str, key: CustodianKey, *, by: Person, at: datetime, reason: str = "") -> None:
    """Post history about a key into the chain of the unit its holder keeps for."""
    post(Posting(verb, key, _unit_of(key.person, by, at), day_of(at), 0, {}, reason), by=by, at=at)


def _unit_of(person: Person, by: Person, at: datetime) -> Unit:
    posts = [*custodies(person, on=day_of(at)), *custodies(by, on=day_of(at))]
    return posts[0].unit


def _counted(by: Person, at: datetime) -> CustodianKey:
    with transaction.atomic(durable=True):
        key = CustodianKey.objects.of(by).in_use().select_for_update().first()
        if key is None:
            raise SealingError(_("You have no key yet. Set one up on the page “Sealing”."))
        if key.is_locked(at):
            raise _resting(key)
        key.attempts += 1
        rest = rest_after(key.attempts)
        key.locked_until = at + rest if rest else None
        key.save(update_fields=["attempts", "locked_until"])
        if rest:
            say(verbs.KEY_LOCKED, key, by=by, at=at)
    return key


def _wrong(key: CustodianKey, at: datetime) -> SealingError:
    if key.is_locked(at):
        return _resting(key)
    left = {"number": TRIES - key.attempts}
    return WrongPassphrase(_("The passphrase is not right. %(number)s more tries before a pause.") % left)


def _resting(key: CustodianKey) -> TooManyTries:
    assert key.locked_until is not None
    until = {"moment": moment(key.locked_until)}
    return TooManyTries(_("Too many wrong passphrases. The next try is possible at %(moment)s.") % until)


def _cost() -> Cost:
    """MODERATE; only tests set anything cheaper."""
    cheaper = getattr(settings, "SEALING_COST", None)
    return Cost(*cheaper) if cheaper else cipher.moderate()


def _put(key: CustodianKey, made: WrappedKey) -> None:
    key.wrapped_private_key, key.salt, key.parameters = made.wrapped, made.salt, asdict(made.cost)


@sensitive_variables()
def _refuse_weak(passphrase: str, by: Person) -> None:
    written = cipher.written(passphrase)
    if len(written) < SHORTEST_PASSPHRASE:
        raise SealingError(
            _("A passphrase has at least %(number)s characters: five or six words that do not belong together.")
            % {"number": SHORTEST_PASSPHRASE}
        )
    if len(set(written)) < 6 or _is_common(written):
        raise SealingError(_("This passphrase is guessed too easily. Choose words that do not belong together."))
    if any(name in fold(written) for name in (fold(by.full_name), by.username)):
        raise SealingError(_("The passphrase must not hold your name or user name."))
    if by.check_password(passphrase):
        raise SealingError(_("The passphrase must not be your sign-in password."))


@sensitive_variables()
def _is_common(written: str) -> bool:
    try:
        CommonPasswordValidator().validate(written)
    except ValidationError:
        return True
    return False
