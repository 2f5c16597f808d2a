"""Pages of “safe in security and order”: the list by year, one judgement and taking it back, judging a place."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.books import pages
from anbinh.foundation.books.access import allowed
from anbinh.foundation.books.commands import Refusal
from anbinh.foundation.books.forms import Asked
from anbinh.foundation.web import doors
from anbinh.records.movement.book import BOOK
from anbinh.records.movement.commands import safety as commands
from anbinh.records.movement.forms import SafetyForm, WithdrawForm
from anbinh.records.movement.kinds import SiteType
from anbinh.records.movement.models import SafetyYear
from anbinh.records.movement.safety import criteria_on
from anbinh.records.movement.tables import SafetyTable


@doors.staff("movement.read")
def index(request: HttpRequest) -> HttpResponse:
    """The places judged, with how many of each kind are recognised in the newest year; and the list as a file."""
    person, today = doors.person_of(request), timezone.localdate()
    visible = SafetyYear.objects.visible_to(person, on=today).standing().with_names()
    table = SafetyTable(request, visible)
    if file := pages.taken_out(request, BOOK, table, at=timezone.now()):
        return file
    newest, labels = max(visible.years(), default=0), dict(SiteType.choices)
    counts = [(labels[kind], *numbers) for kind, numbers in visible.for_year(newest).by_type().items()]
    kinds = SiteType.choices if person.may("movement.decide", on=today) else ()
    context = {"table": table, "newest": newest, "counts": counts, "kinds": kinds, "criteria": criteria_on(today)}
    return render(request, "movement/safety.html", context)


@doors.staff("movement.decide")
def enter(request: HttpRequest, kind: str) -> HttpResponse:
    """Judge a place of this kind for a year."""
    if kind not in SiteType.values:
        raise Http404(kind)
    at = timezone.now()
    form = SafetyForm(request.POST or None, asked=Asked(None, at), site_type=kind)
    if form.is_bound and form.is_valid():
        try:
            made = commands.judge(**form.answers, by=doors.person_of(request), at=at)
            return redirect("safety:record", key=made.pk)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "kind": SiteType(kind).label, "criteria": criteria_on(timezone.localdate())}
    return render(request, "movement/safety_enter.html", context)


@doors.staff("movement.read")
def record(request: HttpRequest, key: int) -> HttpResponse:
    """One judgement, criterion by criterion; whoever may decide can take it back."""
    person, at = doors.person_of(request), timezone.now()
    visible = SafetyYear.objects.visible_to(person, on=timezone.localdate()).with_names()
    found = get_object_or_404(visible, pk=key)
    form = WithdrawForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            commands.withdraw(found, reason=form.cleaned_data["reason"], by=person, at=at)
            messages.success(request, _("The judgement is taken back."))
            return redirect("safety:record", key=key)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    subject = criteria_on(found.on).subject(found.place.site_type)
    points = [(one.text, found.answers.get(one.code, False)) for one in subject.criteria]
    may = not found.void and allowed(person, "movement.decide", found.place.unit, at=at)
    context = {"one": found, "points": points, "form": form if may else None}
    return render(request, "movement/safety_record.html", context)
