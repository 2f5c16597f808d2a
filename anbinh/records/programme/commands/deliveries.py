"""What a unit answers to a directive, and what whoever sent it rules on the answer."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import BookDesk, Paper, Refusal, laid
from anbinh.foundation.books.models import Act
from anbinh.foundation.journal.commands import Posting, reverse
from anbinh.foundation.journal.models import Entry
from anbinh.records.programme import verbs
from anbinh.records.programme.book import DELIVERIES
from anbinh.records.programme.models import Delivery

DeliveryDesk = BookDesk[Delivery]


def mark_seen(delivery: Delivery, *, at: datetime) -> None:
    """Keep the moment at which somebody of the unit first looked at it."""
    Delivery.objects.unseen(delivery).update(seen_at=at)


def _answer(
    delivery: Delivery, step: str, paper: Paper, stage: str, *, by: Person | None, at: datetime
) -> DeliveryDesk:
    """Lay it out for an answer; the first one is counted as its confirmation, whatever it says."""
    desk = laid(DELIVERIES, delivery, step, paper, by=by, at=at)
    desk.record.stage = stage
    if desk.record.answered_on is None:
        desk.record.answered_on = desk.act.on
        desk.post(verbs.ACKNOWLEDGED, quantity=1)
    return desk


def accept(delivery: Delivery, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """The unit has it and carries it out."""
    with transaction.atomic():
        return _answer(delivery, "accept", paper, Delivery.Stage.ACCEPTED, by=by, at=at).close()


def refuse(delivery: Delivery, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """It cannot be carried out here, with the reason."""
    with transaction.atomic():
        if not paper.text.strip():
            raise Refusal(_("Say why it cannot be carried out here."))
        return _answer(delivery, "refuse", paper, Delivery.Stage.REFUSED, by=by, at=at).close()


def disclaim(delivery: Delivery, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """It concerns another unit."""
    with transaction.atomic():
        if not paper.text.strip():
            raise Refusal(_("Say which unit it concerns, or why it does not concern this one."))
        return _answer(delivery, "disclaim", paper, Delivery.Stage.WRONG_UNIT, by=by, at=at).close()


def carry_out(delivery: Delivery, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """What was done."""
    with transaction.atomic():
        if not paper.text.strip():
            raise Refusal(_("Write what was done: at least one sentence."))
        desk = _answer(delivery, "carry_out", paper, Delivery.Stage.DONE, by=by, at=at)
        desk.record.done_on = desk.act.on
        desk.post(verbs.CARRIED_OUT)
        return desk.close()


def release(delivery: Delivery, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """The unit need not carry it out; its sending and its answer are no longer counted."""
    with transaction.atomic():
        desk = laid(DELIVERIES, delivery, "release", paper, by=by, at=at)
        counted = Entry.objects.about(desk.record).live().counting()
        reverse(*counted, by=by, at=at, reason=_("The unit was released"))
        desk.record.stage = Delivery.Stage.RELEASED
        desk.post(verbs.RULED)
        return desk.close()


def insist(delivery: Delivery, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """It holds for this unit, which answers anew; its first answer stays counted as its confirmation."""
    with transaction.atomic():
        if not paper.text.strip():
            raise Refusal(_("Say why it holds for this unit."))
        desk = laid(DELIVERIES, delivery, "insist", paper, by=by, at=at)
        desk.record.stage = Delivery.Stage.SENT
        desk.post(verbs.RULED)
        return desk.close()


def note(delivery: Delivery, *, text: str, by: Person | None, at: datetime) -> Act:
    """A line in the history."""
    return books.note(DELIVERIES, delivery, verbs.NOTED, text=text, by=by, at=at)


def take_back(delivery: Delivery, *, reason: str, by: Person | None, at: datetime) -> Act:
    """Undo the last step; a unit that was released is counted again."""
    return books.take_back(DELIVERIES, delivery, reason=reason, by=by, at=at, restoring=_counted_again)


def _counted_again(desk: books.Desk[Delivery, Act], act: Act) -> None:
    if act.verb != "release":
        return
    one = desk.record
    desk.postings.append(Posting(verbs.SENT, one, one.unit, one.opened_on, 1, one.codes))
    if one.answered_on is not None:
        desk.postings.append(Posting(verbs.ACKNOWLEDGED, one, one.unit, one.answered_on, 1, one.codes))
