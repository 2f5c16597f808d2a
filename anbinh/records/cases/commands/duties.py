"""The duties beside a measure: what is sent to the procuracy and what it answers, and telling the family."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.commands import Posting
from anbinh.foundation.journal.models import Entry
from anbinh.records.cases import rules, verbs
from anbinh.records.cases.commands.desk import CasesError
from anbinh.records.cases.commands.measuring import set_clock, stopped, taken, written
from anbinh.records.cases.models import Clock, Measure
from anbinh.records.intake.models import day_of


def ask_procuracy(
    measure: Measure, *, number: str = "", when: datetime | None = None, by: Person | None, at: datetime
) -> Measure:
    """The procuracy received the file: of an urgent arrest (110.6, 12 hours) or of a detention (119.5, 3 days)."""
    with transaction.atomic():
        held, moment = taken(measure, by=by, at=at, when=when)
        limit = rules.ASKED[held.kind]
        if Clock.objects.of_measure(held).running().of_limits(limit).exists():
            raise CasesError(_("The procuracy has the file already; record its answer."))
        held.asked_at = moment
        if number.strip():
            held.number = number.strip()
        postings = [set_clock(held, limit, moment), Posting(verbs.ASKED, held, held.unit, day_of(moment))]
        return written(held, postings, [], by=by, at=at)


def approve(measure: Measure, *, when: datetime | None = None, by: Person | None, at: datetime) -> Measure:
    """The procuracy approved, or was sent the decision: those duties are met."""
    with transaction.atomic():
        held, moment = taken(measure, by=by, at=at, when=when)
        clocks = list(Clock.objects.of_measure(held).running().of_limits(*rules.ANSWERED_BY_THE_PROCURACY))
        if not clocks:
            raise CasesError(_("Nothing waits for the procuracy."))
        postings, back = stopped(held, clocks, moment, "met")
        held.approved_at, held.refused_at = moment, None
        postings.append(Posting(verbs.APPROVED, held, held.unit, day_of(moment)))
        return written(held, postings, back, by=by, at=at)


def refuse(measure: Measure, *, when: datetime | None = None, by: Person | None, at: datetime) -> Measure:
    """The procuracy did not approve: an extension falls away, an urgent arrest or a detention ends at once."""
    with transaction.atomic():
        held, moment = taken(measure, by=by, at=at, when=when)
        clocks = list(Clock.objects.of_measure(held).running().of_limits(*rules.REFUSABLE))
        if not clocks:
            raise CasesError(_("Nothing that the procuracy could refuse waits for it."))
        postings, back = stopped(held, clocks, moment, "met")
        if any(clock.limit == "D118.2b" for clock in clocks):
            more, taken_back = _without_the_extension(held, moment)
            postings, back = [*postings, *more], [*back, *taken_back]
        held.refused_at = moment
        postings.append(Posting(verbs.REFUSED, held, held.unit, day_of(moment)))
        return written(held, postings, back, by=by, at=at)


def _without_the_extension(held: Measure, moment: datetime) -> tuple[list[Posting], list[Entry]]:
    """Custody ends when it would have ended before (118.2)."""
    clock = Clock.objects.of_measure(held).running().of_limits("D118.1").get()
    postings, back = stopped(held, [clock], moment, "void")
    held.extensions = clock.extension - 1
    postings.append(set_clock(held, "D118.1", clock.start_at, extension=held.extensions))
    return postings, back


def tell_family(measure: Measure, *, when: datetime | None = None, by: Person | None, at: datetime) -> Measure:
    """The family and the commune were told (BLTTHS 116; of a detention 119.6)."""
    with transaction.atomic():
        held, moment = taken(measure, by=by, at=at, when=when)
        clocks = list(Clock.objects.of_measure(held).running().of_limits(rules.TOLD_TO_THE_FAMILY))
        if not clocks and (held.kind != Measure.Kind.DETENTION or held.told_at is not None):
            raise CasesError(_("The family was told already, or need not be."))
        postings, back = stopped(held, clocks, moment, "met")
        held.told_at = moment
        postings.append(Posting(verbs.TOLD, held, held.unit, day_of(moment)))
        return written(held, postings, back, by=by, at=at)
