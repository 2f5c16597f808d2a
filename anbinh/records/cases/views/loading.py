"""Loading an old book: send the file, say what its columns hold, look at the dry run, decide, read what came of it."""

import base64
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.web import doors, toasts
from anbinh.kernels.sheets import Heading, Matching, SheetsError, refused, template
from anbinh.records.cases.commands import CasesError
from anbinh.records.cases.commands import loading as commands
from anbinh.records.cases.loading.form import reading_form, template_form
from anbinh.records.cases.loading.planning import Plan, heading_of, plan
from anbinh.records.cases.models import CaseLoad
from anbinh.records.cases.views.finding import page
from anbinh.records.intake.commands.loading import remember_columns
from anbinh.records.intake.forms.loading import ColumnsForm, DecisionForm, SendForm
from anbinh.records.intake.loading import shelf
from anbinh.records.intake.loading.planning import language, said
from anbinh.records.intake.models import LoadMatching

MOST_ROWS = 5000
MOST_SHOWN = 20
KEPT = timedelta(days=1)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WAITING = CaseLoad.State.WAITING


@doors.staff("cases.handle")
@never_cache
def send(request: HttpRequest) -> HttpResponse:
    """Send a workbook; what was sent before stands below."""
    me, today = doors.person_of(request), timezone.localdate()
    codes = {post.unit.code for post in me.posts_on(today)}
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SendForm(*given, on=today, initial={"unit": codes.pop()} if len(codes) == 1 else {})
    form.fields["file"].label = _("File of the book of cases")
    if form.is_valid() and (load := _sent(form, me, at=timezone.now())):
        return _with_key(redirect("cases:load_columns", key=load[0].pk), *load)
    return page(request, "cases/load_send.html", {"form": form, "loads": CaseLoad.objects.of(me)[:10]})


def _sent(form: SendForm, me: Person, *, at: datetime) -> tuple[CaseLoad, bytes] | None:
    """Into its box, when a table is found in it; otherwise the sentence stands above the form."""
    shelf.throw_away(*commands.forget_old_loads(sent_before=at - KEPT, at=at))
    unit = form.cleaned_data["unit"]
    name, key = shelf.put(form.cleaned_data["file"].chunks())
    try:
        found = heading_of(shelf.opened(name, key) or b"", at=at, remembered=_known(me, unit))
        return commands.begin_load(unit=unit, by=me, at=at, sheet=found.sheet, box=name), key
    except SheetsError as fault:
        form.add_error("file", said(fault))
    except CasesError as refusal:
        form.add_error("unit", str(refusal))
    shelf.throw_away(name)
    return None


@doors.staff("cases.handle")
@never_cache
def columns(request: HttpRequest, key: int) -> HttpResponse:
    """What each column holds; a book whose columns are all known goes on to the dry run by itself."""
    me, at = doors.person_of(request), timezone.now()
    load, source = _mine(request, key)
    if source is None or load.state != WAITING:
        return redirect("cases:load", key=key)
    found = heading_of(source, at=at, remembered=_known(me, load.unit), sheet=load.sheet)
    book = reading_form(timezone.localdate())
    form = ColumnsForm(request.POST or None, heading=found, book=book, language=language())
    if form.is_valid():
        return _columns_said(form, found, load, source, me, at=at)
    guessed = any(notice.code in {"likely", "ambiguous"} for notice in found.notices)
    if found.ready and not found.alike and not request.GET and request.method == "GET" and not guessed:
        return redirect("cases:load", key=key)
    return page(request, "cases/load_columns.html", {"load": load, "form": form, **_doubts(found)})


def _columns_said(
    form: ColumnsForm, found: Heading, load: CaseLoad, source: bytes, me: Person, *, at: datetime
) -> HttpResponse:
    """Remembered for the next file with these headings; then the dry run, or the columns of another sheet."""
    remember_columns(fingerprint=found.fingerprint, keys=form.keys, unit=load.unit, by=me)
    chosen = form.cleaned_data.get("sheet") or load.sheet
    if chosen != load.sheet:
        commands.choose_sheet(load, sheet=chosen, by=me)
        return redirect("cases:load_columns", key=load.pk)
    ready = heading_of(source, at=at, remembered=_known(me, load.unit), sheet=load.sheet).ready
    return redirect("cases:load" if ready else "cases:load_columns", key=load.pk)


@doors.staff("cases.handle")
@never_cache
def load(request: HttpRequest, key: int) -> HttpResponse:
    """Where a load stands: the dry run and the decision, or what came of it."""
    found, source = _mine(request, key)
    if found.state != WAITING:
        return page(request, "cases/load_done.html", {"load": found})
    if source is None:
        return page(request, "cases/load_lost.html", {"load": found})
    at = timezone.now()
    try:
        made = _planned(request, found, source, at=at)
    except SheetsError:
        return redirect("cases:load_columns", key=key)
    failure = _decided(request, found, made, at=at) if request.method == "POST" else ""
    if request.method == "POST" and not failure:
        return redirect("cases:load", key=key)
    return page(request, "cases/load_look.html", {**_looked(made), "load": found, "failure": failure})


