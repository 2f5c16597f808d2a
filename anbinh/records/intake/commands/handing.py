"""Reports pass to what took their unit's work over when it ends. Nothing is orphaned."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from itertools import zip_longest

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import must_be_allowed
from anbinh.foundation.journal.commands import Posting, post_many, reverse
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.records.intake import verbs
from anbinh.records.intake.commands.desk import IntakeError, clock_of, overdue_posting
from anbinh.records.intake.commands.noticing import tell_heirs
from anbinh.records.intake.models import Act, Clock, Offer, Report, Stage, Stay, day_of
from anbinh.records.intake.succession import Hop, R, Way, hops_of, ways_of


@dataclass
class _Round:
    """What one step of all reports posts, and takes back."""

    by: Person | None
    at: datetime
    postings: list[Posting] = field(default_factory=list)
    back: list[Entry] = field(default_factory=list)

    def post(self) -> None:
        if self.back:
            reason = _("Handed over to the unit that took the work over")
            reverse(*self.back, by=self.by, at=self.at, reason=reason)
        if self.postings:
            post_many(self.postings, by=self.by, at=self.at)


def ways(*, on: date, heirs: Mapping[int, Unit] | None = None) -> list[Way[Report]]:
    """Every open report of a unit that has ended by `on`, and where it goes."""
    return ways_of(Report.objects.held_by_ended(on).with_names().oldest_first(), on=on, heirs=heirs or {})


def hand_over(
    *, on: date, heirs: Mapping[int, Unit] | None = None, by: Person | None, at: datetime
) -> list[Way[Report]]:
    """Every open report of a unit that has ended by `on` passes to what took its work over; the list says where.

    `heirs` names by hand who takes over from a unit (by its key) that has no successor. Officers stay in charge where
    their post followed; the others' reports wait to be assigned anew.
    """
    with transaction.atomic():
        must_exist(heirs or {}, on=on)
        found = ways(on=on, heirs=heirs)
        must_reach_heirs(found, by=by, at=at)
        reports = {report.pk: report for report in Report.objects.with_names().locked_all(w.record.pk for w in found)}
        # Step by step, as it was: what one step started, the next may carry on.
        for hops in zip_longest(*(way.hops for way in found)):
            step = _Round(by, at)
            for way, hop in zip(found, hops, strict=True):
                if hop is not None:
                    _hand(reports[way.record.pk], hop, step)
            step.post()
        for way in found:
            _put_in_charge(reports[way.record.pk], moved=bool(way.hops), on=on)
        _readdress(on=on, heirs=heirs or {}, at=at)
        tell_heirs((reports[way.record.pk] for way in found if way.hops), on=on, by=by, at=at)
        return [replace(way, record=reports[way.record.pk]) for way in found]


def must_reach_heirs(found: Iterable[Way[R]], *, by: Person | None, at: datetime) -> None:
    """Refuse whoever may not hand over to all who get something."""
    for heir in {way.to.pk: way.to for way in found if way.to is not None}.values():
        must_be_allowed(by, "intake.hand_over", heir, at=at)


def must_exist(heirs: Mapping[int, Unit], *, on: date) -> None:
    """Refuse an heir that itself has ended."""
    for heir in heirs.values():
        if heir.valid_to is not None and heir.valid_to <= on:
            sentence = _("%(unit)s no longer exists. Choose the unit that took its work over.")
            raise IntakeError(sentence % {"unit": heir.name})


def _hand(report: Report, hop: Hop, step: _Round) -> None:
    frm, to, stay = report.holder, hop.unit, Stay.objects.present(report)
    # An act of the old unit's last days cannot come after the report has left it.
    acts = Act.objects.of_report(report).standing().with_verb(*verbs.MOVES_STOCK).values_list("at", flat=True)
    moment = max(start_of(max(hop.on, stay.since)), report.received_at, *acts)
    day = day_of(moment)
    act = Act.objects.create(
        report=report, verb="hand_over", unit=to, by=step.by, at=moment, recorded_at=step.at, other_unit=frm
    )
    counted = report.stage != Stage.SUSPENDED
    stay.until, stay.destination, stay.counted_out = day, "handover", counted
    stay.save()
    Stay.objects.create(report=report, unit=to, since=day, arrival="handover", counted_in=counted)
    if counted:
        step.postings += _change_of_stock(report, frm, to, day)
    report.holder = to
    for clock in Clock.objects.of_report(report).running():
        _carry(clock, report, act, step)


def _put_in_charge(report: Report, *, moved: bool, on: date) -> None:
    """The officer stays where the post followed the work; otherwise it waits to be assigned anew."""
    if not moved:
        return
    if report.officer and not report.officer.reach(on=on, permission="intake.read").covers(report.holder):
        report.officer = None
    if report.officer is None and report.stage == Stage.ASSIGNED:
        report.stage = Stage.CLASSIFIED
    report.version += 1
    report.save()


def _change_of_stock(report: Report, frm: Unit, to: Unit, day: date) -> Sequence[Posting]:
    out, in_ = {"destination": "handover"}, {"arrival": "handover"}
    return [
        Posting(verbs.TRANSFERRED, report, frm, day, 1, {**report.codes, **out}),
        Posting(verbs.RECEIVED, report, to, day, 1, {**report.codes, **in_}),
        Posting(verbs.PENDING, report, frm, day, -1, report.codes),
        Posting(verbs.PENDING, report, to, day, 1, report.codes),
    ]


def _carry(clock: Clock, report: Report, act: Act, step: _Round) -> None:
    clock.report = report
    clock.ended_at, clock.ending, clock.ended_by = act.at, Clock.Ending.MOVED, act
    clock.save()
    if clock.late:
        step.postings.append(overdue_posting(clock, ended=True))
    else:
        step.back += Entry.objects.about(clock).with_verb(verbs.OVERDUE).live().counting()
    again = clock_of(report, clock.limit, start_at=clock.start_at, extension=clock.extension, arrived=act.on)
    again.started_by = act
    again.save()
    step.postings.append(overdue_posting(again))


def _readdress(*, on: date, heirs: Mapping[int, Unit], at: datetime) -> None:
    """What was on its way to a unit that has ended waits at what took that unit's work over."""
    offers = list(Offer.objects.all().to_ended(on))
    known = hops_of((offer.to for offer in offers), on=on, heirs=heirs)
    for offer in offers:
        if not (hops := known[offer.to_id]):
            continue
        offer.to = hops[-1].unit
        if offer.to_id == offer.report.holder_id:
            # Sender and receiver went into the same unit: there is nothing left to answer.
            offer.answer, offer.answered_at = "withdrawn", at
        offer.save()


def start_of(day: date) -> datetime:
    """00:00 of a day on the city's clock."""
    return timezone.make_aware(datetime.combine(day, time.min))
