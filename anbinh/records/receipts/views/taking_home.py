"""The receipt as a paper and as evidence, asked for by a button of its page."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from anbinh.kernels.papers import render_pdf
from anbinh.records.receipts.evidence import evidence_of
from anbinh.records.receipts.paper import receipt_paper
from anbinh.records.receipts.receipt import Shown, carried_back
from anbinh.records.receipts.views.quiet import quiet


def _shown(request: HttpRequest) -> Shown | None:
    return carried_back(request.POST.get("receipt", ""), at=timezone.now())


@quiet
@sensitive_post_parameters()
def paper(request: HttpRequest) -> HttpResponse:
    """One A4 as PDF; with the code only when the box was ticked."""
    shown = _shown(request)
    if shown is None:
        return redirect("receipts:look_up")
    made = receipt_paper(shown, with_code=bool(shown.code) and request.POST.get("with_code") == "yes")
    answer = HttpResponse(render_pdf(made, at=shown.receipt.issued_at), content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="bien-nhan.pdf"'
    return answer


@quiet
@sensitive_post_parameters()
def evidence(request: HttpRequest) -> HttpResponse:
    """What was signed, with signature and public key: enough to verify the receipt anywhere, without this server."""
    shown = _shown(request)
    said = evidence_of(shown.receipt) if shown else None
    if said is None:
        return redirect("receipts:look_up")
    text = json.dumps(said, ensure_ascii=False, indent=2)
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="bang-chung.json"'
    return answer
