"""One measure of custody while a verb is done to it: taken as it is now, its clocks set and stopped, then written."""

from datetime import datetime

from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Overtaken, must_be_allowed
from anbinh.foundation.journal.commands import Posting, post, reverse
from anbinh.foundation.journal.models import Entry
from anbinh.kernels.procedure import ProcedureError
from anbinh.records.cases import rules
from anbinh.records.cases.commands.desk import CasesError, clock_of, overdue_posting, stop_clock
from anbinh.records.cases.models import Clock, Measure


def set_clock(measure: Measure, limit: str, start_at: datetime, *, extension: int = 0) -> Posting:
    """Set a clock of a measure running."""
    severity = measure.case.severity if limit == "D173" else ""
    try:
        clock = clock_of(measure.unit, limit, start_at, severity=severity, extension=extension)
    except ProcedureError as refusal:
        raise CasesError(str(refusal)) from refusal
    clock.measure = measure
    clock.save()
    return overdue_posting(clock)


def taken(measure: Measure, *, by: Person | None, at: datetime, when: datetime | None) -> tuple[Measure, datetime]:
    """The measure held until the end, and the verb's moment; refused when it has ended or others were faster."""
    held = Measure.objects.locked(measure.pk)
    if held.version != measure.version:
        raise Overtaken(_("Somebody else changed this measure meanwhile. Look at the change, then send it again."))
    must_be_allowed(by, rules.PERMISSION["hold"], held.case.holder, at=at)
    if held.ended_at is not None:
        raise CasesError(_("This measure has ended."))
    moment = when or at
    if not held.started_at <= moment <= at:
        raise CasesError(_("The moment must lie between the start of the measure and now."))
    return held, moment


def stopped(held: Measure, clocks: list[Clock], moment: datetime, ending: str) -> tuple[list[Posting], list[Entry]]:
    """Stop these clocks; what is to be posted, and which entries to take back."""
    postings: list[Posting] = []
    back: list[Entry] = []
    for clock in clocks:
        clock.measure = held
        stop_clock(clock, when=moment, ending=ending, postings=postings, back=back)
        clock.save()
    return postings, back


def written(held: Measure, postings: list[Posting], back: list[Entry], *, by: Person | None, at: datetime) -> Measure:
    """Write the measure and its entries."""
    held.version += 1
    held.save()
    if back:
        reverse(*back, by=by, at=at, reason=_("Met in time"))
    if postings:
        post(*postings, by=by, at=at)
    return held
