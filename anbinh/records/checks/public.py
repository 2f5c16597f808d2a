"""Check before you transfer, for anybody: by groups of hashes, or plainly by sending; and objecting."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from anbinh.foundation.catalogue import lists
from anbinh.foundation.web import doors
from anbinh.kernels.identifiers import page_rules
from anbinh.records.checks import commands, rules
from anbinh.records.checks.forms import CodeForm, ContestForm, TypedForm
from anbinh.records.checks.groups import group_of
from anbinh.records.checks.models import Contest, Listing
from anbinh.records.intake import proofs

View = Callable[..., HttpResponse]
HEADERS = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}


def untold(view: View) -> View:
    """Anybody may come in; the answer is kept in no cache, and no cookie is asked for: nobody acts for anybody here."""

    @wraps(view)
    def answered(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        answer = view(request, *arguments, **named)
        for header, value in HEADERS.items():
            answer[header] = value
        return answer

    opened: View = doors.public(csrf_exempt(answered))  # type: ignore[assignment]  # a door keeps what it opens
    return opened


@untold
@sensitive_post_parameters()
def check(request: HttpRequest) -> HttpResponse:
    """The page. With script the number stays on the device; without, it is sent, answered and kept nowhere."""
    form = TypedForm(request.POST if request.method == "POST" else None)
    today = timezone.localdate()
    context: dict[str, Any] = {"form": form, "methods": _methods(today), "rules": page_rules()}
    if form.is_valid():
        found = _found(form.cleaned_data["number"], on=today)
        context |= {"asked": True, "found": found, "typed": form.cleaned_data["number"]}
        context["method"] = context["methods"].get(found.method, "") if found else ""
        context["understood"] = bool(rules.keys_typed(form.cleaned_data["number"]))
    return render(request, "checks/check.html", context)


def _found(typed: str, *, on: date) -> Listing | None:
    digests = [rules.digest(key) for key in rules.keys_typed(typed)]
    return Listing.objects.told(on).digested(digests).with_names().first() if digests else None


def _methods(on: date) -> dict[str, str]:
    return {one.code: one.label for one in lists.items("methods", on=on)}


@untold
def group(request: HttpRequest, prefix: str) -> HttpResponse:  # noqa: ARG001 (every view is given the request)
    """Everything whose hash begins with these three signs, always as long."""
    if len(prefix) != rules.PREFIX or set(prefix) - set("0123456789abcdef"):
        raise Http404("no group")
    return HttpResponse(group_of(prefix, on=timezone.localdate()), content_type="text/plain; charset=utf-8")


@untold
@sensitive_post_parameters()
def contest(request: HttpRequest) -> HttpResponse:
    """Object to a number on the list; the code under which the answer is read is shown once."""
    form = ContestForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        at = timezone.now()
        listing = _found(form.cleaned_data["number"], on=timezone.localdate())
        if listing is None:
            form.add_error("number", _("This number is not on the list. Nothing need be done."))
        else:
            try:
                made, code = commands.contest(listing, text=form.cleaned_data["text"], at=at)
                return render(request, "checks/contested.html", {"contest": made, "code": proofs.grouped(code)})
            except commands.Refusal as refusal:
                form.add_error(None, str(refusal))
    return render(request, "checks/contest.html", {"form": form})


@untold
@sensitive_post_parameters()
def answer(request: HttpRequest) -> HttpResponse:
    """Read the answer to an objection, by its code."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    found = None
    if form.is_valid():
        found = Contest.objects.opened_by(commands.hash_of(form.cleaned_data["code"]))
        if found is None:
            form.add_error("code", _("No objection has this code. Compare each group with what you wrote down."))
    return render(request, "checks/answer.html", {"form": form, "contest": found})
