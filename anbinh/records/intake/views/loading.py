"""Loading an old register: send the file, say what its columns hold, look at the dry run, decide, wait, read."""

import base64
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import doors, toasts
from anbinh.kernels.sheets import Matching, SheetsError, refused, template
from anbinh.records.intake.commands import loading as commands
from anbinh.records.intake.commands.desk import IntakeError
from anbinh.records.intake.forms.loading import ColumnsForm, DecisionForm, SendForm
from anbinh.records.intake.loading import jobs, shelf
from anbinh.records.intake.loading.form import reading_form, template_form
from anbinh.records.intake.loading.planning import Plan, heading_of, language, plan, said
from anbinh.records.intake.models import Load, LoadMatching

AT_ONCE = 2000
MOST_SHOWN = 20
KEPT = timedelta(days=1)
STALLED = timedelta(minutes=3)
A_MINUTE = timedelta(minutes=1)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@doors.staff("intake.load")
@never_cache
def send(request: HttpRequest) -> HttpResponse:
    """Send a workbook; what was sent before stands below."""
    me, at = doors.person_of(request), timezone.now()
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SendForm(*given, on=timezone.localdate(), initial=_own_unit(me))
    if form.is_valid() and (load := _sent(form, me, at=at)):
        return _with_key(redirect("intake:load_columns", key=load[0].pk), *load)
    return render(request, "intake/load_send.html", {"form": form, "loads": Load.objects.of(me)[:10]})


def _sent(form: SendForm, me: Person, *, at: datetime) -> tuple[Load, bytes] | None:
    """Into its box, when a table is found in it; otherwise the sentence stands above the form."""
    shelf.throw_away(*commands.forget_old_loads(sent_before=at - KEPT, at=at))
    unit: Unit | None = form.cleaned_data["unit"]
    name, key = shelf.put(form.cleaned_data["file"].chunks())
    try:
        found = heading_of(shelf.opened(name, key) or b"", at=at, remembered=_known(me, unit))
        return commands.begin_load(unit=unit, by=me, at=at, sheet=found.sheet, box=name), key
    except SheetsError as fault:
        form.add_error("file", said(fault))
    except IntakeError as refusal:
        form.add_error("unit", str(refusal))
    shelf.throw_away(name)
    return None


@doors.staff("intake.load")
@never_cache
def columns(request: HttpRequest, key: int) -> HttpResponse:
    """What each column holds; a book whose columns are all known goes on to the dry run by itself."""
    me, at = doors.person_of(request), timezone.now()
    load, source = _mine(request, key)
    if source is None or load.state not in {Load.State.WAITING, Load.State.FAILED}:
        return redirect("intake:load", key=key)
    found = heading_of(source, at=at, remembered=_known(me, load.unit), sheet=load.sheet)
    form = ColumnsForm(
        request.POST or None, heading=found, book=reading_form(timezone.localdate()), language=language()
    )
    if form.is_valid():
        commands.remember_columns(fingerprint=found.fingerprint, keys=form.keys, unit=load.unit, by=me)
        chosen = form.cleaned_data.get("sheet") or load.sheet
        if chosen != load.sheet:
            commands.choose_sheet(load, sheet=chosen, unit=load.unit, by=me, at=at)
            return redirect("intake:load_columns", key=key)
        if heading_of(source, at=at, remembered=_known(me, load.unit), sheet=load.sheet).ready:
            return redirect("intake:load", key=key)
        return redirect("intake:load_columns", key=key)
    if found.ready and not found.alike and not request.GET and request.method == "GET" and not _guessed(found):
        return redirect("intake:load", key=key)
    return render(request, "intake/load_columns.html", {"load": load, "form": form, **_doubts(found)})


@doors.staff("intake.load")
@never_cache
def load(request: HttpRequest, key: int) -> HttpResponse:
    """Where a load stands: the dry run and the decision, the progress, or what came of it."""
    found, source = _mine(request, key)
    at = timezone.now()
    if found.state in {Load.State.DONE, Load.State.DROPPED}:
        return render(request, "intake/load_done.html", {"load": found})
    tick = shelf.tick(found.box) if found.box else None
    stalled = found.state == Load.State.RUNNING and at - (tick.at if tick else found.at) > STALLED
    if found.state == Load.State.RUNNING and not stalled:
        return render(
            request, "intake/load_running.html", {"load": found, "tick": tick, "left": _left(found, tick, at)}
        )
    if source is None:
        return render(request, "intake/load_lost.html", {"load": found})
    if request.method == "POST":
        return _decided(request, found, source, stalled=stalled, at=at)
    return _dry_run(request, found, source, stalled=stalled, at=at)


