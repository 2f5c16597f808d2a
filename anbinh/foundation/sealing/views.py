"""The pages of sealing: one's key and colleagues, envelopes, requests. What an envelope holds is shown once."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.sealing import commands
from anbinh.foundation.sealing.access import ASK, OPEN, PROTECT, keeps_for_the_city
from anbinh.foundation.sealing.belongings import belongings_of
from anbinh.foundation.sealing.colleagues import colleagues_of, kept_by
from anbinh.foundation.sealing.commands import Progress, SealingError
from anbinh.foundation.sealing.forms import (
    AdmitForm,
    ChangeForm,
    DismissForm,
    HandForm,
    LostForm,
    OpenForm,
    ReasonForm,
    SetUpForm,
)
from anbinh.foundation.sealing.keepers import forecast
from anbinh.foundation.sealing.models import CustodianKey, Envelope, Request
from anbinh.foundation.sealing.phrases import hint_for, proposed
from anbinh.foundation.sealing.querysets import openings_of
from anbinh.foundation.sealing.wording import labelled
from anbinh.foundation.web import doors
from anbinh.foundation.web.states import Badge
from anbinh.foundation.web.tables import Column, Table


def _state(envelope: Envelope) -> Badge:
    return Badge("suspended", _("under protection")) if envelope.protected_since else Badge("done", _("sealed"))


COLUMNS = (
    Column("pk", gettext_lazy("Envelope"), href=lambda row: reverse("sealing:envelope", args=[row.pk]), sort="pk"),
    Column("holds", gettext_lazy("What is inside"), value=lambda row: row.belonging.holds or _("An identity")),
    Column("record", gettext_lazy("Belongs to"), value=lambda row: row.belonging.record),
    Column("unit", gettext_lazy("Unit"), value="unit.name", sort="unit__sort_key"),
    Column("sealed_at", gettext_lazy("Sealed"), sort="sealed_at", kind="moment"),
    Column("state", gettext_lazy("State"), value=_state, kind="badge"),
)


@doors.staff("identity.open")
def index(request: HttpRequest) -> HttpResponse:
    """One's key, the custodians one works with, and the requests that wait."""
    me, today = _me(request), timezone.localdate()
    key = CustodianKey.objects.of(me).in_use().first()
    kept = kept_by(key, me, on=today)
    openable = Envelope.objects.openable_by(me, on=today)
    context = {
        "key": key,
        "colleagues": colleagues_of(me, kept, on=today),
        "kept": sum(kept.envelopes.values()),
        "closed": openable.not_kept_by(key).count() if key else openable.count(),
        "waiting": Request.objects.visible_to(me, on=today).waiting().count(),
    }
    return _shown(request, "sealing/index.html", context)


@doors.staff("identity.open")
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def set_up(request: HttpRequest) -> HttpResponse:
    """Make one's key."""
    me = _me(request)
    form = SetUpForm(request.POST or None)
    if _acted(form, lambda: commands.set_up(**form.cleaned_data, by=me, at=timezone.now())):
        messages.success(request, _("Your key is made. From now on envelopes are sealed for you too."))
        return redirect("sealing:index")
    others = [one for one in colleagues_of(me, kept_by(None, me, on=timezone.localdate()), on=timezone.localdate())]
    context = {"form": form, "proposed": proposed(), "alone": not any(one.key for one in others)}
    return render(request, "sealing/set_up.html", context)


@doors.staff("identity.open")
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def change(request: HttpRequest) -> HttpResponse:
    """Another passphrase for the same key."""
    form = ChangeForm(request.POST or None)
    if _acted(form, lambda: commands.change_passphrase(**form.cleaned_data, by=_me(request), at=timezone.now())):
        messages.success(request, _("The new passphrase holds from now on; every envelope stays as it is."))
        return redirect("sealing:index")
    return render(request, "sealing/change.html", {"form": form, "proposed": proposed()})


