"""From reception to the decision: classify, notify, assign, verify, lengthen."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Overtaken
from anbinh.foundation.files.commands import keep_all, prepare
from anbinh.foundation.files.examination import Refused
from anbinh.foundation.files.uploads import Upload
from anbinh.records.intake import rules, verbs
from anbinh.records.intake.commands.desk import IntakeError, checked_codes, checked_item, is_commune_police, laid
from anbinh.records.intake.commands.noticing import tell_officer
from anbinh.records.intake.models import Act, Clock, Message, Report, Stage, day_of


def classify(
    report: Report,
    *,
    kind: str,
    article: str = "",
    clause: str = "",
    line: str = "",
    method: str = "",
    is_complex: bool = False,
    urgent: bool = False,
    text: str = "",
    by: Person | None,
    at: datetime,
) -> Act:
    """Say what a report is; a complex one has three days for it instead of 24 hours."""
    with transaction.atomic():
        desk = laid(report, "classify", by=by, at=at, text=text)
        on = desk.report.received_on
        codes = checked_codes(article=article, clause=clause, line=line, method=method, on=on)
        if is_complex and not desk.report.is_complex:
            desk.stop("classify_h", ending=Clock.Ending.REPLACED)
            desk.start("classify_complex_d", start_at=desk.report.received_at)
        desk.report.kind = checked_item("sources_of_information", kind, on=on)
        desk.report.is_complex, desk.report.urgent = is_complex, urgent
        for name, value in codes.items():
            setattr(desk.report, name, value)
        desk.report.stage = Stage.CLASSIFIED
        desk.stop("classify_h", "classify_complex_d")
        desk.post(verbs.CLASSIFIED)
        return desk.close(reason=_("Classified"))


def assign(
    report: Report, *, officer: Person, number: str = "", text: str = "", by: Person | None, at: datetime
) -> Act:
    """Put an officer of the holding unit in charge; the decision of assignment is printed from the act."""
    with transaction.atomic():
        desk = laid(report, "assign", by=by, at=at, number=number, text=text)
        today = day_of(at)
        able = officer.may("intake.decide", on=today) or officer.may("intake.receive", on=today)
        if not able or not officer.reach(on=today, permission="intake.read").covers(desk.report.holder):
            sentence = _("%(officer)s does not serve in %(unit)s. Choose an officer of that unit.")
            raise IntakeError(sentence % {"officer": officer, "unit": desk.report.holder.name})
        desk.report.officer = officer
        desk.act.person = officer
        desk.report.stage = Stage.ASSIGNED
        desk.stop("assign_wd", "commune_transfer_h")
        running = {clock.limit for clock in Clock.objects.of_report(desk.report).running()}
        told = Act.objects.of_report(desk.report).standing().with_verb("tell_procuracy").exists()
        if is_commune_police(desk.report.holder) and not told and not running & {"D146.5", "D152.3"}:
            # A commune whose investigators resolve the report themselves owes the procuracy the notice.
            desk.start("D152.3" if desk.report.kind == "surrender" else "D146.5", start_at=desk.report.received_at)
        desk.post(verbs.ASSIGNED)
        tell_officer(desk.report, officer, by=by, at=at)
        return desk.close()


def assign_many(
    reports: Sequence[Report], *, officer: Person, by: Person | None, at: datetime
) -> tuple[list[Act], list[tuple[Report, str]]]:
    """Assign each that may be assigned; the others come back with the sentence that says why not."""
    done: list[Act] = []
    refused: list[tuple[Report, str]] = []
    for report in reports:
        try:
            done.append(assign(report, officer=officer, by=by, at=at))
        except Overtaken as overtaken:
            refused.append((report, str(overtaken)))
        except IntakeError as refusal:
            refused.append((report, str(refusal)))
    return done, refused


def tell_procuracy(
    report: Report, *, when: datetime | None = None, number: str = "", text: str = "", by: Person | None, at: datetime
) -> Act:
    """Record the written notice of the report to the procuracy (BLTTHS 146.5, 152.3)."""
    with transaction.atomic():
        desk = laid(report, "tell_procuracy", by=by, at=at, when=when, number=number, text=text)
        desk.stop("D146.5", "D152.3")
        desk.post(verbs.PROCURACY_TOLD)
        return desk.close()


def verify(
    report: Report,
    *,
    text: str,
    when: datetime | None = None,
    number: str = "",
    uploads: Sequence[Upload] = (),
    by: Person | None,
    at: datetime,
) -> Act:
    """Record a step of verification with its papers; an officer's own papers keep their original beside the copy."""
    if not text.strip():
        raise IntakeError(_("Write what was done and what it showed."))
    try:
        # Cleaning takes seconds: it is done before anything is locked.
        ready = [prepare(upload, office=True, sealed=False) for upload in uploads]
    except Refused as fault:
        raise IntakeError(str(fault)) from fault
    with transaction.atomic():
        desk = laid(report, "verify", by=by, at=at, when=when, number=number, text=text)
        if ready:
            desk.act.files.set(keep_all(ready, unit=desk.report.holder, by=by, at=at, sealed=False))
            desk.post(verbs.FILE_ADDED)
        desk.post(verbs.VERIFIED)
        return desk.close()


def prolong(report: Report, *, text: str, number: str = "", by: Person | None, at: datetime) -> Act:
    """Up to two months, by the head of the investigating body, for a complex report or many places (147.2)."""
    with transaction.atomic():
        _needs_reason(text)
        desk = laid(report, "prolong", by=by, at=at, number=number, text=text)
        desk.lengthen(extension=1)
        desk.post(verbs.PROLONGED)
        return desk.close()


def ask_extension(
    report: Report, *, text: str, when: datetime | None = None, number: str = "", by: Person | None, at: datetime
) -> Act:
    """Ask the procuracy for the one extension, at least five days before the time ends (147.2)."""
    with transaction.atomic():
        _needs_reason(text)
        desk = laid(report, "ask_extension", by=by, at=at, when=when, number=number, text=text)
        desk.post(verbs.EXTENSION_ASKED)
        return desk.close()


def answer_extension(
    report: Report,
    *,
    granted: bool,
    when: datetime | None = None,
    number: str = "",
    text: str = "",
    by: Person | None,
    at: datetime,
) -> Act:
    """Record the procuracy's answer; granted, the time is two months longer."""
    with transaction.atomic():
        desk = laid(report, "answer_extension", by=by, at=at, when=when, number=number, text=text)
        desk.act.outcome = "granted" if granted else "refused"
        if granted:
            desk.lengthen(extension=rules.MOST_EXTENSIONS)
        desk.post(verbs.EXTENDED if granted else verbs.EXTENSION_REFUSED)
        return desk.close()


def tell_reporter(
    report: Report, *, text: str, when: datetime | None = None, number: str = "", by: Person | None, at: datetime
) -> Act:
    """Tell the reporter of the receipt or the result; it stands on the page behind their code as well."""
    with transaction.atomic():
        if not text.strip():
            raise IntakeError(_("Write what the reporter is told."))
        desk = laid(report, "tell_reporter", by=by, at=at, when=when, number=number, text=text)
        Message.objects.create(report=desk.report, by=by, text=text.strip(), at=at)
        desk.stop("notify_wd")
        desk.post(verbs.REPORTER_TOLD)
        return desk.close()


def _needs_reason(text: str) -> None:
    if not text.strip():
        raise IntakeError(_("Give the reason: it is printed in the paper and kept in the history."))
