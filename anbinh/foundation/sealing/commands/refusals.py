"""What the room refuses, each with the sentence its reader gets; none ever repeats a passphrase or a content."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.sealing.access import OPEN
from anbinh.foundation.sealing.keepers import may_open
from anbinh.foundation.sealing.models import Envelope
from anbinh.foundation.sealing.rules import SHORTEST_REASON, plain


class SealingError(Exception):
    """What was asked cannot be done; the text is the sentence the reader gets."""


class NoCustodian(SealingError):
    """Nobody could open what would be sealed."""


class Closed(SealingError):
    """Not for this person, or not there: the two look the same."""


class WrongPassphrase(SealingError):
    """The passphrase does not open the key."""


class TooManyTries(SealingError):
    """Too many wrong passphrases; none is tried for a while."""


class Tampered(SealingError):
    """What is stored is not what was sealed."""


class LastKeeper(SealingError):
    """Something would be left that nobody can open."""


def day_of(at: datetime) -> date:
    """The day of a moment in the city."""
    return at.astimezone(timezone.get_current_timezone()).date()


def must_keep(by: Person, at: datetime) -> None:
    """Refuse somebody who is no custodian on the day."""
    if not by.may(OPEN, on=day_of(at)):
        raise Closed(_("Only an identity custodian may do this."))


def must_open(envelope: Envelope, by: Person, at: datetime) -> None:
    """Refuse somebody who may not open this envelope; a hidden envelope is as if it were not there."""
    protected = envelope.protected_since is not None
    if not may_open(by, envelope.unit, protected=protected, on=day_of(at)):
        raise Closed(_("There is no such envelope among those you may open."))


def explained(reason: str) -> str:
    """The reason as it is kept; refused when it explains nothing."""
    reason = plain(reason)
    if len(reason) < SHORTEST_REASON:
        raise SealingError(
            _("Write the reason in at least %(number)s characters; it stays in the journal.")
            % {"number": SHORTEST_REASON}
        )
    return reason[:300]


def tampered() -> Tampered:
    """The refusal of changed bytes."""
    return Tampered(
        _(
            "The sealed content or its key was changed after sealing, so it is not opened. Nothing was overwritten: "
            "tell the administrator, who can compare it with a backup."
        )
    )
