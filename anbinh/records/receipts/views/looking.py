"""Behind the code: where the report stands, and what reporter and officers write to each other."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from anbinh.foundation.files.examination import Refused
from anbinh.foundation.sealing.commands import NoCustodian
from anbinh.records.intake import commands, proofs
from anbinh.records.intake.commands import IntakeError
from anbinh.records.intake.leads import look_up_address, proof_address
from anbinh.records.intake.models import Receipt
from anbinh.records.receipts import closed, guard
from anbinh.records.receipts.commands import give_back, spend
from anbinh.records.receipts.forms.looking import FILES_LATER, CodeForm, WriteForm
from anbinh.records.receipts.receipt import Shown
from anbinh.records.receipts.rules import LEAVE_LASTS
from anbinh.records.receipts.standing import standing_of
from anbinh.records.receipts.views.quiet import quiet

COOKIE = "anbinh_receipt"
PURPOSE = "code"


@quiet
@sensitive_post_parameters()
def look_up(request: HttpRequest) -> HttpResponse:
    """The code is typed here and goes nowhere else: into no address, no log, no history."""
    at = timezone.now()
    form = CodeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _asked(request, form)
    code = form.cleaned_data["code"]
    bits = guard.code_bits(code, at=at)
    if bits and not guard.shown(request.POST, code, bits=bits, at=at):
        return _asked(request, form, demand=guard.demand(request.POST, code, bits=bits, at=at))
    receipt = Receipt.objects.opened_by(proofs.code_hash(code, key=settings.RECEIPT_KEY))
    if receipt is None:
        guard.count_wrong(code, at=at)
        form.add_error("code", _("No report has this code. Compare each group with the receipt."))
        return _asked(request, form)
    if form.cleaned_data["unsent"]:
        return _admitted(_standing(request, receipt, at=at, unsent=form.cleaned_data["unsent"]), receipt, at=at)
    return _admitted(redirect("receipts:standing"), receipt, at=at)


def _asked(request: HttpRequest, form: CodeForm, **more: Any) -> HttpResponse:
    return render(request, "receipts/look_up.html", {"form": form, "exit": settings.EXIT_ADDRESS, **more})


def _admitted(answer: HttpResponse, receipt: Receipt, *, at: datetime) -> HttpResponse:
    """A short leave, for these pages alone: it names the receipt, closed, and ends by itself."""
    leave = closed.close({"receipt": receipt.pk, "until": (at + LEAVE_LASTS).timestamp()}, purpose=PURPOSE)
    answer.set_cookie(
        COOKIE,
        leave,
        max_age=timedelta(seconds=LEAVE_LASTS.total_seconds()),
        path=reverse("receipts:look_up"),
        httponly=True,
        samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return answer


def _receipt_of(request: HttpRequest, *, at: datetime) -> Receipt | None:
    leave = closed.open_until(request.COOKIES.get(COOKIE, ""), purpose=PURPOSE, at=at)
    return Receipt.objects.numbered(leave["receipt"]) if leave else None


@quiet
@sensitive_post_parameters()
def standing(request: HttpRequest) -> HttpResponse:
    """Where it stands; a message or files are sent from the same page."""
    at = timezone.now()
    receipt = _receipt_of(request, at=at)
    if receipt is None:
        form = CodeForm(initial={"unsent": request.POST.get("text", "")[:6000]})
        return _asked(request, form, expired=True)
    if request.method == "POST":
        return _admitted(_write(request, receipt, at=at), receipt, at=at)
    return _admitted(_standing(request, receipt, at=at), receipt, at=at)


def _write(request: HttpRequest, receipt: Receipt, *, at: datetime) -> HttpResponse:
    sizes = [one.size or 0 for one in request.FILES.getlist("attachments")]
    bits = max(guard.message_bits(receipt.pk, at=at), guard.upload_bits(at=at) if sizes else 0)
    if bits and not guard.shown_once(request.POST, f"{receipt.pk} writing", bits=bits, at=at):
        return _asked_to_wait(request, receipt, bits=bits, at=at)
    guard.count_uploads(sizes, at=at)
    form = WriteForm(request.POST, request.FILES, at=at)
    if form.is_valid():
        # Pressed twice: the page tells what has come, and claims nothing of what may still be on its way.
        if not spend(_once(form, receipt), at=at):
            return redirect(f"{reverse('receipts:standing')}#tin-nhan")
        if _received(form, receipt, at=at):
            return redirect(f"{reverse('receipts:standing')}?sent=1#tin-nhan")
    form.hold_files()
    return _standing(request, receipt, at=at, form=form)


def _once(form: WriteForm, receipt: Receipt) -> str:
    """The page that was filled in; one of before, without a token, is taken as often as it comes."""
    return f"{receipt.pk} {form.cleaned_data['token'] or secrets.token_urlsafe(12)}"


def _received(form: WriteForm, receipt: Receipt, *, at: datetime) -> bool:
    """True when it stands on the page; else the sentence stands at the form, which serves again."""
    said = form.cleaned_data
    try:
        commands.receive_message(receipt.report, text=said["text"], uploads=said["attachments"], at=at)
        guard.count_message(receipt.pk, at=at)
        return True
    except (IntakeError, Refused) as fault:
        form.add_error(None, str(fault))
    except NoCustodian:
        form.add_error("attachments", _("Files cannot be sealed just now. Send the message without them, or call."))
    give_back(_once(form, receipt), at=at)
    return False


def _asked_to_wait(request: HttpRequest, receipt: Receipt, *, bits: int, at: datetime) -> HttpResponse:
    """Ask for the proof. What was written stays; files that were chosen wait, unless it is files that are too many."""
    crowded = bool(request.FILES) and guard.upload_bits(at=at) > 0
    form = WriteForm(request.POST, None if crowded else request.FILES, at=at)
    form.is_valid()
    if crowded:
        form.errors.clear()
        form.add_error("attachments", FILES_LATER)
    form.hold_files()
    demand = guard.demand(request.POST, f"{receipt.pk} writing", bits=bits, at=at)
    return _standing(request, receipt, at=at, form=form, demand=demand)


def _standing(
    request: HttpRequest,
    receipt: Receipt,
    *,
    at: datetime,
    form: WriteForm | None = None,
    unsent: str = "",
    demand: guard.Demand | None = None,
) -> HttpResponse:
    shown = standing_of(receipt, at=at)
    fresh = {one.pk for one, _files in shown.messages if one.by_id and one.seen_at is None}
    if fresh:
        commands.mark_read(receipt.report, at=at)
    page = look_up_address(request)
    context = {
        "standing": shown,
        "proof": Shown(receipt.report, receipt, "", proof_address(request, receipt), page, at),
        "fresh": fresh,
        "form": form or WriteForm(at=at, initial={"text": unsent, "token": secrets.token_urlsafe(12)}),
        "demand": demand,
        "sent": "sent" in request.GET,
        "exit": settings.EXIT_ADDRESS,
    }
    return render(request, "receipts/standing.html", context)


@quiet
def close(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (every view is given the request)
    """Forget the leave on this device."""
    answer = redirect("receipts:look_up")
    answer.delete_cookie(COOKIE, path=reverse("receipts:look_up"), samesite="Strict")
    return answer
