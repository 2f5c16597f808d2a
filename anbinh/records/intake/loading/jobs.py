"""Carrying a load out: at once for a short book, in a thread of the server for a long one.

A thread that dies takes its transaction with it, so nothing is half done; the page then says so and offers it again.
"""

import logging
import threading
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connections
from django.utils import translation
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.kernels.sheets import Matching, SheetsError
from anbinh.records.intake.commands.desk import IntakeError
from anbinh.records.intake.commands.loading import fail_load, write_load
from anbinh.records.intake.loading import shelf
from anbinh.records.intake.loading.planning import Plan, plan, said
from anbinh.records.intake.models import Load

READING, WRITING = "reading", "writing"


@dataclass(frozen=True)
class Job:
    """What somebody decided after the dry run: this file, these counts as they were seen, with refused rows or not."""

    load: Load
    source: bytes
    seen: str
    without_refused: bool
    matchings: tuple[Matching, ...]
    by: Person
    at: datetime


def seen_as(made: Plan) -> str:
    """The counts that a person saw, as the form carries them."""
    return "-".join(str(number) for number in made.counts.values())


def carry_out(job: Job) -> None:
    """Plan again and write; whatever goes wrong leaves no row and a sentence at the load."""
    box = job.load.box
    try:
        _write(job, box)
        shelf.throw_away(box)
    except (IntakeError, SheetsError) as refusal:
        fail_load(job.load, failure=said(refusal) if isinstance(refusal, SheetsError) else str(refusal), at=job.at)
    except Exception as fault:  # noqa: BLE001 -- the outermost loop of a job
        # The message of an unforeseen fault may hold what a row says; only its kind and place are logged.
        where = traceback.extract_tb(fault.__traceback__)[-1]
        said_of = (job.load.pk, type(fault).__name__, where.filename, where.lineno)
        logging.getLogger(__name__).error("load %s broke off: %s at %s:%s", *said_of)
        fail_load(job.load, failure=_("An unforeseen fault stopped the load. Nothing was written."), at=job.at)


def start(job: Job) -> None:
    """Carry a load out in a thread, in the language of the page that started it."""
    language = translation.get_language() or "vi"
    threading.Thread(target=_in_thread, args=(job, language), name=f"load-{job.load.pk}", daemon=True).start()


def _in_thread(job: Job, language: str) -> None:
    try:
        with translation.override(language):
            carry_out(job)
    finally:
        connections.close_all()


def _write(job: Job, box: str) -> None:
    shelf.say(box, READING, 0, 0)
    made = _planned(job, job.matchings, box)
    if seen_as(made) != job.seen:
        raise IntakeError(_("The register changed since you looked. Look at the counts again, then load."))
    if made.refused and not job.without_refused:
        raise IntakeError(_("Rows are refused, so nothing was loaded."))
    counts = made.counts
    total = counts["create"] + counts["change"]
    shelf.say(box, WRITING, 0, total)
    write_load(
        job.load,
        fresh=made.fresh,
        changed=made.changed,
        unchanged=counts["unchanged"],
        refused=counts["refused"],
        by=job.by,
        at=job.at,
        progress=lambda done: shelf.say(box, WRITING, done, total),
    )


def _planned(job: Job, matchings: Iterable[Matching], box: str) -> Plan:
    return plan(
        job.source,
        by=job.by,
        at=job.at,
        default=job.load.unit,
        sheet=job.load.sheet,
        remembered=matchings,
        progress=lambda done: shelf.say(box, READING, done, 0),
    )
