"""The public form, page by page, and what follows sending."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from anbinh.foundation.files.examination import Refused
from anbinh.foundation.sealing.commands import NoCustodian
from anbinh.records.intake.commands import IntakeError, Received
from anbinh.records.intake.leads import code_address, proof_address
from anbinh.records.receipts import commands, guard
from anbinh.records.receipts.commands import SentAlready
from anbinh.records.receipts.drafting import draft_of
from anbinh.records.receipts.forms.looking import FILES_LATER
from anbinh.records.receipts.forms.steps import StepForm
from anbinh.records.receipts.places import label, places_like, until
from anbinh.records.receipts.receipt import Shown
from anbinh.records.receipts.views.quiet import quiet
from anbinh.records.receipts.walk import CHECK, FORMS, Walk

OWN_PAGES = {"who", "when", "where", "files", "contact"}


@quiet
@sensitive_post_parameters()
def report(request: HttpRequest) -> HttpResponse:
    """The form: each page sends what was typed and says where to go."""
    at = timezone.now()
    if request.method != "POST":
        return _page(request, Walk.begun(), "who", at=at)
    walk = Walk.carried(request.POST.get("state", ""))
    step, go = walk.known(request.POST.get("step", "")), request.POST.get("go", "next")
    form = _typed(request, walk, step, at=at)
    if go == "send":
        return _send(request, walk, at=at)
    if go in dict(settings.LANGUAGES):
        return _speaking(request, walk, step, go, at=at)
    if go == "next" and form is not None and not form.is_valid():
        return _page(request, walk, step, at=at, form=form)
    return _page(request, walk, _following(walk, step, go, at=at), at=at)


def _typed(request: HttpRequest, walk: Walk, step: str, *, at: datetime) -> StepForm | None:
    """What was typed on the page that was sent, kept whether right or wrong; chosen files wait encrypted."""
    if step not in FORMS:
        return None
    walk.keep(step, request.POST)
    if step == "files":
        return _files(request, walk, at=at)
    return FORMS[step](request.POST, at=at)


def _files(request: HttpRequest, walk: Walk, *, at: datetime) -> StepForm:
    """The files chosen now and before. While too many come in, new ones are taken for a proof or a wait only."""
    sizes = [one.size or 0 for one in request.FILES.getlist("attachments")]
    bits = guard.upload_bits(at=at) if sizes else 0
    taken = not bits or guard.shown_once(request.POST, f"{walk.nonce} files", bits=bits, at=at)
    form = FORMS["files"](request.POST, request.FILES if taken else None, at=at)
    form.is_valid()
    if taken:
        guard.count_uploads(sizes, at=at)
    else:
        form.add_error("attachments", FILES_LATER)
    walk.keep_files(form)
    return form


def _following(walk: Walk, step: str, go: str, *, at: datetime) -> str:
    if go == "nameless":
        walk.without_name()
    elif go == "fileless":
        walk.without_files()
    elif go == "back":
        return walk.before(step)
    elif go in (*walk.steps, CHECK):
        return go
    return CHECK if step == CHECK else walk.after(step, at=at)


def _page(
    request: HttpRequest, walk: Walk, step: str, *, at: datetime, form: StepForm | None = None, **more: Any
) -> HttpResponse:
    if step == CHECK:
        missing = walk.first_missing(at=at)
        if not missing:
            return _check(request, walk, at=at, **more)
        step, form = missing, walk.form(missing, at=at) if missing in walk.answers else None
    if form is None:
        form = walk.form(step, at=at).quiet()
    template = f"receipts/step_{step}.html" if step in OWN_PAGES else "receipts/step.html"
    if step == "files" and (bits := guard.upload_bits(at=at)):
        more["demand"] = guard.demand(request.POST, f"{walk.nonce} files", bits=bits, at=at)
    context = {"form": form, "number": walk.number_of(step), "total": len(walk.steps), **_around(walk, step), **more}
    return render(request, template, context)


def _around(walk: Walk, step: str) -> dict[str, Any]:
    return {"walk": walk, "state": walk.state, "step": step, "exit": settings.EXIT_ADDRESS}


def _check(request: HttpRequest, walk: Walk, *, at: datetime, **more: Any) -> HttpResponse:
    """Everything that was answered, with a way to change it."""
    walk.checking = True
    forms = walk.forms(at=at)
    rows = [(step, form.title, form.told()) for step, form in forms.items()]
    unit = draft_of(forms, at=at).unit
    has_files = bool(forms["files"].cleaned_data["attachments"])
    context = {"rows": rows, "unit": unit, "has_files": has_files, **_around(walk, CHECK), **more}
    return render(request, "receipts/check.html", context)


def _speaking(request: HttpRequest, walk: Walk, step: str, language: str, *, at: datetime) -> HttpResponse:
    """The same page in the other language, with all that was typed."""
    translation.activate(language)
    request.LANGUAGE_CODE = language
    answer = _page(request, walk, step, at=at)
    secure = settings.SESSION_COOKIE_SECURE
    answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, samesite="Lax", secure=secure)
    answer["Content-Language"] = language
    return answer


def _send(request: HttpRequest, walk: Walk, *, at: datetime) -> HttpResponse:
    """Receive the report; whatever is in the way is said on the page that can change it."""
    try:
        return _held_up(request, walk, at=at) or _receipt(request, _received(walk, at=at))
    except SentAlready as done:
        return render(request, "receipts/sent.html", {"done": done, "exit": settings.EXIT_ADDRESS})
    except NoCustodian:
        return _check(request, walk, at=at, nobody=True)
    except Refused as fault:
        return _refused(request, walk, "files", "attachments", str(fault), at=at)
    except IntakeError as fault:
        return _check(request, walk, at=at, fault=str(fault))


def _held_up(request: HttpRequest, walk: Walk, *, at: datetime) -> HttpResponse | None:
    """The page that must come first: one without a good answer, or the proof that this is no flood."""
    commands.refuse_twice(walk.nonce)
    if walk.first_missing(at=at):
        return _page(request, walk, CHECK, at=at)
    bits = guard.report_bits(at=at)
    if not bits or guard.shown(request.POST, walk.nonce, bits=bits, at=at):
        return None
    return _check(request, walk, at=at, demand=guard.demand(request.POST, walk.nonce, bits=bits, at=at))


@sensitive_variables()
def _received(walk: Walk, *, at: datetime) -> Received:
    forms = walk.forms(at=at)
    uploads = forms["files"].cleaned_data["attachments"]
    return commands.send(draft_of(forms, at=at), uploads, nonce=walk.nonce, at=at)


def _refused(request: HttpRequest, walk: Walk, step: str, field: str, sentence: str, *, at: datetime) -> HttpResponse:
    form = walk.form(step, at=at)
    form.is_valid()
    form.add_error(field, sentence)
    return _page(request, walk, step, at=at, form=form)


def _receipt(request: HttpRequest, received: Received) -> HttpResponse:
    """The only time the code is shown."""
    receipt = received.report.receipt
    way = code_address(request, received.code)
    proof = proof_address(request, receipt)
    shown = Shown(received.report, receipt, received.code, proof, way, receipt.issued_at)
    return render(request, "receipts/receipt.html", {"shown": shown, "exit": settings.EXIT_ADDRESS})


@quiet
def places(request: HttpRequest) -> JsonResponse:
    """Communes and wards of any time while typing; what is chosen is put into the field as people say it."""
    found = places_like(request.GET.get("q", "")[:100], on=timezone.localdate())[:12]
    units = [
        {"code": label(one), "name": label(one), "path": _("until %(day)s") % {"day": until(one)} if until(one) else ""}
        for one in found
    ]
    return JsonResponse({"units": units})
