"""Opening a case: from a report on which prosecution is decided, or directly."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import doors, toasts
from anbinh.records.cases import commands
from anbinh.records.cases.commands import CasesError, Opening
from anbinh.records.cases.forms.opening import OpenForm
from anbinh.records.cases.models import Case
from anbinh.records.cases.views.finding import page
from anbinh.records.cases.wording import VERB_WORDS
from anbinh.records.intake.models import Report


@doors.staff("cases.handle")
def open_case(request: HttpRequest) -> HttpResponse:
    """`?report=12` brings what the report says; without it the case is found directly."""
    me, today, at = doors.person_of(request), timezone.localdate(), timezone.now()
    report = _report(request, me)
    if report is not None and (opened := Case.objects.from_report(report).first()):
        return redirect("cases:case", key=opened.pk)
    form = OpenForm(request.POST or None, on=today, unit=_office(me, at), report=report, by=me)
    if form.is_valid() and (case := _opened(form, report, me, at=at)):
        toasts.done(request, _("%(code)s was opened.") % {"code": case.code})
        return redirect("cases:case", key=case.pk)
    return page(request, "cases/open.html", {"form": form, "report": report, "words": VERB_WORDS["open"]})


def _report(request: HttpRequest, me: Person) -> Report | None:
    asked = request.GET.get("report", "")
    if not asked:
        return None
    visible = Report.objects.visible_to(me, on=timezone.localdate())
    found: Report = get_object_or_404(visible.with_names(), pk=asked if asked.isascii() and asked.isdigit() else 0)
    return found


def _office(me: Person, at: datetime) -> Unit | None:
    posts = me.posts_on(timezone.localtime(at).date())
    return next((seat for post in posts for seat in post.seats(on=timezone.localtime(at).date())), None)


def _opened(form: OpenForm, report: Report | None, me: Person, *, at: datetime) -> Case | None:
    given: dict[str, Any] = {"opened_at": at, **form.answers, "report": report}
    try:
        return commands.open_case(Opening(**given), by=me, at=at)
    except CasesError as refusal:
        form.add_error(None, str(refusal))
    return None