def _dry_run(request: HttpRequest, found: Load, source: bytes, *, stalled: bool, at: datetime) -> HttpResponse:
    try:
        made = _planned(request, found, source, at=at)
    except SheetsError:
        return redirect("intake:load_columns", key=found.pk)
    spoken = language()
    shown = [(line.number, [one.say(spoken) for one in line.refusals]) for line in made.refused[:MOST_SHOWN]]
    context = {
        "load": found,
        "counts": made.counts,
        "total": made.rows,
        "good": len(made.fresh) + len(made.changed),
        "refusals": shown,
        "more": max(len(made.refused) - MOST_SHOWN, 0),
        "notices": [notice.say(spoken) for notice in made.notices],
        "skipped": [one.number for one in made.skipped],
        "seen": jobs.seen_as(made),
        "stalled": stalled,
    }
    return render(request, "intake/load_look.html", context)


def _decided(request: HttpRequest, found: Load, source: bytes, *, stalled: bool, at: datetime) -> HttpResponse:
    me, form = doors.person_of(request), DecisionForm(request.POST)
    if form.is_valid():
        seen = form.cleaned_data["seen"]
        try:
            begun = commands.start_load(found, stalled=stalled, by=me, at=at)
        except IntakeError as refusal:
            messages.warning(request, str(refusal))
            return redirect("intake:load", key=found.pk)
        known = tuple(_known(me, found.unit))
        job = jobs.Job(begun, source, seen, form.cleaned_data["without_refused"], known, me, at)
        rows = sum(int(part) for part in seen.split("-") if part.isdecimal())
        (jobs.carry_out if rows <= AT_ONCE else jobs.start)(job)
    return redirect("intake:load", key=found.pk)


@doors.staff("intake.load")
@never_cache
def returned(request: HttpRequest, key: int) -> HttpResponse:
    """The refused rows as a workbook with the reasons beside them; only for whoever sent the file."""
    found, source = _mine(request, key)
    if source is None:
        raise Http404("no file")
    made = _planned(request, found, source, at=timezone.now())
    return _workbook(refused(made.heading, made.refused, language=language()), _("refused-rows"))


@doors.staff("intake.load")
@require_POST
def drop(request: HttpRequest, key: int) -> HttpResponse:
    """Give the file up: it is thrown away at once."""
    found, _source = _mine(request, key)
    box = found.box
    try:
        commands.drop_load(found, by=doors.person_of(request), at=timezone.now())
    except IntakeError:
        return redirect("intake:load", key=key)
    shelf.throw_away(box)
    toasts.done(request, _("The file was thrown away. Nothing was loaded."))
    return redirect("intake:loads")


@doors.staff("intake.load")
def empty_book(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (every view is given the request)
    """The template of the register, with its lists and a guide."""
    return _workbook(template(template_form(timezone.localdate()), language=language()), _("register-template"))


def _planned(request: HttpRequest, found: Load, source: bytes, *, at: datetime) -> Plan:
    me = doors.person_of(request)
    known = _known(me, found.unit)
    return plan(source, by=me, at=at, default=found.unit, sheet=found.sheet, remembered=known)


def _mine(request: HttpRequest, key: int) -> tuple[Load, bytes | None]:
    """A load of one's own, and its file where this browser holds the key to it; 404 for anybody else's."""
    found: Load = get_object_or_404(Load.objects.of(doors.person_of(request)), pk=key)
    kept = request.COOKIES.get(_cookie(found), "")
    try:
        opened = shelf.opened(found.box, base64.urlsafe_b64decode(kept)) if found.box and kept else None
    except ValueError:
        opened = None
    return found, opened


def _with_key(response: HttpResponse, found: Load, key: bytes) -> HttpResponse:
    """The key goes with the browser, to the pages of this load alone."""
    response.set_cookie(
        _cookie(found),
        base64.urlsafe_b64encode(key).decode(),
        max_age=int(KEPT.total_seconds()),
        path=reverse("intake:load", kwargs={"key": found.pk}),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return response


def _cookie(found: Load) -> str:
    return f"anbinh_load_{found.pk}"


def _known(me: Person, unit: Unit | None) -> list[Matching]:
    kept = LoadMatching.objects.all().known_to(me, unit.code if unit else "")
    return [Matching(one.fingerprint, tuple(one.keys)) for one in kept]


def _own_unit(me: Person) -> dict[str, str]:
    """The unit of somebody who loads for one unit only."""
    codes = {post.unit.code for post in me.posts_on(timezone.localdate())}
    return {"unit": next(iter(codes))} if len(codes) == 1 else {}


def _guessed(found: Any) -> bool:
    return any(notice.code in {"likely", "ambiguous"} for notice in found.notices)


def _doubts(found: Any) -> dict[str, list[str]]:
    spoken = language()
    return {
        "problems": [problem.say(spoken) for problem in found.problems],
        "notices": [notice.say(spoken) for notice in found.notices],
    }


def _left(found: Load, tick: shelf.Tick | None, at: datetime) -> timedelta | None:
    """The time still needed, told by the pace of the writing so far."""
    if tick is None or tick.step != jobs.WRITING or not tick.done:
        return None
    return max((at - found.at) / tick.done * (tick.total - tick.done), A_MINUTE)


def _workbook(data: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"', "Cache-Control": "no-store, private"}
    return HttpResponse(data, content_type=XLSX, headers=headers)