def _decided(request: HttpRequest, found: CaseLoad, made: Plan, *, at: datetime) -> str:
    """Why nothing was loaded; empty when it was."""
    me, form = doors.person_of(request), DecisionForm(request.POST)
    if not form.is_valid() or form.cleaned_data["seen"] != _seen_as(made):
        return _("The book changed since you looked. Look at the counts again, then load.")
    if made.refused and not form.cleaned_data["without_refused"]:
        return _("Rows are refused, so nothing was loaded.")
    if made.rows > MOST_ROWS:
        return _too_long()
    box = found.box
    try:
        commands.write_load(
            found,
            fresh=made.fresh,
            changed=made.changed,
            unchanged=made.unchanged,
            refused=len(made.refused),
            by=me,
            at=at,
        )
    except CasesError as refusal:
        return str(refusal)
    shelf.throw_away(box)
    return ""


def _looked(made: Plan) -> dict[str, Any]:
    spoken = language()
    return {
        "counts": made.counts,
        "total": made.rows,
        "good": len(made.fresh) + len(made.changed),
        "refusals": [(line.number, [one.say(spoken) for one in line.refusals]) for line in made.refused[:MOST_SHOWN]],
        "more": max(len(made.refused) - MOST_SHOWN, 0),
        "notices": [notice.say(spoken) for notice in made.notices],
        "skipped": [one.number for one in made.skipped],
        "seen": _seen_as(made),
        "too_long": _too_long() if made.rows > MOST_ROWS else "",
    }


def _too_long() -> str:
    return _("The file has more than %(most)d rows. Split it, for example by year.") % {"most": MOST_ROWS}


def _seen_as(made: Plan) -> str:
    """The counts that a person saw, as the form carries them."""
    return "-".join(str(number) for number in made.counts.values())


@doors.staff("cases.handle")
@never_cache
def returned(request: HttpRequest, key: int) -> HttpResponse:
    """The refused rows as a workbook with the reasons beside them; only for whoever sent the file."""
    found, source = _mine(request, key)
    if source is None:
        raise Http404("no file")
    made = _planned(request, found, source, at=timezone.now())
    return _workbook(refused(made.heading, made.refused, language=language()), _("refused-cases"))


@doors.staff("cases.handle")
@require_POST
def drop(request: HttpRequest, key: int) -> HttpResponse:
    """Give the file up: it is thrown away at once."""
    found, _source = _mine(request, key)
    try:
        shelf.throw_away(commands.drop_load(found, by=doors.person_of(request), at=timezone.now()))
    except CasesError:
        return redirect("cases:load", key=key)
    toasts.done(request, _("The file was thrown away. Nothing was loaded."))
    return redirect("cases:loads")


@doors.staff("cases.handle")
def empty_book(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (every view is given the request)
    """The template of the book, with its lists and a guide."""
    return _workbook(template(template_form(timezone.localdate()), language=language()), _("cases-template"))


def _planned(request: HttpRequest, found: CaseLoad, source: bytes, *, at: datetime) -> Plan:
    me = doors.person_of(request)
    return plan(source, by=me, at=at, default=found.unit, sheet=found.sheet, remembered=_known(me, found.unit))


def _mine(request: HttpRequest, key: int) -> tuple[CaseLoad, bytes | None]:
    """A load of one's own, and its file where this browser holds the key to it; 404 for anybody else's."""
    found: CaseLoad = get_object_or_404(CaseLoad.objects.of(doors.person_of(request)), pk=key)
    kept = request.COOKIES.get(_cookie(found), "")
    try:
        opened = shelf.opened(found.box, base64.urlsafe_b64decode(kept)) if found.box and kept else None
    except ValueError:
        opened = None
    return found, opened


def _with_key(response: HttpResponse, found: CaseLoad, key: bytes) -> HttpResponse:
    """The key goes with the browser, to the pages of this load alone."""
    response.set_cookie(
        _cookie(found),
        base64.urlsafe_b64encode(key).decode(),
        max_age=int(KEPT.total_seconds()),
        path=reverse("cases:load", kwargs={"key": found.pk}),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return response


def _cookie(found: CaseLoad) -> str:
    return f"anbinh_cases_{found.pk}"


def _known(me: Person, unit: Any) -> list[Matching]:
    kept = LoadMatching.objects.all().known_to(me, unit.code if unit else "")
    return [Matching(one.fingerprint, tuple(one.keys)) for one in kept]


def _doubts(found: Heading) -> dict[str, list[str]]:
    spoken = language()
    return {
        "problems": [problem.say(spoken) for problem in found.problems],
        "notices": [notice.say(spoken) for notice in found.notices],
    }


def _workbook(data: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"', "Cache-Control": "no-store, private"}
    return HttpResponse(data, content_type=XLSX, headers=headers)