@doors.staff("identity.open")
def lost(request: HttpRequest) -> HttpResponse:
    """Say that one's passphrase is lost, after reading what that means."""
    me = _me(request)
    key = get_object_or_404(CustodianKey.objects.of(me).in_use())
    left = forecast(key, on=timezone.localdate())
    form = LostForm(request.POST or None, number=left.none)
    if _acted(form, lambda: commands.declare_lost(**form.cleaned_data, by=me, at=timezone.now())):
        messages.success(request, _("The key is given up. Make a new one, then ask a colleague to seal for it."))
        return redirect("sealing:set_up")
    return render(request, "sealing/lost.html", {"form": form, "left": left})


@doors.staff("identity.open")
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def admit(request: HttpRequest, key: int) -> HttpResponse:
    """Seal one's envelopes for a colleague too, a thousand at a time."""
    me, today = _me(request), timezone.localdate()
    colleague = next((one for one in _colleagues(me, today) if one.key and one.key.pk == key), None)
    found = get_object_or_404(CustodianKey, pk=colleague.key.pk if colleague and colleague.key else 0)
    form, progress = AdmitForm(request.POST or None), _Kept()
    if _acted(form, lambda: progress.keep(commands.admit(found, **form.cleaned_data, by=me, at=timezone.now()))):
        return _resealed(request, progress.value, reverse("sealing:admit", args=[key]))
    context = {"form": form, "colleague": colleague, "title": _("Seal for %(name)s too") % {"name": found.person}}
    return _shown(request, "sealing/admit.html", context)


@doors.staff("identity.open")
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def dismiss(request: HttpRequest, key: int) -> HttpResponse:
    """Withdraw a key, one's own or a colleague's, after reading what will be left."""
    me, today = _me(request), timezone.localdate()
    known = {one.leaving.pk for one in _colleagues(me, today) if one.leaving and one.within}
    mine = CustodianKey.objects.of(me).in_use().first()
    found = get_object_or_404(CustodianKey, pk=key if key in known or (mine and key == mine.pk) else 0)
    left, progress = forecast(found, on=today), _Kept()
    form = DismissForm(request.POST or None, number=left.one)
    if _acted(form, lambda: progress.keep(commands.dismiss(found, **form.cleaned_data, by=me, at=timezone.now()))):
        return _resealed(request, progress.value, reverse("sealing:dismiss", args=[key]))
    own = found.person_id == me.pk
    title = _("Withdraw your key") if own else _("Withdraw the key of %(name)s") % {"name": found.person}
    return _shown(request, "sealing/dismiss.html", {"form": form, "left": left, "title": title, "own": own})


@doors.staff("identity.open")
def envelopes(request: HttpRequest) -> HttpResponse:
    """The envelopes one may open."""
    rows = Envelope.objects.openable_by(_me(request), on=timezone.localdate()).newest_first()
    table = Table(
        request,
        rows,
        columns=COLUMNS,
        name="phong-bi",
        empty=gettext_lazy("An envelope appears here when somebody reports with their name."),
    )
    _said(table.found if "format" in request.GET else table.page_rows)
    return table.export() or render(request, "sealing/envelopes.html", {"table": table})


def _said(rows: Iterable[Envelope]) -> list[Envelope]:
    """Envelopes with what each belongs to, as `belonging`."""
    several = list(rows)
    told = belongings_of(one.pk for one in several)
    for one in several:
        one.belonging = told[one.pk]
    return several


@doors.signed_in
def envelope(request: HttpRequest, number: int) -> HttpResponse:
    """What may be known of an envelope from outside: where and when it was sealed, who opened it and why."""
    me, today = _me(request), timezone.localdate()
    found = _visible(request, number)
    openable = Envelope.objects.openable_by(me, on=today).contains(found)
    [found] = _said([found])
    siblings = Envelope.objects.visible_to(me, on=today).keyed(found.belonging.siblings).other_than(found)
    context = {
        "envelope": found,
        "siblings": _said(siblings.oldest_first()),
        "badge": _state(found),
        "openings": openings_of(found),
        "requests": Request.objects.visible_to(me, on=today).about(found).oldest_first(),
        "openable": openable,
        "may_ask": me.may(ASK, on=today),
        "may_protect": me.reach(on=today, permission=PROTECT).covers(found.unit) and not found.protected_since,
        "may_unprotect": openable and found.protected_since and keeps_for_the_city(me, on=today),
        "next": _next(request),
    }
    return render(request, "sealing/envelope.html", context)


