"""Reception by an officer: the form, what stands beside it, the card reader, and the receipt that is shown once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.sealing.keepers import keepers_of
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import doors, qr, toasts
from anbinh.kernels.identifiers import IdentifierError, parse_card
from anbinh.records.intake import commands
from anbinh.records.intake.badges import badge_of, limit_name
from anbinh.records.intake.commands import IntakeError, Received
from anbinh.records.intake.desks import desk_of
from anbinh.records.intake.forms.counter import IDENTITY, CounterForm, card_values, spoken
from anbinh.records.intake.leads import code_address, look_up_address, proof_address
from anbinh.records.intake.models import Act, Clock, Report
from anbinh.records.intake.papers import papers_of
from anbinh.records.intake.proofs import grouped
from anbinh.records.intake.sheet import severity_words
from anbinh.records.intake.standing import Choice, choices, facts_of, next_choice
from anbinh.records.intake.suggesting import Look, look_at

REMEMBERED, DONE, MOST_DONE = "intake_counter", "intake_received", 30
SECRET = (*IDENTITY, "card")
# The verbs that follow reception, in the order of the work.
NEXT = ("classify", "assign", "transfer", "tell_procuracy")


@dataclass(frozen=True)
class Notice:
    """What the card reader says: what was read, or why nothing was."""

    text: str
    warnings: tuple[str, ...] = ()
    refused: bool = False


@doors.staff("intake.receive")
@never_cache
@sensitive_post_parameters(*SECRET)
def counter(request: HttpRequest) -> HttpResponse:
    """Receive one report."""
    me, at = doors.person_of(request), timezone.now()
    if request.method != "POST":
        return _page(request, CounterForm(at=at, first=_first(request, me)), me, at=at)
    if known := request.session.get(DONE, {}).get(request.POST.get("token", "")):
        toasts.done(request, _("This report is in the register already. The code was shown once, when it was entered."))
        return redirect("intake:report", key=known)
    if request.POST.get("action") == "card":
        return _with_card(request, me, at=at)
    form = CounterForm(request.POST, request.FILES, at=at)
    look = None
    if form.is_valid():
        look = _look(form, me, at=at)
        seen = request.POST.get("seen") == look.seal or not look.needed
        if seen and (received := _received(form, me, at=at)):
            return _receipt(request, received, form, me, at=at)
    form.hold_files()
    return _page(request, form, me, at=at, look=look)


def _page(
    request: HttpRequest,
    form: CounterForm,
    me: Person,
    *,
    at: datetime,
    look: Look | None = None,
    notice: Notice | None = None,
) -> HttpResponse:
    if look is None and form.is_bound:
        look = _look(form, me, at=at)
    context = {
        "form": form,
        "look": look,
        "notice": notice,
        "check": look is not None and look.needed and not form.errors and notice is None,
        "merge_into": request.POST.get("merge_into", ""),
        "keepers": _keepers(form, at=at),
        **_understood(form),
    }
    return render(request, "intake/counter.html", context)


def _understood(form: CounterForm) -> dict[str, Any]:
    bound = form.is_bound and hasattr(form, "cleaned_data")
    return {
        "damage": form.damage if bound else None,
        "severity": severity_words(form.severity) if bound else "",
    }


def _look(form: CounterForm, me: Person, *, at: datetime) -> Look:
    form.is_valid()
    place = form.cleaned_data.get("place_unit")
    return look_at(form, text=form.cleaned_data.get("summary", ""), place=place, person=me, at=at)


def _received(form: CounterForm, me: Person, *, at: datetime) -> Received | None:
    """The report in the register; None when it was refused, with the sentence above the form."""
    try:
        return commands.receive_here(form.draft(), uploads=form.cleaned_data["uploads"], by=me, at=at)
    except IntakeError as refusal:
        form.add_error(None, str(refusal))
        return None


def _first(request: HttpRequest, me: Person) -> dict[str, str]:
    """What was chosen last in this session; else the unit of the officer's post."""
    kept = request.session.get(REMEMBERED)
    if kept:
        return dict(kept)
    unit = _own_unit(me)
    return {"unit": unit.code} if unit else {}


def _own_unit(me: Person) -> Unit | None:
    today = timezone.localdate()
    units = desk_of(me, on=today).units
    seats = [seat for post in me.posts_on(today) for seat in post.seats(on=today)]
    return next((seat for seat in seats if seat.pk in units), None)


