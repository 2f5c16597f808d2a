"""The public side: a school asks for a session and reads the answer with its code; calendars read their secret link."""

import secrets
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from anbinh.foundation.books.commands import Refusal
from anbinh.foundation.web import doors
from anbinh.records.intake import proofs
from anbinh.records.outreach import commands, months
from anbinh.records.outreach.asked import bits_to_ask, count_request, feed_of
from anbinh.records.outreach.forms import AskForm, WishForm
from anbinh.records.outreach.models import SchoolRequest
from anbinh.records.receipts import guard
from anbinh.records.receipts.commands import give_back, spend
from anbinh.records.receipts.forms.looking import CodeForm

SUBJECT = "outreach request"


@doors.public
@csrf_exempt
def ask(request: HttpRequest) -> HttpResponse:
    """The form; sent, it becomes a receipt with the code, once."""
    at, posted = timezone.now(), request.method == "POST"
    form = AskForm(request.POST if posted else None, at=at, token=secrets.token_urlsafe(12))
    if not (posted and form.is_valid()):
        return _asked(request, form)
    bits = bits_to_ask(at=at)
    if bits and not guard.shown_once(request.POST, SUBJECT, bits=bits, at=at):
        return _asked(request, form, demand=guard.demand(request.POST, SUBJECT, bits=bits, at=at))
    token = f"{SUBJECT} {form.cleaned_data['token'] or secrets.token_urlsafe(12)}"
    if not spend(token, at=at):
        return _asked(request, form, twice=True)
    try:
        sent = commands.send_request(**form.answers, at=at)
    except Refusal as refusal:
        give_back(token, at=at)
        form.add_error(None, str(refusal))
        return _asked(request, form)
    count_request(at=at)
    return _quiet(render(request, "outreach/sent.html", {"sent": sent, "code": proofs.grouped(sent.code)}))


def _asked(request: HttpRequest, form: AskForm, **more: Any) -> HttpResponse:
    return _quiet(render(request, "outreach/ask.html", {"form": form, **more}))


def _quiet(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "no-store, private"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


@doors.public
@csrf_exempt
def answer(request: HttpRequest) -> HttpResponse:
    """The code is typed here; where the request stands comes back on the same page."""
    at = timezone.now()
    form = CodeForm(request.POST if request.method == "POST" else None)
    found, demand, own = None, None, {}
    if form.is_bound and form.is_valid():
        code = form.cleaned_data["code"]
        bits = guard.code_bits(code, at=at)
        if bits and not guard.shown(request.POST, code, bits=bits, at=at):
            demand = guard.demand(request.POST, code, bits=bits, at=at)
        else:
            found = SchoolRequest.objects.marked(commands.mark_of(code))
            if found is None:
                guard.count_wrong(code, at=at)
                form.add_error("code", _("No request has this code. Compare each group with the receipt."))
            elif found.stage == SchoolRequest.Stage.WAITING:
                own = _own(request, found, code, at=at)
    return _quiet(render(request, "outreach/answer.html", {"form": form, "found": found, "demand": demand, **own}))


def _own(request: HttpRequest, found: SchoolRequest, code: str, *, at: datetime) -> dict[str, Any]:
    """What a school does with its own request while nobody has answered: change it, or call it off."""
    done = request.POST.get("do", "")
    form = WishForm(request.POST if done == "change" else None, initial=vars(found))
    said = ""
    try:
        if done == "call_off":
            commands.call_off_request(found, at=at)
            said = _("Your request is called off. Nobody comes.")
        elif done == "change" and form.is_valid():
            commands.change_request(found, **form.cleaned_data, at=at)
            said = _("Your request is changed.")
    except Refusal as refusal:
        if form.is_bound:
            form.add_error(None, str(refusal))
        else:
            said = str(refusal)
    kept: Any = SchoolRequest.objects.marked(commands.mark_of(code))
    return {"found": kept, "wishes": form, "said": said, "code": code}


@doors.public
def feed(request: HttpRequest, token: str) -> HttpResponse:  # noqa: ARG001 (called as every view is)
    """The sessions behind a secret link, as long as its holder may read them."""
    at = timezone.now()
    found = feed_of(token, at=at)
    if found is None:
        raise Http404("no such calendar")
    name, talks = found
    text = months.calendar_text(talks, name=name, link=f"{settings.ADDRESS}/can-bo/tuyen-truyen/%s/", at=at)
    return _quiet(HttpResponse(text, content_type="text/calendar; charset=utf-8"))
