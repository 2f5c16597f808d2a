"""A report goes to another unit: sent, accepted, returned or withdrawn."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.units.models import Unit
from anbinh.records.intake import rules, verbs
from anbinh.records.intake.commands.desk import (
    Desk,
    IntakeError,
    clock_of,
    is_commune_police,
    laid,
    overdue_posting,
)
from anbinh.records.intake.models import Act, Clock, Offer, Report, Stage, Stay, day_of


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