@doors.staff("identity.open")
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def unseal(request: HttpRequest, number: int) -> HttpResponse:
    """Passphrase and reason; then the content, in this answer and nowhere else."""
    me, today = _me(request), timezone.localdate()
    found = get_object_or_404(Envelope.objects.openable_by(me, on=today), pk=number)
    asked = Request.objects.visible_to(me, on=today).about(found).waiting().numbered(_number(request, "request"))
    form = OpenForm(request.POST or None, initial={"reason": asked.reason if asked else ""})
    back = _next(request) or reverse("sealing:envelope", args=[number])
    if elsewhere := belongings_of([number])[number].href:
        return redirect(f"{elsewhere}?{urlencode({'request': asked.pk})}" if asked else elsewhere)
    if form.is_valid():
        try:
            content = commands.unseal(found, **form.cleaned_data, by=me, at=timezone.now(), request=asked)
            context = {"envelope": found, "fields": labelled(content), "back": back}
            return render(request, "sealing/opened.html", context)
        except SealingError as refusal:
            form.add_error(None, str(refusal))
    return _shown(request, "sealing/open.html", {"form": form, "envelope": found, "back": back, "asked": asked})


@doors.staff("identity.ask")
def ask(request: HttpRequest, number: int) -> HttpResponse:
    """Ask the custodians to open an envelope."""
    found, form = _visible(request, number), ReasonForm(request.POST or None)
    back = _next(request) or reverse("sealing:envelope", args=[number])
    if _acted(form, lambda: commands.ask(found, **form.cleaned_data, by=_me(request), at=timezone.now())):
        messages.success(request, _("The custodians see your request. The answer appears under “Requests to open”."))
        return redirect(back)
    asked = {
        "title": _("Ask to open envelope %(number)s") % {"number": number},
        "text": _(
            "A custodian opens it and passes on what you need, or says why not. You do not see the content here."
        ),
        "action": _("Send the request"),
    }
    return render(request, "web/confirm.html", {**asked, "form": form, "back": back})


@doors.staff("identity.protect")
def protect(request: HttpRequest, number: int) -> HttpResponse:
    """Hide an envelope under protection measures."""
    found, form = _visible(request, number), ReasonForm(request.POST or None)
    if _acted(form, lambda: commands.protect(found, **form.cleaned_data, by=_me(request), at=timezone.now())):
        messages.success(request, _("The identity is under protection: only custodians of the city know of it now."))
        return redirect(_next(request) or "accounts:home")
    asked = {
        "title": _("Put the identity in envelope %(number)s under protection?") % {"number": number},
        "text": _(
            "From then on only custodians of the city can open it; nobody else sees that there is an envelope, you "
            "included (Article 486 of the Criminal Procedure Code)."
        ),
        "action": _("Put it under protection"),
    }
    return _ask(request, found, asked, form)


@doors.staff("identity.open")
def unprotect(request: HttpRequest, number: int) -> HttpResponse:
    """End the protection."""
    found, form = _visible(request, number), ReasonForm(request.POST or None)
    if _acted(form, lambda: commands.unprotect(found, **form.cleaned_data, by=_me(request), at=timezone.now())):
        messages.success(request, _("The protection has ended. Add the custodians of the unit again."))
        return redirect("sealing:envelope", number=number)
    asked = {
        "title": _("End the protection of the identity in envelope %(number)s?") % {"number": number},
        "text": _("Those who handle the report see again that there is an envelope. It stays sealed."),
        "action": _("End the protection"),
    }
    return _ask(request, found, asked, form)


