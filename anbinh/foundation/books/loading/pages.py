"""The pages of a load, for any book: send the file, say what its columns hold, look, decide, wait, read the result."""

import base64
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Refusal
from anbinh.foundation.books.commands import loads as commands
from anbinh.foundation.books.loading import jobs, shelf
from anbinh.foundation.books.loading.declaration import Loading, language, said
from anbinh.foundation.books.loading.forms import ColumnsForm, DecisionForm, SendForm
from anbinh.foundation.books.loading.reading import heading_of
from anbinh.foundation.books.models import LoadMatching, LoadRecord, day_of
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import doors, toasts
from anbinh.kernels.sheets import Matching, SheetsError, refused, template

AT_ONCE = 2000
MOST_SHOWN = 20
KEPT = timedelta(days=1)
STALLED = timedelta(minutes=3)
A_MINUTE = timedelta(minutes=1)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROUTES = ("loads", "load_template", "load", "load_columns", "load_returned", "load_drop")
State = LoadRecord.State


def send(request: HttpRequest, loading: Loading, *, at: datetime) -> HttpResponse:
    """Send a workbook; what was sent before stands below."""
    me = doors.person_of(request)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SendForm(*given, on=day_of(at), label=loading.words.file, initial=_own_unit(me, at=at))
    if form.is_valid() and (load := _sent(form, loading, me, at=at)):
        return _with_key(redirect(f"{loading.name}:load_columns", key=load[0].pk), loading, *load)
    return _page(request, loading, "send", form=form, loads=loading.loads.of(me)[:10])


def _page(request: HttpRequest, loading: Loading, name: str, **context: Any) -> HttpResponse:
    ways = {one: f"{loading.name}:{one}" for one in ROUTES}
    return render(request, f"books/load_{name}.html", {"loading": loading, "ways": ways, **context})


def _sent(form: SendForm, loading: Loading, me: Person, *, at: datetime) -> tuple[LoadRecord, bytes] | None:
    """Into its box, when a table is found in it; otherwise the sentence stands above the form."""
    shelf.throw_away(*commands.forget_old_loads(sent_before=at - KEPT, at=at))
    unit: Unit | None = form.cleaned_data["unit"]
    name, key = shelf.put(form.cleaned_data["file"].chunks())
    try:
        found = heading_of(loading, shelf.opened(name, key) or b"", at=at, remembered=_known(me, unit))
        begun = commands.begin_load(
            loading.model,
            loading.name,
            permission=loading.permission,
            unit=unit,
            by=me,
            at=at,
            sheet=found.sheet,
            box=name,
        )
        return begun, key
    except SheetsError as fault:
        form.add_error("file", said(fault))
    except Refusal as refusal:
        form.add_error("unit", str(refusal))
    shelf.throw_away(name)
    return None


def columns(request: HttpRequest, loading: Loading, key: int, *, at: datetime) -> HttpResponse:
    """What each column holds; a book whose columns are all known goes on to the dry run by itself."""
    me = doors.person_of(request)
    load, source = _mine(request, loading, key)
    if source is None or load.state not in {State.WAITING, State.FAILED}:
        return redirect(f"{loading.name}:load", key=key)
    found = heading_of(loading, source, at=at, remembered=_known(me, load.unit), sheet=load.sheet)
    form = ColumnsForm(request.POST or None, heading=found, book=loading.reading(day_of(at)), language=language())
    if form.is_valid():
        return _columns_said(form, loading, load, source, me, at=at)
    if found.ready and not found.alike and not request.GET and request.method == "GET" and not _guessed(found):
        return redirect(f"{loading.name}:load", key=key)
    return _page(request, loading, "columns", load=load, form=form, **_doubts(found))


def _columns_said(
    form: ColumnsForm, loading: Loading, load: LoadRecord, source: bytes, me: Person, *, at: datetime
) -> HttpResponse:
    """Remembered for the next file with these headings; then the dry run, or the columns of another sheet."""
    commands.remember_columns(fingerprint=form.heading.fingerprint, keys=form.keys, unit=load.unit, by=me)
    chosen = form.cleaned_data.get("sheet") or load.sheet
    if chosen != load.sheet:
        commands.choose_sheet(load, sheet=chosen, by=me)
        return redirect(f"{loading.name}:load_columns", key=load.pk)
    ready = heading_of(loading, source, at=at, remembered=_known(me, load.unit), sheet=load.sheet).ready
    return redirect(f"{loading.name}:load" if ready else f"{loading.name}:load_columns", key=load.pk)


def load(request: HttpRequest, loading: Loading, key: int, *, at: datetime) -> HttpResponse:
    """Where a load stands: the dry run and the decision, the progress, or what came of it."""
    found, source = _mine(request, loading, key)
    if found.state in {State.DONE, State.DROPPED}:
        return _page(request, loading, "done", load=found)
    tick = shelf.tick(found.box) if found.box else None
    stalled = found.state == State.RUNNING and at - (tick.at if tick else found.at) > STALLED
    if found.state == State.RUNNING and not stalled:
        return _page(request, loading, "running", load=found, tick=tick, left=_left(found, tick, at))
    if source is None:
        return _page(request, loading, "lost", load=found)
    if request.method == "POST":
        return _decided(request, loading, found, source, stalled=stalled, at=at)
    return _dry_run(request, loading, found, source, stalled=stalled, at=at)


def _dry_run(
    request: HttpRequest, loading: Loading, found: LoadRecord, source: bytes, *, stalled: bool, at: datetime
) -> HttpResponse:
    try:
        made = _planned(request, loading, found, source, at=at)
    except SheetsError:
        return redirect(f"{loading.name}:load_columns", key=found.pk)
    except Refusal as refusal:
        return _page(request, loading, "lost", load=found, why=str(refusal))
    return _page(request, loading, "look", load=found, stalled=stalled, **_looked(made))


