"""Methods of crime and where each stands; deciding that."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.books.forms import Asked
from anbinh.foundation.web import doors, toasts
from anbinh.records.warnings import commands, methods
from anbinh.records.warnings.forms.warnings import OnDayForm, StandingForm, TakeDecisionBackForm
from anbinh.records.warnings.models import PublicWarning, Standing


@doors.staff("warnings.read")
def index(request: HttpRequest) -> HttpResponse:
    """Every method with where it stood on the day asked for."""
    asked = OnDayForm(request.GET)
    on = (asked.cleaned_data["on"] if asked.is_valid() else None) or timezone.localdate()
    return render(request, "warnings/methods.html", {"methods": methods.shown(on=on), "on": on, "asked": asked})


@doors.staff("warnings.read")
def method(request: HttpRequest, code: str) -> HttpResponse:
    """One method: signs, offences, series, warnings, and every decision on it."""
    person, today = doors.person_of(request), timezone.localdate()
    found = methods.one_shown(code, on=today)
    if found is None:
        raise Http404(code)
    visible = PublicWarning.objects.visible_to(person, on=today, permission="warnings.read").with_names()
    context = {
        "shown": found,
        "offences": methods.offences_of(found.method, on=today),
        "series": methods.series_of(code),
        "warnings": visible.about_method(code).newest_first(),
        "history": Standing.objects.of(code),
        "may_decide": person.may("methods.decide", on=today),
    }
    return render(request, "warnings/method.html", context)


@doors.staff("methods.decide")
def decide(request: HttpRequest, code: str) -> HttpResponse:
    """Say where a method stands from a day on."""
    at = timezone.now()
    found = methods.one_shown(code, on=timezone.localdate())
    if found is None:
        raise Http404(code)
    form = StandingForm(request.POST or None, asked=Asked(None, at))
    if form.is_valid():
        try:
            commands.decide(code, **form.answers, by=doors.person_of(request), at=at)
            toasts.done(request, _("Decided: %(code)s.") % {"code": code})
            return redirect("warnings:method", code=code)
        except commands.Refusal as refusal:
            form.add_error(None, str(refusal))
    back = reverse("warnings:method", kwargs={"code": code})
    return render(request, "warnings/decide.html", {"form": form, "shown": found, "back": back})


@doors.staff("methods.decide")
def take_back(request: HttpRequest, code: str, key: int) -> HttpResponse:
    """Strike a decision."""
    at = timezone.now()
    standing = get_object_or_404(Standing.objects.of(code), pk=key)
    form = TakeDecisionBackForm(request.POST or None, asked=Asked(None, at))
    if form.is_valid():
        try:
            commands.take_decision_back(standing, **form.answers, by=doors.person_of(request), at=at)
            return redirect("warnings:method", code=code)
        except commands.Refusal as refusal:
            form.add_error(None, str(refusal))
    back = reverse("warnings:method", kwargs={"code": code})
    return render(request, "warnings/decide.html", {"form": form, "standing": standing, "back": back})
