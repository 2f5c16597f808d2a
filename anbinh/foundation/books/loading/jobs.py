"""Carrying a load out: at once for a short book, in a thread of the server for a long one.

A thread that dies takes its transaction with it, so nothing is half done; the page then says so and offers it again.
"""

import logging
import threading
import traceback
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connections
from django.utils import translation
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Refusal
from anbinh.foundation.books.commands.loads import begin_load, fail_load, write_load
from anbinh.foundation.books.loading import shelf
from anbinh.foundation.books.loading.declaration import Loading, Plan, Progress, said, unseen
from anbinh.foundation.books.models import LoadRecord
from anbinh.foundation.units.models import Unit
from anbinh.kernels.sheets import Matching, SheetsError

READING, WRITING = "reading", "writing"


@dataclass(frozen=True)
class Job:
    """What somebody decided after the dry run: this file, these counts as they were seen, with refused rows or not."""

    loading: Loading
    load: LoadRecord
    source: bytes
    seen: str
    without_refused: bool
    matchings: tuple[Matching, ...]
    by: Person
    at: datetime


def seen_as(made: Any) -> str:
    """The counts that a person saw, as the form carries them."""
    return "-".join(str(number) for number in made.counts.values())


def carry_out(job: Job) -> None:
    """Plan again and write; whatever goes wrong leaves no row and a sentence at the load."""
    box = job.load.box
    try:
        _write(job, box)
        shelf.throw_away(box)
    except (Refusal, SheetsError) as refusal:
        fail_load(job.load, failure=said(refusal) if isinstance(refusal, SheetsError) else str(refusal), at=job.at)
    except Exception as fault:  # noqa: BLE001 -- the outermost loop of a job
        # The message of an unforeseen fault may hold what a row says; only its kind and place are logged.
        where = traceback.extract_tb(fault.__traceback__)[-1]
        said_of = (job.load.pk, type(fault).__name__, where.filename, where.lineno)
        logging.getLogger(__name__).error("load %s broke off: %s at %s:%s", *said_of)
        fail_load(job.load, failure=_("An unforeseen fault stopped the load. Nothing was written."), at=job.at)


def load_at_once(
    loading: Loading, made: Plan, *, unit: Unit | None, by: Person | None, at: datetime, progress: Progress = unseen
) -> Any:
    """Load what was planned, as the command line does: no file waits, nobody looks."""
    begun = begin_load(
        loading.model, loading.name, permission=loading.permission, unit=unit, by=by, at=at, sheet=made.heading.sheet
    )
    return write_load(begun, made, write=lambda held: loading.write(held, made, by=by, at=at, progress=progress), at=at)


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
    made = _planned(job, box)
    if seen_as(made) != job.seen:
        raise Refusal(_("The book changed since you looked. Look at the counts again, then load."))
    if made.refused and not job.without_refused:
        raise Refusal(_("Rows are refused, so nothing was loaded."))
    total = len(made.fresh) + len(made.changed)
    shelf.say(box, WRITING, 0, total)
    write_load(
        job.load,
        made,
        write=lambda held: job.loading.write(
            held, made, by=job.by, at=job.at, progress=lambda done: shelf.say(box, WRITING, done, total)
        ),
        at=job.at,
    )


def _planned(job: Job, box: str) -> Any:
    return job.loading.plan(
        job.source,
        by=job.by,
        at=job.at,
        default=job.load.unit,
        sheet=job.load.sheet,
        remembered=job.matchings,
        progress=lambda done: shelf.say(box, READING, done, 0),
    )
