"""What is done in a night. A room that has something to do adds one line to JOBS."""

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from anbinh.config.nightly.commands import forget_sessions
from anbinh.foundation.books.commands.loads import forget_old_loads
from anbinh.foundation.books.loading import shelf
from anbinh.foundation.files import commands as files
from anbinh.foundation.journal.extract import extract
from anbinh.foundation.journal.verification import verify
from anbinh.foundation.notices import commands as notices
from anbinh.foundation.notices.kinds import Way
from anbinh.outputs.figures.asking import extract_folder
from anbinh.outputs.findings import commands as findings
from anbinh.records.checks import commands as checks
from anbinh.records.hotspots import commands as hotspots
from anbinh.records.movement import commands as movement
from anbinh.records.oversight import commands as oversight
from anbinh.records.receipts import commands as receipts
from anbinh.records.series import commands as series
from anbinh.records.warnings import commands as warnings
from anbinh.records.warnings.post import send_delivery

log = logging.getLogger(__name__)
A_DAY = timedelta(days=1)
LONGEST_FAULT = 300


class Broken(Exception):
    """A job found something that is not as it should be; the text says what."""


@dataclass(frozen=True)
class Job:
    """`act(at)` does it and returns plain values; `says` is a sentence with places for them."""

    name: str
    label: str | Promise
    act: Callable[[datetime], Mapping[str, Any]]
    says: str | Promise


@dataclass(frozen=True)
class Outcome:
    """How one job went."""

    job: str
    done: bool
    seconds: float
    said: Mapping[str, Any] = field(default_factory=dict)
    fault: str = ""


def sweep_files(at: datetime) -> Mapping[str, Any]:
    """Uploads of forms that were never sent, and bytes without a row."""
    return vars(files.sweep(at=at))


def forget_workbooks(at: datetime) -> Mapping[str, Any]:
    """Registers that were sent to be loaded and never were."""
    boxes = forget_old_loads(sent_before=at - A_DAY, at=at)
    shelf.throw_away(*boxes)
    return {"boxes": len(boxes)}


def bring_extract_up(at: datetime) -> Mapping[str, Any]:
    """The journal as the figures read it."""
    manifest = extract(extract_folder(), at=at)
    return {"rows": manifest.rows, "parts": len(manifest.parts)}


def compare_series(at: datetime) -> Mapping[str, Any]:
    """The series from all ties, compared with those that are kept."""
    return series.compare(at)


def tell_what_is_overdue(at: datetime) -> Mapping[str, Any]:
    """Whoever answers for what is soon due, or became overdue, is told, once."""
    return {"told": hotspots.tell_overdue(at=at) + oversight.tell_due(at=at) + movement.tell_due(at=at)}


def send_letters(at: datetime) -> Mapping[str, Any]:
    """One letter a day for whoever wants one, and what failed before; what cannot be sent makes the job fail."""
    notices.forget_old(at=at)
    if not settings.MAIL_SENT:
        return {"sent": 0}
    notices.write_letters(Way.AT_ONCE, Way.DIGEST, at=at)
    posted = notices.send_waiting(at=at)
    if posted.failed:
        raise Broken(posted.fault)
    return {"sent": posted.sent}


def look_for_findings(at: datetime) -> Mapping[str, Any]:
    """What stands out in the reports of the week, and where they gather."""
    return vars(findings.look(at=at))


def send_warnings(at: datetime) -> Mapping[str, Any]:
    """Mail that waits for subscribers of warnings; none leaves where no mail server is named."""
    return warnings.deliver(send_delivery, at=at) if settings.MAIL_SENT else {"sent": 0, "failed": 0}


def forget_addresses(at: datetime) -> Mapping[str, Any]:
    """Addresses that asked for warnings and never answered from the mailbox."""
    return warnings.forget_unconfirmed(at=at)


def check_journal(at: datetime) -> Mapping[str, Any]:  # noqa: ARG001 (called as all of its kind are)
    """Every hash, chain and seal anew."""
    outcome = verify()
    if outcome.fault:
        raise Broken(outcome.fault.sentence)
    return {"entries": outcome.entries, "chains": outcome.chains}


JOBS: tuple[Job, ...] = (
    Job("files", _("Uploads nobody sent"), sweep_files, _("%(held)s uploads forgotten, %(files)s files removed")),
    Job("workbooks", _("Workbooks nobody loaded"), forget_workbooks, _("%(boxes)s workbooks thrown away")),
    Job("counts", _("Counts of the public side"), receipts.forget_counts, _("%(counts)s counts forgotten")),
    Job(
        "series",
        _("Series compared with their ties"),
        compare_series,
        _("%(series)s series of %(reports)s reports, %(faults)s mended"),
    ),
    Job("sessions", _("Sessions that are over"), forget_sessions, _("%(sessions)s sessions forgotten")),
    Job("checks", _("Numbers whose time on the list is over"), checks.expire, _("%(numbers)s numbers expired")),
    Job("overdue", _("Notices of what is overdue"), tell_what_is_overdue, _("%(told)s told")),
    Job("letters", _("Letters about notices"), send_letters, _("%(sent)s letters sent")),
    Job("warnings", _("Warnings by mail"), send_warnings, _("%(sent)s mails sent, %(failed)s failed")),
    Job("addresses", _("Addresses never confirmed"), forget_addresses, _("%(addresses)s addresses forgotten")),
    Job("extract", _("Journal for the figures"), bring_extract_up, _("%(rows)s entries in %(parts)s files")),
    Job("findings", _("Look for what stands out"), look_for_findings, _("%(seen)s seen, %(new)s new in the inbox")),
    Job("journal", _("Check of the journal"), check_journal, _("%(entries)s entries in %(chains)s chains are whole")),
)


def done(job: Job, *, at: datetime) -> Outcome:
    """Do one job; whatever goes wrong in it is noted, and the night goes on."""
    begun = time.monotonic()
    try:
        said, fault = dict(job.act(at)), ""
    except Exception as broken:  # the outermost loop of the night: a job's fault is its own
        log.exception("The nightly job %s failed", job.name)
        said, fault = {}, f"{type(broken).__name__}: {broken}"[:LONGEST_FAULT]
        # A connection that was lost with the job is not handed on to the next; inside a transaction it is still needed.
        if not connection.in_atomic_block:
            connection.close()
    return Outcome(job.name, not fault, round(time.monotonic() - begun, 2), said, fault)
