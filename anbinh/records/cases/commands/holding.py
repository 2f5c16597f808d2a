"""People held: every hour counts. A measure starts its clock; the next measure, an extension or release stops it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import must_be_allowed
from anbinh.foundation.journal.commands import Posting, post, reverse
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.web import words
from anbinh.records.cases import rules, verbs
from anbinh.records.cases.commands.desk import CasesError, clock_of, overdue_posting
from anbinh.records.cases.commands.measuring import set_clock, stopped, taken, written
from anbinh.records.cases.models import Case, Clock, Measure
from anbinh.records.cases.querysets import in_time_of
from anbinh.records.intake.models import day_of

# Within 12 hours the decision on custody goes to the procuracy; within 24 the family is told.
DUTIES: dict[str, tuple[str, ...]] = {"emergency": (), "arrest": (), "custody": ("D117.4",), "detention": ()}
# Duties that the next measure does not do away with; a request to extend custody ends with the custody.
CARRIED = ("D116", "D117.4", "D110.6", "D119.5")


def hold(
    case: Case, *, initials: str, kind: str, started_at: datetime, number: str = "", by: Person | None, at: datetime
) -> Measure:
    """Record that somebody is held, from the hour it began; initials only."""
    with transaction.atomic():
        fresh = Case.objects.locked(case.pk)
        must_be_allowed(by, rules.PERMISSION["hold"], fresh.holder, at=at)
        if not rules.is_initials(initials.strip()):
            raise CasesError(_("Write initials only, as capitals with full stops, for example N.V.A."))
        if kind not in rules.LIMIT_OF:
            raise CasesError(_("Choose one of the measures in the list."))
        if started_at > at:
            raise CasesError(_("The moment lies in the future. Enter when it really happened."))
        if Measure.objects.of_case(fresh).held().with_initials(initials.strip()).exists():
            raise CasesError(
                _("%(initials)s is already held in this case. Add a number for another person.")
                % {"initials": initials}
            )
        return _start(fresh, initials.strip(), kind, started_at, number=number, follows=None, by=by, at=at)


def _start(
    case: Case,
    initials: str,
    kind: str,
    started_at: datetime,
    *,
    number: str,
    follows: Measure | None,
    by: Person | None,
    at: datetime,
) -> Measure:
    measure = Measure.objects.create(
        case=case,
        unit=case.holder,
        initials=initials,
        kind=kind,
        started_at=started_at,
        recorded_at=at,
        number=number.strip(),
        follows=follows,
    )
    day, codes = day_of(started_at), {"measure": kind}
    postings = [
        Posting(verbs.STARTED, measure, measure.unit, day, 1, codes),
        Posting(verbs.HELD, measure, measure.unit, day, 1, codes),
    ]
    # Somebody put into custody at once was held or arrested for it: the family is told as after an arrest (116).
    told = ("D116",) if follows is None and kind != "detention" else ()
    for limit in (rules.LIMIT_OF[kind], *DUTIES[kind], *told):
        postings.append(set_clock(measure, limit, started_at))
    post(*postings, by=by, at=at)
    return measure


def extend_custody(
    measure: Measure, *, number: str = "", when: datetime | None = None, by: Person | None, at: datetime
) -> Measure:
    """Three days more of custody, at most twice, or the next extension of detention; before the time ends."""
    with transaction.atomic():
        held, moment = taken(measure, by=by, at=at, when=when)
        limit = rules.LIMIT_OF[held.kind]
        clock = Clock.objects.of_measure(held).running().of_limits(limit).first()
        if clock is None or held.kind not in {"custody", "detention"}:
            raise CasesError(_("Only custody and detention can be extended."))
        if moment >= clock.due_at:
            when_ended = words.moment(clock.due_at)
            raise CasesError(_("The time ended at %(when)s: release the person at once.") % {"when": when_ended})
        postings, back = stopped(held, [clock], moment, "replaced")
        held.extensions += 1
        if number.strip():
            held.number = number.strip()
        postings.append(set_clock(held, limit, clock.start_at, extension=clock.extension + 1))
        if held.kind == "custody":
            postings.append(set_clock(held, "D118.2b", moment))
        postings.append(Posting(verbs.PROLONGED, held, held.unit, day_of(moment)))
        return written(held, postings, back, by=by, at=at)


def continue_as(
    measure: Measure, *, kind: str, number: str = "", when: datetime | None = None, by: Person | None, at: datetime
) -> Measure:
    """From emergency hold or arrest to custody, from custody to detention: one ends in the moment the other begins.

    Custody counts into detention one day for one (BLTTHS 118.4), so detention's time runs from the start of custody.
    """
    with transaction.atomic():
        held, moment = taken(measure, by=by, at=at, when=when)
        if kind not in rules.NEXT.get(held.kind, ()):
            raise CasesError(_("This measure cannot be followed by that one."))
        if held.refused_at is not None and held.kind == Measure.Kind.EMERGENCY:
            raise CasesError(_("The procuracy did not approve: release the person at once."))
        unmet = list(Clock.objects.of_measure(held).running().of_limits(*CARRIED))
        _finish(held, moment, Measure.Ending.CONTINUED, by=by, at=at)
        following = _start(held.case, held.initials, kind, moment, number=number, follows=held, by=by, at=at)
        if kind == "detention" and held.kind == "custody":
            _deduct(following, held, by=by, at=at)
        _carry(unmet, following, moment, by=by, at=at)
        return following


def _carry(unmet: list[Clock], following: Measure, moment: datetime, *, by: Person | None, at: datetime) -> None:
    """A duty not done yet is not done by the next measure: it runs on from where it began."""
    for old in unmet:
        clock = clock_of(following.unit, old.limit, old.start_at)
        clock.measure, clock.counts_on = following, max(clock.counts_on, day_of(moment))
        clock.save()
        post(overdue_posting(clock), by=by, at=at)


def _deduct(detention: Measure, custody: Measure, *, by: Person | None, at: datetime) -> None:
    clock = Clock.objects.of_measure(detention).running().of_limits("D173").get()
    reverse(*Entry.objects.about(clock).live().counting(), by=by, at=at, reason=_("Custody is deducted (118.4)"))
    earlier = clock_of(detention.unit, "D173", custody.started_at, severity=detention.case.severity)
    clock.start_at, clock.warn_at = earlier.start_at, earlier.warn_at
    clock.due_at, clock.counts_on = earlier.due_at, earlier.counts_on
    clock.measure = detention
    clock.save()
    post(overdue_posting(clock), by=by, at=at)


def end(
    measure: Measure,
    *,
    ending: str = Measure.Ending.RELEASED,
    when: datetime | None = None,
    by: Person | None,
    at: datetime,
) -> Measure:
    """Released, replaced by a measure without custody, or handed on; the hour is kept."""
    with transaction.atomic():
        held, moment = taken(measure, by=by, at=at, when=when)
        if ending not in set(Measure.Ending.values) - {Measure.Ending.CONTINUED}:
            raise CasesError(_("Choose how the measure ended."))
        return _finish(held, moment, ending, by=by, at=at)


def _finish(held: Measure, moment: datetime, ending: str, *, by: Person | None, at: datetime) -> Measure:
    clocks = list(Clock.objects.of_measure(held).running())
    going_on = ending == Measure.Ending.CONTINUED
    postings, back = stopped(held, [one for one in clocks if not (going_on and one.limit in CARRIED)], moment, "met")
    if going_on:
        more, others = stopped(held, [one for one in clocks if one.limit in CARRIED], moment, "moved")
        postings, back = [*postings, *more], [*back, *others]
    held.ended_at, held.ending = moment, ending
    day = day_of(moment)
    held.save()
    codes = {"measure": held.kind, "ending": ending, "in_time": in_time_of(Measure.objects.get(pk=held.pk))}
    postings += [
        Posting(verbs.ENDED, held, held.unit, day, 1, codes),
        Posting(verbs.HELD, held, held.unit, day, -1, {"measure": held.kind}),
    ]
    return written(held, postings, back, by=by, at=at)
