"""A report that is really a letter: from the register of reports to the book of letters."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.web import doors
from anbinh.records.intake.commands import IntakeError
from anbinh.records.intake.models import Report
from anbinh.records.letters import commands
from anbinh.records.letters.forms.turning import TurnForm


@doors.staff("letters.handle")
def turn(request: HttpRequest, key: int) -> HttpResponse:
    """Move a report to the book of letters."""
    me, today = doors.person_of(request), timezone.localdate()
    report: Report = get_object_or_404(Report.objects.visible_to(me, on=today).with_everything(), pk=key)
    form = TurnForm(request.POST or None, initial={"version": report.version})
    if form.is_valid():
        report.version = form.cleaned_data["version"]
        try:
            letter = commands.take_from_reports(report, text=form.cleaned_data["text"], by=me, at=timezone.now())
            messages.success(request, _("%(code)s is in the book; its time limits run.") % {"code": letter.code})
            return redirect("letters:letter", key=letter.pk)
        except IntakeError as refusal:
            form.add_error(None, str(refusal))
    return render(request, "letters/turn.html", {"report": report, "form": form})
