"""One page for each act on a report as a whole."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from anbinh.foundation.web import doors
from anbinh.outputs.briefs import commands
from anbinh.outputs.briefs.acts import SLUGS, Act
from anbinh.outputs.briefs.commands import BriefRefused
from anbinh.outputs.briefs.forms import HeadForm, RefreshForm, ReturnForm, VersionForm
from anbinh.outputs.briefs.models import Brief
from anbinh.outputs.briefs.views.finding import brief_of

COMMANDS: dict[str, Any] = {
    "submit": commands.submit,
    "approve": commands.approve,
    "issue": commands.issue,
    "refresh": commands.refresh,
    "prepare": commands.prepare,
    "return_": commands.return_,
}
FORMS: dict[str, type[VersionForm]] = {"refresh": RefreshForm, "prepare": HeadForm, "return_": ReturnForm}


@doors.staff("briefs.read")
def act(request: HttpRequest, key: int, slug: str) -> HttpResponse:
    """Do it, or say in a sentence why not."""
    found, at = brief_of(request, key), timezone.now()
    if slug not in SLUGS:
        raise Http404(slug)
    chosen = SLUGS[slug]
    form = _form(chosen, found, request, at=at)
    if form.is_valid():
        try:
            _done(chosen, found, form, doors.person_of(request), at=at)
            messages.success(request, str(chosen.done))
            return redirect("briefs:brief", key=found.pk)
        except BriefRefused as refusal:
            form.add_error(None, str(refusal))
    context = {"brief": found, "act": chosen, "form": form, "back": reverse("briefs:brief", args=[found.pk])}
    return render(request, "briefs/act.html", context)


def _form(act: Act, brief: Brief, request: HttpRequest, *, at: datetime) -> VersionForm:
    options: dict[str, Any] = {"brief": brief}
    if act.code == "prepare":
        options["on"] = timezone.localtime(at).date()
    return FORMS.get(act.code, VersionForm)(request.POST or None, **options)


def _done(act: Act, brief: Brief, form: VersionForm, me: Any, *, at: datetime) -> None:
    """The command, on the version that this person saw."""
    answers = dict(form.cleaned_data)
    brief.version = answers.pop("version")
    COMMANDS[act.code](brief, **answers, by=me, at=at)