def _looked(made: Any) -> dict[str, Any]:
    spoken = language()
    return {
        "counts": made.counts,
        "total": made.rows,
        "good": len(made.fresh) + len(made.changed),
        "refusals": [(line.number, [one.say(spoken) for one in line.refusals]) for line in made.refused[:MOST_SHOWN]],
        "more": max(len(made.refused) - MOST_SHOWN, 0),
        "notices": [notice.say(spoken) for notice in made.notices],
        "skipped": [one.number for one in made.skipped],
        "seen": jobs.seen_as(made),
    }


def _decided(
    request: HttpRequest, loading: Loading, found: LoadRecord, source: bytes, *, stalled: bool, at: datetime
) -> HttpResponse:
    me, form = doors.person_of(request), DecisionForm(request.POST)
    if form.is_valid():
        seen = form.cleaned_data["seen"]
        try:
            begun = commands.start_load(found, stalled=stalled, by=me, at=at)
        except Refusal as refusal:
            messages.warning(request, str(refusal))
            return redirect(f"{loading.name}:load", key=found.pk)
        known = tuple(_known(me, found.unit))
        job = jobs.Job(loading, begun, source, seen, form.cleaned_data["without_refused"], known, me, at)
        rows = sum(int(part) for part in seen.split("-") if part.isdecimal())
        (jobs.carry_out if rows <= AT_ONCE else jobs.start)(job)
    return redirect(f"{loading.name}:load", key=found.pk)


def returned(request: HttpRequest, loading: Loading, key: int, *, at: datetime) -> HttpResponse:
    """The refused rows as a workbook with the reasons beside them; only for whoever sent the file."""
    found, source = _mine(request, loading, key)
    if source is None:
        raise Http404("no file")
    made = _planned(request, loading, found, source, at=at)
    return _workbook(refused(made.heading, made.refused, language=language()), str(loading.words.returned))


def drop(request: HttpRequest, loading: Loading, key: int, *, at: datetime) -> HttpResponse:
    """Give the file up: it is thrown away at once."""
    found, _source = _mine(request, loading, key)
    try:
        box = commands.drop_load(found, by=doors.person_of(request), at=at)
    except Refusal:
        return redirect(f"{loading.name}:load", key=key)
    shelf.throw_away(box)
    toasts.done(request, _("The file was thrown away. Nothing was loaded."))
    return redirect(f"{loading.name}:loads")


def empty_book(loading: Loading, *, at: datetime) -> HttpResponse:
    """The template of the book, with its lists and a guide."""
    return _workbook(template(loading.template(day_of(at)), language=language()), str(loading.words.template))


def _planned(request: HttpRequest, loading: Loading, found: LoadRecord, source: bytes, *, at: datetime) -> Any:
    me = doors.person_of(request)
    return loading.plan(
        source,
        by=me,
        at=at,
        default=found.unit,
        sheet=found.sheet,
        remembered=_known(me, found.unit),
        progress=lambda _done: None,
    )


def _mine(request: HttpRequest, loading: Loading, key: int) -> tuple[Any, bytes | None]:
    """A load of one's own, and its file where this browser holds the key to it; 404 for anybody else's."""
    found: LoadRecord = get_object_or_404(loading.loads.of(doors.person_of(request)), pk=key)
    kept = request.COOKIES.get(_cookie(loading, found), "")
    try:
        opened = shelf.opened(found.box, base64.urlsafe_b64decode(kept)) if found.box and kept else None
    except ValueError:
        opened = None
    return found, opened


def _with_key(response: HttpResponse, loading: Loading, found: LoadRecord, key: bytes) -> HttpResponse:
    """The key goes with the browser, to the pages of this load alone."""
    response.set_cookie(
        _cookie(loading, found),
        base64.urlsafe_b64encode(key).decode(),
        max_age=int(KEPT.total_seconds()),
        path=reverse(f"{loading.name}:load", kwargs={"key": found.pk}),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return response


def _cookie(loading: Loading, found: LoadRecord) -> str:
    return f"anbinh_{loading.name}_{found.pk}"


def _known(me: Person, unit: Unit | None) -> list[Matching]:
    kept = LoadMatching.objects.all().known_to(me, unit.code if unit else "")
    return [Matching(one.fingerprint, tuple(one.keys)) for one in kept]


def _own_unit(me: Person, *, at: datetime) -> dict[str, str]:
    """The unit of somebody who loads for one unit only."""
    codes = {post.unit.code for post in me.posts_on(day_of(at))}
    return {"unit": next(iter(codes))} if len(codes) == 1 else {}


def _guessed(found: Any) -> bool:
    return any(notice.code in {"likely", "ambiguous"} for notice in found.notices)


def _doubts(found: Any) -> dict[str, list[str]]:
    spoken = language()
    return {
        "problems": [problem.say(spoken) for problem in found.problems],
        "notices": [notice.say(spoken) for notice in found.notices],
    }


def _left(found: LoadRecord, tick: shelf.Tick | None, at: datetime) -> timedelta | None:
    """The time still needed, told by the pace of the writing so far."""
    if tick is None or tick.step != jobs.WRITING or not tick.done:
        return None
    return max((at - found.at) / tick.done * (tick.total - tick.done), A_MINUTE)


def _workbook(data: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"', "Cache-Control": "no-store, private"}
    return HttpResponse(data, content_type=XLSX, headers=headers)
