"""One report: what was reported, where its time stands, what may be done and was done, who may know the reporter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.files import answers
from anbinh.foundation.files.listing import listed
from anbinh.foundation.files.models import StoredFile
from anbinh.foundation.sealing.access import ASK, PROTECT
from anbinh.foundation.sealing.models import Envelope
from anbinh.foundation.sealing.querysets import custodians_in, posts_over
from anbinh.foundation.web import doors
from anbinh.foundation.web.attachments import Attachment
from anbinh.records.intake import commands
from anbinh.records.intake.addresses import register_address
from anbinh.records.intake.badges import badge_of, limit_name, stage_badge
from anbinh.records.intake.commands import IntakeError
from anbinh.records.intake.desks import desk_of
from anbinh.records.intake.followed import followed
from anbinh.records.intake.forms.talking import MessageForm, ProtectForm
from anbinh.records.intake.history import history_of
from anbinh.records.intake.models import Act, Clock, Mention, Message, Report
from anbinh.records.intake.papers import papers_of
from anbinh.records.intake.sheet import facts_sheet
from anbinh.records.intake.standing import FAMILIES, Choice, Facts, choices, facts_of, next_choice
from anbinh.records.intake.views.finding import report_of
from anbinh.records.intake.wording import FAMILY_TITLES


@dataclass(frozen=True)
class Closed:
    """The reporter as a closed envelope: what the reader may know of it, and do with it."""

    envelope: Envelope
    custodians: Sequence[Person]
    may_ask: bool
    may_protect: bool


@doors.staff("intake.read")
def report(request: HttpRequest, key: int) -> HttpResponse:
    """The page of a report."""
    found, me, at = report_of(request, key), doors.person_of(request), timezone.now()
    told = facts_of(found)
    may = choices(me, found, told, at=at)
    following = next_choice(me, found, told, at=at, units=desk_of(me, on=timezone.localdate()).units)
    context = {
        "report": found,
        "sheet": facts_sheet(found),
        "stage": stage_badge(found),
        "clocks": _clocks(told, at=at),
        "waiting": told.waiting,
        "followed": followed(found, me, on=timezone.localdate()),
        "next": following,
        "families": _families(may, following),
        "refused": [one for one in may.values() if one.refusal],
        "files": _listed(found, found.files.all(), me),
        **_around(found, me),
        **_told(found, me, at=at),
        "talk": _talk(found, may, me, at=at),
        "form": MessageForm(),
        "may_journal": me.may("journal.read", on=timezone.localdate()),
    }
    return render(request, "intake/report.html", context)


def _clocks(told: Facts, *, at: datetime) -> list[tuple[str, Any, bool]]:
    """Each running clock with its name; the clock of the decision first."""
    ordered = sorted(told.running, key=lambda clock: (clock is not told.main, clock.due_at))
    return [(limit_name(c.limit, at=c.start_at), badge_of(c, at=at), c is told.main) for c in ordered]


def _families(may: dict[str, Choice], following: Choice | None) -> list[tuple[Any, list[Choice]]]:
    """The lawful verbs in their families, without the one that is offered first."""
    found = []
    for name, verbs in FAMILIES:
        lawful = [may[verb] for verb in verbs if verb in may and not may[verb].refusal and may[verb] != following]
        if lawful:
            found.append((FAMILY_TITLES[name], lawful))
    return found


def _around(found: Report, me: Person) -> dict[str, Any]:
    """What else belongs to it, as far as the reader may see: identifiers, duplicates, the series, the reporter."""
    today = timezone.localdate()
    visible = Report.objects.visible_to(me, on=today)
    mentions = list(Mention.objects.with_counts_elsewhere(found, visible))
    return {
        "mentions": [(one, register_address(so=one.value) if getattr(one, "elsewhere", 0) else "") for one in mentions],
        "duplicates": list(visible.merged_into(found)),
        "series": list(visible.in_series(found.series).other_than(found.pk)[:10]) if found.series else [],
        "reporter": _reporter(found, me),
    }


def _reporter(found: Report, me: Person) -> Closed | None:
    """None where there is no envelope, and where the reader may not know that there is one."""
    today = timezone.localdate()
    if found.envelope_id is None:
        return None
    envelope = Envelope.objects.visible_to(me, on=today).numbered(found.envelope_id)
    if envelope is None:
        return None
    keepers = list(custodians_in(posts_over(envelope.unit, on=today), on=today))
    may_protect = me.reach(on=today, permission=PROTECT).covers(envelope.unit) and not envelope.protected_since
    return Closed(envelope, keepers, me.may(ASK, on=today), may_protect)


def _told(found: Report, me: Person, *, at: datetime) -> dict[str, Any]:
    acts = list(Act.objects.of_report(found).with_files())
    clocks = Clock.objects.of_report(found).with_units()
    steps = history_of(found, acts, clocks, at=at)
    return {"steps": [(step, _listed(found, step.files, me)) for step in steps], "papers": papers_of(acts)}


def _talk(found: Report, may: dict[str, Choice], me: Person, *, at: datetime) -> dict[str, Any] | None:
    """Messages with the reporter; opened by an officer who handles the report, they count as seen."""
    if not found.has_reporter or "tell_reporter" not in may:
        return None
    said = [(one, _listed(found, one.files.all(), me)) for one in Message.objects.of_report(found)]
    if any(one.by_id is None and one.seen_at is None for one, _files in said):
        commands.mark_seen(found, by=me, at=at)
    return {"messages": said}


def _listed(found: Report, files: Any, me: Person) -> list[Attachment]:
    def address(name: str) -> Any:
        return lambda one: reverse(f"intake:{name}", kwargs={"key": found.pk, "file": one.pk})

    here = reverse("intake:report", kwargs={"key": found.pk})
    several = sorted(files, key=lambda one: not one.is_sealed)
    sealed = [one.envelope_id for one in several if one.envelope_id]
    known = Envelope.objects.visible_to(me, on=timezone.localdate()).keyed(sealed).numbers() if sealed else set()

    def envelope(one: StoredFile) -> str:
        page = reverse("sealing:envelope", args=[one.envelope_id])
        return f"{page}?{urlencode({'next': here})}" if one.envelope_id in known else ""

    ways = {"thumbnail": address("thumbnail"), "original": address("original"), "envelope": envelope}
    return listed(several, link=address("file"), **ways)


@doors.staff("intake.read")
def numbered(request: HttpRequest, number: int, year: int, unit: str) -> HttpResponse:
    """A report by its number in the register, as people write and say it."""
    visible = Report.objects.visible_to(doors.person_of(request), on=timezone.localdate())
    found = get_object_or_404(visible.named(f"{number:04d}/{year}/{unit}"))
    return redirect("intake:report", key=found.pk)


@doors.staff("intake.receive")
def write(request: HttpRequest, key: int) -> HttpResponse:
    """Write to the reporter."""
    found, form = report_of(request, key), MessageForm(request.POST or None)
    here = f"{reverse('intake:report', kwargs={'key': key})}#tin-nhan"
    if form.is_valid():
        try:
            commands.send_message(found, **form.cleaned_data, by=doors.person_of(request), at=timezone.now())
            messages.success(request, _("Sent. The reporter reads it with the code of the receipt."))
            return redirect(here)
        except IntakeError as refusal:
            form.add_error(None, str(refusal))
    return render(request, "intake/write.html", {"report": found, "form": form})


@doors.staff("identity.protect")
def protect(request: HttpRequest, key: int) -> HttpResponse:
    """Put the reporter under protection measures."""
    found, me = report_of(request, key), doors.person_of(request)
    if _reporter(found, me) is None:
        raise Http404("no envelope")
    form = ProtectForm(request.POST or None)
    if form.is_valid():
        try:
            commands.protect(found, **form.cleaned_data, by=me, at=timezone.now())
            messages.success(
                request, _("The reporter is under protection: only custodians of the city know of it now.")
            )
            return redirect("intake:report", key=key)
        except IntakeError as refusal:
            form.add_error(None, str(refusal))
    return render(request, "intake/protect.html", {"report": found, "form": form})


@doors.staff("intake.read")
def file(request: HttpRequest, key: int, file: int) -> HttpResponseBase:
    """The copy of a file of this report."""
    return answers.send(_file(request, key, file), request)


@doors.staff("intake.read")
def thumbnail(request: HttpRequest, key: int, file: int) -> HttpResponseBase:
    """The small picture of a file of this report."""
    return answers.send_thumbnail(_file(request, key, file))


@doors.staff("intake.read")
def original(request: HttpRequest, key: int, file: int) -> HttpResponseBase:
    """The original of an officer's own paper; a sealed one is not found here."""
    return answers.send_original(_file(request, key, file))


def _file(request: HttpRequest, key: int, file: int) -> StoredFile:
    """A file that hangs on the report, on one of its acts or messages; anything else is not found."""
    found = report_of(request, key)
    stored: StoredFile = get_object_or_404(StoredFile, pk=file if file in found.file_keys() else 0)
    return stored
