"""Receiving a letter, and a citizen in person: one page each, quick by keyboard."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from anbinh.foundation.web import doors
from anbinh.records.intake.commands import IntakeError
from anbinh.records.letters import commands
from anbinh.records.letters.forms.receiving import SENDER, CitizenForm, ReceiveForm
from anbinh.records.letters.offices import office_of


@doors.staff("letters.handle")
@sensitive_post_parameters(*SENDER, "accused", "summary")
def receive(request: HttpRequest) -> HttpResponse:
    """Enter a letter in the book."""
    me, at = doors.person_of(request), timezone.now()
    office = office_of(me, on=timezone.localdate())
    form = ReceiveForm(request.POST or None, request.FILES or None, at=at, office=office)
    if form.is_valid():
        try:
            letter = commands.receive(form.draft(), uploads=form.cleaned_data["uploads"], by=me, at=at)
            messages.success(request, _("%(code)s is in the book; its time limits run.") % {"code": letter.code})
            return redirect("letters:letter", key=letter.pk)
        except IntakeError as refusal:
            form.add_error(None, str(refusal))
    form.hold_files()
    return render(request, "letters/receive.html", {"form": form})


@doors.staff("letters.handle")
@sensitive_post_parameters(*SENDER, "accused", "summary")
def receive_citizen(request: HttpRequest) -> HttpResponse:
    """Enter a citizen received in person."""
    me, at = doors.person_of(request), timezone.now()
    office = office_of(me, on=timezone.localdate())
    form = CitizenForm(request.POST or None, request.FILES or None, at=at, office=office)
    if form.is_valid():
        try:
            uploads = form.cleaned_data["uploads"]
            held = commands.receive_citizen(form.draft(), form.heard(), uploads=uploads, by=me, at=at)
            messages.success(request, _("Entered in the book as no. %(number)s.") % {"number": held.number})
            if held.letter is not None:
                return redirect("letters:letter", key=held.letter.pk)
            return redirect("letters:receptions")
        except IntakeError as refusal:
            form.add_error(None, str(refusal))
    form.hold_files()
    return render(request, "letters/receive_citizen.html", {"form": form})