def _keepers(form: CounterForm, *, at: datetime) -> list[str]:
    """Who will be able to open the sealed part."""
    unit = form.cleaned_data.get("unit") if form.is_bound and hasattr(form, "cleaned_data") else None
    unit = unit or Unit.objects.coded(str(form["unit"].value() or "")).on(timezone.localtime(at).date()).first()
    found = keepers_of(unit, on=timezone.localtime(at).date()) if unit else []
    return list(dict.fromkeys(keeper.key.person.full_name for keeper in found))


@doors.staff("intake.receive")
@never_cache
@require_POST
@sensitive_post_parameters(*SECRET)
def alike(request: HttpRequest) -> HttpResponse:
    """What stands beside the form while it is filled in; the identity is not sent here."""
    me, at = doors.person_of(request), timezone.now()
    form = CounterForm(request.POST, at=at)
    look = _look(form, me, at=at)
    context = {"look": look, "merge_into": request.POST.get("merge_into", ""), **_understood(form)}
    return render(request, "intake/look.html", context)


@doors.staff("intake.receive")
@never_cache
@require_POST
@sensitive_post_parameters("card")
def card(request: HttpRequest) -> JsonResponse:
    """The fields of a scanned identity card, for the script; nothing of it is kept."""
    values, notice = _read_card(request.POST.get("card", ""))
    return JsonResponse({"fields": values, "said": notice.text, "warnings": notice.warnings, "refused": notice.refused})


def _read_card(text: str) -> tuple[dict[str, str], Notice]:
    try:
        found = parse_card(text)
    except IdentifierError as refusal:
        return {}, Notice(refusal.say(spoken()), refused=True)
    warnings = tuple(one.say(spoken()) for one in found.mismatches)
    return card_values(found), Notice(_("The card was read. Compare name and number with the card."), warnings)


def _with_card(request: HttpRequest, me: Person, *, at: datetime) -> HttpResponse:
    """Without script: the form again, filled from the card; nothing is checked yet."""
    values, notice = _read_card(request.POST.get("card", "")) if request.POST.get("card") else ({}, None)
    data = request.POST.copy()
    for name, value in values.items():
        data[name] = value
    form = CounterForm(data, request.FILES, at=at)
    form.is_valid()
    form.hold_files()
    form.errors.clear()
    return _page(request, form, me, at=at, notice=notice)


def _receipt(request: HttpRequest, received: Received, form: CounterForm, me: Person, *, at: datetime) -> HttpResponse:
    """The receipt. The code is kept nowhere: this answer is the only place where it stands."""
    report = received.report
    done = request.session.get(DONE, {})
    request.session[DONE] = {**dict(list(done.items())[-MOST_DONE:]), form.cleaned_data["token"]: report.pk}
    request.session[REMEMBERED] = {"unit": report.unit.code, "channel": report.channel}
    told = facts_of(report)
    acts = list(Act.objects.of_report(report))
    context = {
        "report": report,
        "code": grouped(received.code) if report.has_reporter else "",
        **_taken_home(request, report, received.code),
        "clocks": _clocks(report, at=at),
        "verbs": _next(me, report, told, at=at),
        "papers": papers_of(acts),
        "merge": _merge_address(request, report, me, at=at),
    }
    return render(request, "intake/received.html", context)


def _taken_home(request: HttpRequest, report: Report, code: str) -> dict[str, str]:
    """What the printed receipt leads to: the page behind the code, and the check that it is genuine."""
    if not report.has_reporter:
        return {}
    return {
        "look_up": look_up_address(request),
        "code_picture": qr.drawn(code_address(request, code)),
        "proof_picture": qr.drawn(proof_address(request, report.receipt)),
    }


def _clocks(report: Report, *, at: datetime) -> list[tuple[str, Any]]:
    running = Clock.objects.of_report(report).running()
    return [(limit_name(one.limit, at=one.start_at), badge_of(one, at=at)) for one in running]


def _next(me: Person, report: Report, told: Any, *, at: datetime) -> list[Choice]:
    may = choices(me, report, told, at=at)
    first = next_choice(me, report, told, at=at)
    rest = [may[verb] for verb in NEXT if verb in may and not may[verb].refusal and may[verb] != first]
    return [first, *rest] if first else rest


def _merge_address(request: HttpRequest, report: Report, me: Person, *, at: datetime) -> str:
    """Where the new report is merged into the one that was chosen beside the form."""
    chosen = request.POST.get("merge_into", "")
    visible = Report.objects.visible_to(me, on=timezone.localtime(at).date())
    into = visible.keyed([int(chosen)]).first() if chosen.isascii() and chosen.isdigit() and len(chosen) < 18 else None
    if into is None or into.pk == report.pk:
        return ""
    here = reverse("intake:act", kwargs={"key": report.pk, "verb": "merge"})
    return f"{here}?{urlencode({'into': into.code})}"
