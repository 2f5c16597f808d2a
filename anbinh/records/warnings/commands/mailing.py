"""Warnings by mail: who asks, who confirms, who leaves; what is on its way. No address reaches the journal or a log."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.books.commands import Refusal
from anbinh.records.warnings.models import Delivery, Edition, Subscriber

MOST_TRIES = 5
# A question to confirm goes to one address once a day, and to all together at most so often an hour.
AGAIN_AFTER, AN_HOUR, MOST_AN_HOUR = timedelta(days=1), timedelta(hours=1), 300
FORGET_AFTER = timedelta(days=7)
Send = Callable[[Delivery], None]


def ask(address: str, *, language: str, at: datetime) -> Subscriber | None:
    """Note that somebody asked; None when nothing should be sent: confirmed already, or asked today.

    Whoever asks is answered alike in every case, so that nobody learns which addresses are here.
    """
    with transaction.atomic():
        there = Subscriber.objects.at(address)
        if there is not None and (there.confirmed_at or at - there.asked_at < AGAIN_AFTER):
            return None
        if Subscriber.objects.asked_since(at - AN_HOUR).count() >= MOST_AN_HOUR:
            raise Refusal(_("Too many people are asking at this moment. Try again in an hour."))
        kept = there or Subscriber(address=address.strip())
        kept.asked_at, kept.language = at, language
        kept.save()
        return kept


def confirm(subscriber: Subscriber, *, at: datetime) -> None:
    """Somebody answered from the mailbox."""
    if subscriber.confirmed_at is None:
        subscriber.confirmed_at = at
        subscriber.save()


def leave(subscriber: Subscriber) -> None:
    """Forget the address, and what was on its way to it."""
    subscriber.delete()


def address_to_all(edition: Edition) -> None:
    """Put an edition on its way to everybody who confirmed."""
    rows = [Delivery(edition=edition, subscriber=one) for one in Subscriber.objects.confirmed()]
    Delivery.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)


def deliver(send: Send, *, at: datetime, most: int = 10_000) -> Mapping[str, int]:
    """Hand what waits to `send`; what fails is noted by its kind, and tried again another time."""
    sent = failed = 0
    for one in Delivery.objects.waiting(most_tries=MOST_TRIES)[:most]:
        one.tries += 1
        try:
            send(one)
            one.sent_at, one.fault, sent = at, "", sent + 1
        except OSError as fault:
            # The text of a mail server's refusal repeats the address: only its kind is kept.
            one.fault, failed = type(fault).__name__, failed + 1
        one.save()
    return {"sent": sent, "failed": failed}


def forget_unconfirmed(*, at: datetime) -> Mapping[str, Any]:
    """Addresses that never answered."""
    gone, _kinds = Subscriber.objects.never_confirmed(before=at - FORGET_AFTER).delete()
    return {"addresses": gone}
