"""Behind the code: where the report stands, and what reporter and officers write to each other."""

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
from anbinh.records.intake.models import Receipt
from anbinh.records.receipts import closed, guard
from anbinh.records.receipts.forms.looking import CodeForm, WriteForm
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
        COOKIE, leave, max_age=timedelta(seconds=LEAVE_LASTS.total_seconds()), path=reverse("receipts:look_up"),
        httponly=True, samesite="Strict", secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
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
    form = WriteForm(request.POST, request.FILES, at=at)
    if form.is_valid():
        said = form.cleaned_data
        try:
            commands.receive_message(receipt.report, text=said["text"], uploads=said["attachments"], at=at)
            return redirect(f"{reverse('receipts:standing')}?sent=1#tin-nhan")
        except (IntakeError, Refused) as fault:
            form.add_error(None, str(fault))
        except NoCustodian:
            form.add_error("attachments", _("Files cannot be sealed just now. Send the message without them, or call."))
    form.hold_files()
    return _standing(request, receipt, at=at, form=form)


def _standing(
    request: HttpRequest, receipt: Receipt, *, at: datetime, form: WriteForm | None = None, unsent: str = ""
) -> HttpResponse:
    shown = standing_of(receipt, at=at)
    fresh = {one.pk for one, _files in shown.messages if one.by_id and one.seen_at is None}
    if fresh:
        commands.mark_read(receipt.report, at=at)
    context = {
        "standing": shown,
        "fresh": fresh,
        "form": form or WriteForm(at=at, initial={"text": unsent}),
        "sent": "sent" in request.GET,
        "exit": settings.EXIT_ADDRESS,
    }
    return render(request, "receipts/standing.html", context)


@quiet
def close(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Forget the leave on this device."""
    answer = redirect("receipts:look_up")
    answer.delete_cookie(COOKIE, path=reverse("receipts:look_up"), samesite="Strict")
    return answer
