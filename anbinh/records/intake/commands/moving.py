"""A report goes to another unit: sent, accepted or returned; handed over when its unit ends. Nothing is orphaned."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.accounts.querysets import carried_on
from anbinh.foundation.journal.commands import Posting, post_many, reverse
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.records.intake import rules, verbs
from anbinh.records.intake.commands.desk import (
    Desk,
    IntakeError,
    clock_of,
    is_commune_police,
    laid,
    must_be_allowed,
    overdue_posting,
)
from anbinh.records.intake.models import Act, Clock, Offer, Report, Stage, Stay, day_of


@dataclass(frozen=True)
class HandedOver:
    """One report that changed hands; `to` is None when nobody took the unit's work over: somebody must be named."""

    report: Report
    frm: Unit
    to: Unit | None


def transfer(
    report: Report,
    *,
    to: Unit | None = None,
    body: str = "",
    text: str,
    number: str = "",
    when: datetime | None = None,
    by: Person | None,
    at: datetime,
) -> Act:
    """Send a report to a unit of the system, which accepts or returns it, or to a body outside, which ends it here."""
    with transaction.atomic():
        desk = laid(report, "transfer", by=by, at=at, when=when, number=number, text=text)
        if (to is None) == (not body.strip()):
            raise IntakeError(_("Name the unit it goes to, or the body outside the system: one of the two."))
        desk.act.other_unit, desk.act.other_body = to, body.strip()
        desk.stop("commune_transfer_h", "commune_prelim_d")
        if to is None:
            _leave(desk)
        else:
            _offer(desk, to)
        return desk.close()


def _offer(desk: Desk, to: Unit) -> None:
    if to.pk == desk.report.holder_id:
        raise IntakeError(_("The report is already with %(unit)s.") % {"unit": to.name})
    if to.valid_to is not None and to.valid_to <= day_of(desk.at):
        raise IntakeError(_("%(unit)s no longer exists. Choose the unit that took its work over.") % {"unit": to.name})
    desk.act.save()
    Offer.objects.create(report=desk.report, act=desk.act, frm=desk.report.holder, to=to, at=desk.when)
    desk.post(verbs.OFFERED)


def _leave(desk: Desk) -> None:
    """It leaves the system: out of the stock, its clocks no longer run here."""
    stay = Stay.objects.present(desk.report)
    stay.until, stay.destination = desk.act.on, "outside"
    stay.save()
    desk.report.stage, desk.report.closed_at, desk.report.due_at = Stage.TRANSFERRED, desk.when, None
    desk.stop_all(ending=Clock.Ending.MOVED)
    desk.post(verbs.TRANSFERRED, quantity=1, destination="outside")
    desk.post(verbs.PENDING, quantity=-1)


def accept(report: Report, *, unit: Unit, text: str = "", by: Person | None, at: datetime) -> Act:
    """The receiving unit takes the report into its stock; the resolution clock comes along as it runs."""
    with transaction.atomic():
        desk = laid(report, "accept", by=by, at=at, text=text, unit=unit)
        offer = Offer.objects.of_report(desk.report).waiting().to_units([unit.pk]).get()
        _answer(offer, "accepted", at=at)
        desk.act.other_unit = offer.frm
        _move(desk, to=unit, destination="inside", arrival="transfer")
        for limit in rules.started_by_arrival(kind=desk.report.kind, commune=is_commune_police(unit)):
            if not Clock.objects.of_report(desk.report).running().of_limits(limit).exists():
                desk.start(limit)
        return desk.close()


def _move(desk: Desk, *, to: Unit, destination: str, arrival: str) -> None:
    """Out of one stock into the other, on one day; running clocks go along, and count against the new unit."""
    report, day = desk.report, desk.act.on
    stay = Stay.objects.present(report)
    stay.until, stay.destination = day, destination
    stay.save()
    desk.post(verbs.TRANSFERRED, quantity=1, destination=destination)
    desk.post(verbs.PENDING, quantity=-1)
    carried = [clock for clock in Clock.objects.of_report(report).running()]
    for clock in carried:
        desk.stop_one(clock, ending=Clock.Ending.MOVED)
    report.holder, report.officer = to, None
    if report.stage == Stage.ASSIGNED:
        report.stage = Stage.CLASSIFIED
    Stay.objects.create(report=report, unit=to, since=day, arrival=arrival)
    desk.post(verbs.RECEIVED, quantity=1, arrival=arrival)
    desk.post(verbs.PENDING, quantity=1)
    for clock in carried:
        again = clock_of(report, clock.limit, start_at=clock.start_at, extension=clock.extension, arrived=day)
        again.started_by = desk.act
        again.save()
        desk.postings.append(overdue_posting(again))


