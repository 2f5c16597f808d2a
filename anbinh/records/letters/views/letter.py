"""One letter: what it is about, where its time stands, what may be done and was done, who may know the sender."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.files import answers
from anbinh.foundation.files.listing import listed
from anbinh.foundation.files.models import StoredFile
from anbinh.foundation.sealing.access import ASK
from anbinh.foundation.sealing.models import Envelope
from anbinh.foundation.web import doors
from anbinh.foundation.web.attachments import Attachment
from anbinh.records.intake.badges import badge_of, limit_name
from anbinh.records.intake.desks import desk_of
from anbinh.records.intake.models import Report
from anbinh.records.letters import rules
from anbinh.records.letters.models import Act, Clock, Letter
from anbinh.records.letters.papers import papers_of
from anbinh.records.letters.sheet import facts_sheet, history_of, stage_badge
from anbinh.records.letters.standing import (
    Choice,
    allowed,
    choices,
    main_of,
    next_choice,
    running_of,
    situation_of,
    waiting_of,
)
from anbinh.records.letters.views.finding import letter_of
from anbinh.records.letters.wording import FAMILIES, FAMILY_TITLES


@dataclass(frozen=True)
class Closed:
    """A closed envelope, as far as the reader may know of it."""

    envelope: Envelope
    may_ask: bool


@doors.staff("letters.read")
def letter(request: HttpRequest, key: int) -> HttpResponse:
    """The page of a letter."""
    found, me, at = letter_of(request, key), doors.person_of(request), timezone.now()
    running, now = running_of(found), situation_of(found, at=at)
    waiting, units = waiting_of(found), desk_of(me, on=timezone.localdate()).units
    may = choices(me, found, now, at=at, waiting=waiting)
    following = next_choice(may, now, running, letter=found, waiting=waiting, units=units)
    context = {
        "letter": found,
        "sheet": facts_sheet(found),
        "stage": stage_badge(found),
        "clocks": _clocks(running, at=at),
        "waiting": waiting,
        "next": following,
        "families": _families(may, following),
        "refused": [one for one in may.values() if one.refusal],
        **_around(found, me, at=at),
        **_told(found, at=at),
        "may_journal": me.may("journal.read", on=timezone.localdate()),
    }
    return render(request, "letters/letter.html", context)


def _clocks(running: list[Clock], *, at: datetime) -> list[tuple[str, Any, bool]]:
    """Each running clock with its name; the clock of resolving first."""
    main = main_of(running)
    ordered = sorted(running, key=lambda clock: (clock is not main, clock.due_at))
    return [(limit_name(c.limit, at=c.start_at), badge_of(c, at=at), c is main) for c in ordered]


def _families(may: dict[str, Choice], following: Choice | None) -> list[tuple[Any, list[Choice]]]:
    """The lawful verbs in their families, without the one that is offered first."""
    found = []
    for name, verbs in FAMILIES:
        lawful = [may[verb] for verb in verbs if verb in may and not may[verb].refusal and may[verb] != following]
        if lawful:
            found.append((FAMILY_TITLES[name], lawful))
    return found


def _around(found: Letter, me: Person, *, at: datetime) -> dict[str, Any]:
    """The report it became, its parts, its other instances, envelopes and files, as far as the reader may see."""
    today = timezone.localdate()
    visible = Letter.objects.visible_to(me, on=today)
    report = Report.objects.visible_to(me, on=today).named(found.report.code).first() if found.report else None
    return {
        "report": report,
        "parts": list(visible.parts_of(found)),
        "seconds": list(visible.seconds_of(found)),
        "first": visible.named(found.first.code).first() if found.first else None,
        "sender": _closed(found.envelope, me),
        "accused": _closed(found.accused, me),
        "files": _listed(found) if _may_see_files(found, me, at=at) else [],
        "files_hidden": found.files.exists() and not _may_see_files(found, me, at=at),
    }


def _closed(envelope: Envelope | None, me: Person) -> Closed | None:
    """None where there is no envelope, and where the reader may not know that there is one."""
    today = timezone.localdate()
    known = Envelope.objects.visible_to(me, on=today).numbered(envelope.pk) if envelope else None
    return Closed(known, me.may(ASK, on=today)) if known else None


def _may_see_files(found: Letter, me: Person, *, at: datetime) -> bool:
    """Handwriting and signatures identify (Luật Tố cáo 8.3): files of a denunciation only for those who handle it."""
    return found.kind != rules.DENUNCIATION or allowed(me, found, "classify", at=at)


def _told(found: Letter, *, at: datetime) -> dict[str, Any]:
    acts = list(Act.objects.of_letter(found))
    clocks = Clock.objects.of_letter(found).with_units()
    steps = history_of(found, acts, clocks, at=at)
    return {"steps": [(step, []) for step in steps], "papers": papers_of(acts)}


def _listed(found: Letter) -> list[Attachment]:
    def address(name: str) -> Any:
        return lambda one: reverse(f"letters:{name}", kwargs={"key": found.pk, "file": one.pk})

    return listed(list(found.files.all()), link=address("file"), thumbnail=address("thumbnail"))


@doors.staff("letters.read")
def file(request: HttpRequest, key: int, file: int) -> HttpResponseBase:
    """The cleaned copy of a file of this letter."""
    return answers.send(_file(request, key, file), request)


@doors.staff("letters.read")
def thumbnail(request: HttpRequest, key: int, file: int) -> HttpResponseBase:
    """The small picture of a file of this letter."""
    return answers.send_thumbnail(_file(request, key, file))


def _file(request: HttpRequest, key: int, file: int) -> StoredFile:
    found = letter_of(request, key)
    if not _may_see_files(found, doors.person_of(request), at=timezone.now()):
        raise Http404("files of a denunciation")
    stored: StoredFile = get_object_or_404(found.files.all(), pk=file)
    return stored
