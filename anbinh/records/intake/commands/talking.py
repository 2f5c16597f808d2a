"""Officer and reporter: messages that stand behind the reporter's code, and protection of who the reporter is."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import must_be_allowed
from anbinh.foundation.files import commands as files
from anbinh.foundation.files.commands import Prepared
from anbinh.foundation.files.models import StoredFile
from anbinh.foundation.files.uploads import Upload
from anbinh.foundation.journal.commands import Posting, post
from anbinh.foundation.sealing import commands as sealing
from anbinh.records.intake import verbs
from anbinh.records.intake.commands.desk import IntakeError
from anbinh.records.intake.models import Message, Report, day_of

LONGEST_MESSAGE = 5_000


def send_message(report: Report, *, text: str, by: Person, at: datetime) -> Message:
    """Write to the reporter; it is read behind their code, whoever they are."""
    with transaction.atomic():
        must_be_allowed(by, "intake.receive", report.holder, at=at)
        if not report.has_reporter:
            raise IntakeError(_("Nobody reported this: there is no reporter to write to."))
        if not text.strip():
            raise IntakeError(_("Write the message first."))
        if len(text) > LONGEST_MESSAGE:
            raise IntakeError(_("The message is too long. Shorten it, or send it in two."))
        message = Message.objects.create(report=report, by=by, text=text.strip(), at=at)
        post(Posting(verbs.MESSAGE_SENT, report, report.holder, day_of(at)), by=by, at=at)
        return message


def receive_message(report: Report, *, text: str, uploads: Sequence[Upload] = (), at: datetime) -> Message:
    """A message and files from behind the reporter's code. Nobody is named: `by` stays empty.

    Call it outside any transaction: files are cleaned before one begins.
    """
    if not text.strip() and not uploads:
        raise IntakeError(_("Write the message first, or choose a file."))
    if len(text) > LONGEST_MESSAGE:
        raise IntakeError(_("The message is too long. Shorten it, or send it in two."))
    ready = [files.prepare(one, office=False) for one in uploads]
    with transaction.atomic():
        message = Message.objects.create(report=report, by=None, text=text.strip(), at=at)
        message.files.set(_kept(report, ready, at=at))
        post(*_postings(report, text=text, number=len(ready), at=at), by=None, at=at)
    return message


def _kept(report: Report, ready: Iterable[Prepared], *, at: datetime) -> list[StoredFile]:
    there = StoredFile.objects.in_bulk(report.file_keys()).values()
    kept = files.keep_all(ready, unit=report.holder, by=None, at=at, beside=there)
    sealing.follow([one.envelope for one in kept if one.envelope], like=report.envelope, at=at)
    return kept


def _postings(report: Report, *, text: str, number: int, at: datetime) -> list[Posting]:
    said = [Posting(verbs.MESSAGE_RECEIVED, report, report.holder, day_of(at))] if text.strip() else []
    return said + [Posting(verbs.FILE_ADDED, report, report.holder, day_of(at)) for _file in range(number)]


def mark_read(report: Report, *, at: datetime) -> int:
    """The reporter has opened the officers' messages behind the code; how many were new."""
    with transaction.atomic():
        fresh = list(Message.objects.of_report(report).from_officers().unseen())
        for message in fresh:
            message.seen_at = at
            message.save(update_fields=["seen_at"])
    return len(fresh)


def mark_seen(report: Report, *, by: Person, at: datetime) -> int:
    """An officer of the unit that handles the report has opened the reporter's messages; how many were new."""
    with transaction.atomic():
        must_be_allowed(by, "intake.receive", report.holder, at=at)
        fresh = list(Message.objects.of_report(report).from_reporter().unseen())
        for message in fresh:
            message.seen_at = at
            message.save(update_fields=["seen_at"])
        return len(fresh)


def protect(report: Report, *, reason: str, by: Person, at: datetime) -> None:
    """Put the reporter under protection: nobody but the city's custodians sees the envelope any more."""
    with transaction.atomic():
        must_be_allowed(by, "identity.protect", report.holder, at=at)
        if report.envelope is None:
            raise IntakeError(_("There is no sealed identity to protect."))
        try:
            sealing.protect(report.envelope, reason=reason, by=by, at=at)
        except sealing.SealingError as refusal:
            raise IntakeError(str(refusal)) from refusal
        post(Posting(verbs.PROTECTED, report, report.holder, day_of(at)), by=by, at=at)
