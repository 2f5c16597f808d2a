"""Is this receipt genuine? Anybody may ask."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from anbinh.records.receipts.evidence import Proof, judged
from anbinh.records.receipts.forms.proving import ProofForm, ScannedForm
from anbinh.records.receipts.views.quiet import quiet


@quiet
def proof(request: HttpRequest) -> HttpResponse:
    """From the QR code's link, from what a scanner typed, or line by line; the answer is one of four, and honest."""
    scanned = ScannedForm(request.GET if "scanned" in request.GET else None)
    given = scanned.cleaned_data["scanned"] if scanned.is_valid() else request.GET
    form = ProofForm(given if any(given.get(name) for name in ProofForm.base_fields) else None)
    context = {"form": form, "scanned": scanned, "exit": settings.EXIT_ADDRESS}
    if form.is_valid():
        said = form.cleaned_data
        verdict, receipt = judged(Proof(said["n"], said["h"], said["t"], said["s"], said["k"]))
        context |= {"verdict": verdict.value, "receipt": receipt, "said": said}
    return render(request, "receipts/proof.html", context)
