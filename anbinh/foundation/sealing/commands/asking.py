"""Requests: an officer asks a custodian to open an envelope. Granting is opening it (`unseal(…, request=…)`)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.commands import Posting, post
from anbinh.foundation.sealing import verbs
from anbinh.foundation.sealing.access import ASK
from anbinh.foundation.sealing.commands.envelopes import lane_of
from anbinh.foundation.sealing.commands.refusals import Closed, SealingError, day_of, explained, must_open
from anbinh.foundation.sealing.models import Envelope, Request


def ask(envelope: Envelope, *, reason: str, by: Person, at: datetime) -> Request:
    """Ask the custodians to open an envelope; one open request of a person for one envelope is enough."""
    said = explained(reason)
    visible = Envelope.objects.visible_to(by, on=day_of(at))
    if not by.may(ASK, on=day_of(at)) or not visible.contains(envelope):
        raise Closed(_("There is no such envelope within your reach."))
    with transaction.atomic():
        if Request.objects.about(envelope).by_person(by).waiting().exists():
            raise SealingError(_("You have already asked for this envelope; a custodian has not answered yet."))
        made = Request.objects.create(envelope=envelope, asked_by=by, asked_at=at, reason=said)
        post(Posting(verbs.ASKED, made, lane_of(envelope), day_of(at), reason=said), by=by, at=at)
    return made


def refuse(request: Request, *, reason: str, by: Person, at: datetime) -> Request:
    """Say no, and why; the officer reads it beside the request."""
    said = explained(reason)
    must_open(request.envelope, by, at)
    with transaction.atomic():
        held = Request.objects.held().waiting().about(request.envelope).numbered(request.pk)
        if held is None:
            raise SealingError(_("This request has already been answered."))
        held.granted, held.answered_by, held.answered_at, held.answer = False, by, at, said
        held.save(update_fields=["granted", "answered_by", "answered_at", "answer"])
        post(Posting(verbs.REFUSED, held, lane_of(held.envelope), day_of(at), reason=said), by=by, at=at)
    return held