def return_(report: Report, *, unit: Unit, text: str, by: Person | None, at: datetime) -> Act:
    """The receiving unit sends it back, with the reason; the sender never stopped being responsible."""
    with transaction.atomic():
        if not text.strip():
            raise IntakeError(_("Say why the report is returned: the sending unit reads it."))
        desk = laid(report, "return", by=by, at=at, text=text, unit=unit)
        offer = Offer.objects.of_report(desk.report).waiting().to_units([unit.pk]).get()
        _answer(offer, "returned", at=at)
        desk.act.other_unit = offer.frm
        desk.post(verbs.RETURNED)
        return desk.close()


def withdraw(report: Report, *, text: str, by: Person | None, at: datetime) -> Act:
    """The sender takes a transfer back before it is answered."""
    with transaction.atomic():
        desk = laid(report, "withdraw", by=by, at=at, text=text)
        offer = Offer.objects.of_report(desk.report).waiting().get()
        _answer(offer, "withdrawn", at=at)
        desk.act.other_unit = offer.to
        desk.post(verbs.WITHDRAWN)
        return desk.close()


def _answer(offer: Offer, answer: str, *, at: datetime) -> None:
    offer.answer, offer.answered_at = answer, at
    offer.save()


def hand_over(*, on: date, by: Person | None, at: datetime) -> list[HandedOver]:
    """Every open report of a unit that has ended by `on` passes to what took its work over; the list says where.

    Officers stay in charge where their post followed; the others' reports wait to be assigned anew.
    """
    with transaction.atomic():
        found = list(Report.objects.held_by_ended(on).with_names())
        heirs = {unit.pk: next(iter(carried_on(unit, on=on)), None) for unit in {report.holder for report in found}}
        for heir in {heir.pk: heir for heir in heirs.values() if heir is not None}.values():
            must_be_allowed(by, "intake.hand_over", heir, at=at)
        handed = [HandedOver(report, report.holder, heirs[report.holder_id]) for report in found]
        postings: list[Posting] = []
        back: list[Entry] = []
        for one in handed:
            if one.to is not None:
                _hand(one.report, one.to, postings=postings, back=back, by=by, at=at)
        if back:
            reverse(*back, by=by, at=at, reason=_("Handed over to the unit that took the work over"))
        if postings:
            post_many(postings, by=by, at=at)
        return handed


def _hand(
    report: Report, to: Unit, *, postings: list[Posting], back: list[Entry], by: Person | None, at: datetime
) -> None:
    frm, day = report.holder, report.holder.valid_to
    assert day is not None, "only units that ended hand over"
    moment = max(_start_of(day), report.received_at)
    day = day_of(moment)
    act = Act.objects.create(report=report, verb="hand_over", unit=to, by=by, at=moment, recorded_at=at, other_unit=frm)
    counted = report.stage != Stage.SUSPENDED
    stay = Stay.objects.present(report)
    stay.until, stay.destination, stay.counted_out = day, "handover", counted
    stay.save()
    Stay.objects.create(report=report, unit=to, since=day, arrival="handover", counted_in=counted)
    if counted:
        postings += _change_of_stock(report, frm, to, day)
    report.holder = to
    for clock in Clock.objects.of_report(report).running():
        _carry(clock, report, act, moment, postings=postings, back=back)
    if report.officer and not report.officer.reach(on=day, permission="intake.read").covers(to):
        report.officer = None
    if report.officer is None and report.stage == Stage.ASSIGNED:
        report.stage = Stage.CLASSIFIED
    report.version += 1
    report.save()


def _change_of_stock(report: Report, frm: Unit, to: Unit, day: date) -> list[Posting]:
    out, in_ = {"destination": "handover"}, {"arrival": "handover"}
    return [
        Posting(verbs.TRANSFERRED, report, frm, day, 1, {**report.codes, **out}),
        Posting(verbs.RECEIVED, report, to, day, 1, {**report.codes, **in_}),
        Posting(verbs.PENDING, report, frm, day, -1, report.codes),
        Posting(verbs.PENDING, report, to, day, 1, report.codes),
    ]


def _carry(
    clock: Clock, report: Report, act: Act, moment: datetime, *, postings: list[Posting], back: list[Entry]
) -> None:
    clock.report = report
    clock.ended_at, clock.ending, clock.ended_by = moment, Clock.Ending.MOVED, act
    clock.save()
    if clock.late:
        postings.append(overdue_posting(clock, ended=True))
    else:
        back += Entry.objects.about(clock).with_verb(verbs.OVERDUE).live().counting()
    again = clock_of(report, clock.limit, start_at=clock.start_at, extension=clock.extension, arrived=day_of(moment))
    again.started_by = act
    again.save()
    postings.append(overdue_posting(again))


def _start_of(day: date) -> datetime:
    """00:00 of a day on the city's clock."""
    return timezone.make_aware(datetime.combine(day, time.min))