@doors.staff("identity.open")
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def hand(request: HttpRequest, number: int) -> HttpResponse:
    """Seal an envelope for the custodians of another unit."""
    me, today = _me(request), timezone.localdate()
    found = get_object_or_404(Envelope.objects.openable_by(me, on=today), pk=number)
    form = HandForm(request.POST or None, on=today)
    if _acted(form, lambda: commands.hand_to(found, **form.cleaned_data, by=me, at=timezone.now())):
        messages.success(request, _("The envelope is now kept by the custodians of the other unit."))
        return redirect(_next(request) or "sealing:envelopes")
    return _shown(request, "sealing/hand.html", {"form": form, "envelope": found})


@doors.signed_in
def requests(request: HttpRequest) -> HttpResponse:
    """For a custodian what is asked of them, for an officer what they asked."""
    me, today = _me(request), timezone.localdate()
    visible = Request.objects.visible_to(me, on=today)
    waiting, answered = list(visible.waiting().oldest_first()), list(visible.answered()[:50])
    _said(one.envelope for one in (*waiting, *answered))
    context = {
        "waiting": waiting,
        "answered": answered,
        "custodian": me.may(OPEN, on=today),
    }
    return render(request, "sealing/requests.html", context)


@doors.staff("identity.open")
def refuse(request: HttpRequest, number: int) -> HttpResponse:
    """Say no to a request, and why."""
    me, today = _me(request), timezone.localdate()
    found = get_object_or_404(Request.objects.visible_to(me, on=today).waiting(), pk=number)
    form = ReasonForm(request.POST or None)
    if _acted(form, lambda: commands.refuse(found, **form.cleaned_data, by=me, at=timezone.now())):
        messages.success(request, _("The officer reads your answer beside the request."))
        return redirect("sealing:requests")
    asked = {
        "title": _("Refuse the request of %(name)s?") % {"name": found.asked_by},
        "text": _("Asked because: %(reason)s") % {"reason": found.reason},
        "action": _("Refuse the request"),
        "back": reverse("sealing:requests"),
    }
    return render(request, "web/confirm.html", {**asked, "form": form})


class _Kept:
    """Holds what a command returned while its form is looked at."""

    value = Progress(0, 0)

    def keep(self, value: Progress) -> None:
        self.value = value


def _acted(form: Form, act: Callable[[], Any]) -> bool:
    """Run a command when the form is right; its refusal is said above the form."""
    if not form.is_valid():
        return False
    try:
        act()
    except SealingError as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _me(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person), "the door lets only people in"
    return request.user


def _colleagues(me: Person, today: date) -> list[Any]:
    key = CustodianKey.objects.of(me).in_use().first()
    return colleagues_of(me, kept_by(key, me, on=today), on=today)


def _visible(request: HttpRequest, number: int) -> Envelope:
    found: Envelope = get_object_or_404(
        Envelope.objects.visible_to(_me(request), on=timezone.localdate()).newest_first(), pk=number
    )
    return found


def _ask(request: HttpRequest, found: Envelope, asked: dict[str, Any], form: Form) -> HttpResponse:
    back = _next(request) or reverse("sealing:envelope", args=[found.pk])
    return render(request, "web/confirm.html", {**asked, "form": form, "back": back, "grave": True})


def _resealed(request: HttpRequest, progress: Progress, again: str) -> HttpResponse:
    """Done, or how far: the passphrase is kept nowhere, so a long list takes it once for each round."""
    if not progress.left:
        messages.success(request, _("Done: every envelope is sealed as you asked."))
        return redirect("sealing:index")
    total = progress.done + progress.left
    return render(request, "sealing/progress.html", {"progress": progress, "total": total, "again": again})


def _number(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _next(request: HttpRequest) -> str:
    """Where the link came from, if that is a page of this house."""
    wanted = request.GET.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""


def _shown(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """A page on which a passphrase is typed; the demonstration says which one its custodians have."""
    return render(request, template, {**context, "demonstration": hint_for(_me(request))})
