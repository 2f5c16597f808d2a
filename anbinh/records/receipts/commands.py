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


def count(name: str, *, at: datetime, number: int = 1) -> None:
    """So many more of something in this minute; what is two days old is forgotten at night."""
    minute = minute_of(at)
    with transaction.atomic():
        Count.objects.bulk_create([Count(name=name, minute=minute)], ignore_conflicts=True)
        Count.objects.of(name, minute).update(number=F("number") + number)


def spend(token: str, *, at: datetime) -> bool:
    """True the first time: a proof, a wait, a message that is sent twice by a double press serves once."""
    name, day = _spent(token), _day_of(at)
    if Count.objects.of(name, day - A_DAY).exists():
        return False
    try:
        with transaction.atomic():
            Count.objects.create(name=name, minute=day, number=1)
    except IntegrityError:
        return False
    return True


def give_back(token: str, *, at: datetime) -> None:
    """What it was spent for did not come to pass: it serves again."""
    Count.objects.of(_spent(token), _day_of(at)).delete()


def is_spent(token: str, *, at: datetime) -> bool:
    """Was it used?"""
    name, day = _spent(token), _day_of(at)
    return any(Count.objects.of(name, one).exists() for one in (day, day - A_DAY))


def _spent(token: str) -> str:
    return f"spent {closed.fingerprint(token, purpose='spent')}"


def _day_of(at: datetime) -> int:
    """Spent things are kept by the day, so that the database itself sees the second one."""
    return minute_of(at) // A_DAY * A_DAY


def forget_counts(at: datetime) -> Mapping[str, int]:
    """Counts are judged by the last minutes, what was spent by its day and the one before; then nothing stays."""
    return {"counts": Count.objects.before(minute_of(at) - 2 * A_DAY).delete()[0]}


def refuse_twice(nonce: str) -> None:
    """SentAlready when this form made a report before."""
    if sent := Sending.objects.of(_mark(nonce)):
        raise SentAlready(sent.report, sent.at)


def _mark(nonce: str) -> str:
    return closed.fingerprint(nonce, purpose="sending")
