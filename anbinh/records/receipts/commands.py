"""The only writer of this room: a form sent once, and counts by the minute. The report itself is intake's to write."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.views.decorators.debug import sensitive_variables

from anbinh.foundation.files import commands as files
from anbinh.foundation.files.uploads import Upload
from anbinh.records.intake import commands as intake
from anbinh.records.intake.commands import Draft, Received
from anbinh.records.intake.models import Report
from anbinh.records.receipts import closed
from anbinh.records.receipts.models import Count, Sending
from anbinh.records.receipts.rules import minute_of

A_DAY = 24 * 60


@dataclass
class SentAlready(Exception):
    """This form was sent before; its code was shown then and is kept nowhere."""

    report: Report
    at: datetime


@sensitive_variables()
def send(draft: Draft, uploads: Sequence[Upload], *, nonce: str, at: datetime) -> Received:
    """Receive a report from the public form, once for each form. Call it outside any transaction.

    SentAlready when the form was sent before; what files, sealing and intake refuse comes through.
    """
    refuse_twice(nonce)
    ready = [files.prepare(one, office=False) for one in uploads]
    try:
        with transaction.atomic():
            kept = files.keep_all(ready, unit=draft.unit, by=None, at=at)
            received = intake.receive(replace(draft, files=tuple(kept)), by=None, at=at)
            Sending.objects.create(mark=_mark(nonce), report=received.report, at=at)
    except IntegrityError:
        refuse_twice(nonce)
        raise
    count("report", at=at)
    return received


def count(name: str, *, at: datetime) -> None:
    """One more of something in this minute; what is older than a day is forgotten at night."""
    minute = minute_of(at)
    with transaction.atomic():
        Count.objects.bulk_create([Count(name=name, minute=minute)], ignore_conflicts=True)
        Count.objects.of(name, minute).update(number=F("number") + 1)


def forget_counts(at: datetime) -> Mapping[str, int]:
    """Counts are judged by the last minutes; of those older than a day nothing stays."""
    return {"counts": Count.objects.before(minute_of(at) - A_DAY).delete()[0]}


def refuse_twice(nonce: str) -> None:
    """SentAlready when this form made a report before."""
    if sent := Sending.objects.of(_mark(nonce)):
        raise SentAlready(sent.report, sent.at)


def _mark(nonce: str) -> str:
    return closed.fingerprint(nonce, purpose="sending")
