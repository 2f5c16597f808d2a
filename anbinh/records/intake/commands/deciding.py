"""The decisions of Điều 147 and what follows them: suspend, resume, decide, send, reopen."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.catalogue import lists
from anbinh.records.intake import rules, verbs
from anbinh.records.intake.commands.desk import Desk, IntakeError, checked_item, laid
from anbinh.records.intake.models import Act, Clock, Report, Stage


def suspend(
    report: Report,
    *,
    ground: str,
    text: str,
    number: str = "",
    when: datetime | None = None,
    by: Person | None,
    at: datetime,
) -> Act:
    """Suspend, only when the time has run out and on a ground of BLTTHS 148.1; it counts as one of the decisions."""
    with transaction.atomic():
        desk = laid(report, "suspend", by=by, at=at, when=when, number=number, text=text)
        _must_be_ground(ground, "report_suspended", desk)
        in_time = _decided_in_time(desk)
        desk.report.stage, desk.report.ground, desk.report.closed_at = Stage.SUSPENDED, ground, desk.when
        desk.report.outcome = "suspended"
        _stop_working(desk)
        desk.act.outcome, desk.act.ground, desk.act.in_time = "suspended", ground, in_time
        desk.post(verbs.SUSPENDED, quantity=1, ground=ground, in_time="yes" if in_time else "no")
        desk.post(verbs.PENDING, quantity=-1)
        _start_duties(desk, "suspended")
        return desk.close()


def resume(
    report: Report, *, text: str, number: str = "", when: datetime | None = None, by: Person | None, at: datetime
) -> Act:
    """Resume a suspended report: one month to resolve it (149.1), three days to send the decision (149.2)."""
    with transaction.atomic():
        desk = laid(report, "resume", by=by, at=at, when=when, number=number, text=text)
        _open_again(desk, "D149.1", cause="resumed")
        _start_duties(desk, "resumed")
        return desk.close()


def decide(
    report: Report,
    *,
    outcome: str,
    ground: str = "",
    text: str = "",
    number: str = "",
    when: datetime | None = None,
    by: Person | None,
    at: datetime,
) -> Act:
    """Prosecute, not prosecute (on a ground of Điều 157), or handle administratively."""
    with transaction.atomic():
        desk = laid(report, "decide", by=by, at=at, when=when, number=number, text=text)
        if outcome not in rules.OUTCOMES:
            raise IntakeError(_("Choose one of the decisions in the list."))
        checked_item("outcomes", outcome, on=desk.act.on)
        if outcome == "not_prosecuted":
            _must_be_ground(ground, "no_prosecution", desk)
        elif ground:
            raise IntakeError(_("Only a decision not to prosecute has a ground of Article 157."))
        if outcome == "prosecuted" and not desk.report.article:
            raise IntakeError(_("Enter the offence with article and clause first, with “Correct the report”."))
        in_time = _decided_in_time(desk)
        desk.report.stage, desk.report.outcome, desk.report.ground = Stage.DECIDED, outcome, ground
        desk.report.closed_at = desk.when
        _stop_working(desk)
        desk.act.outcome, desk.act.ground, desk.act.in_time = outcome, ground, in_time
        desk.post(verbs.DECIDED, quantity=1, outcome=outcome, ground=ground, in_time="yes" if in_time else "no")
        desk.post(verbs.PENDING, quantity=-1)
        _start_duties(desk, outcome)
        return desk.close()


def send_decision(
    report: Report, *, when: datetime | None = None, number: str = "", text: str = "", by: Person | None, at: datetime
) -> Act:
    """Record that the decision went to the procuracy (and, where the article says so, to the informant)."""
    with transaction.atomic():
        desk = laid(report, "send_decision", by=by, at=at, when=when, number=number, text=text)
        desk.stop("D148.2a", "D149.2", "D154.2", "D158.1")
        desk.post(verbs.DECISION_SENT)
        return desk.close()


def reopen(
    report: Report, *, text: str, number: str = "", when: datetime | None = None, by: Person | None, at: datetime
) -> Act:
    """The procuracy annulled a suspension (148.2: one month) or a decision not to prosecute (the time of 147 anew)."""
    with transaction.atomic():
        if not text.strip():
            raise IntakeError(_("Give the number and reason of the annulment."))
        desk = laid(report, "reopen", by=by, at=at, when=when, number=number, text=text)
        suspended = desk.report.stage == Stage.SUSPENDED
        _open_again(desk, "D148.2c" if suspended else "D147.1", cause="annulled")
        return desk.close()


def _open_again(desk: Desk, limit: str, *, cause: str) -> None:
    desk.report.stage = Stage.ASSIGNED if desk.report.officer_id else Stage.CLASSIFIED
    desk.report.outcome, desk.report.ground, desk.report.closed_at = "", "", None
    desk.start(limit)
    desk.post(verbs.RESUMED, quantity=1, cause=cause)
    desk.post(verbs.PENDING, quantity=1)


def _decided_in_time(desk: Desk) -> bool:
    due = desk.report.due_at
    return due is None or desk.when <= due


def _stop_working(desk: Desk) -> None:
    """The clock of the decision is met; duties of the work before it no longer apply, duties to tell go on."""
    desk.stop(*rules.RESOLUTION)
    desk.stop("assign_wd", "classify_h", "classify_complex_d", "commune_transfer_h", ending=Clock.Ending.VOID)
    desk.report.due_at = None


def _start_duties(desk: Desk, outcome: str) -> None:
    running = {clock.limit for clock in Clock.objects.of_report(desk.report).running()}
    nobody = desk.report.kind in rules.TOLD_BY_NOBODY
    for limit in rules.started_by_decision(outcome):
        # Without a reporter there is nobody to notify; a notice still owed from before is the same duty.
        if limit in running or (limit == "notify_wd" and nobody):
            continue
        desk.start(limit)


def _must_be_ground(ground: str, group: str, desk: Desk) -> None:
    known = [one.code for one in lists.items("grounds", on=desk.act.on) if getattr(one, "group", "") == group]
    if ground not in known:
        raise IntakeError(_("Choose a ground from the list of the law: %(known)s.") % {"known": ", ".join(known)})
