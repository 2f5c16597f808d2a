"""Everybody held, by what runs out first; and a page for each verb of custody, with the exact hour."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.web import doors, toasts
from anbinh.records.cases import commands
from anbinh.records.cases.board import CustodyTable
from anbinh.records.cases.commands import CasesError, Overtaken
from anbinh.records.cases.consequences import custody_consequences
from anbinh.records.cases.custody import held_of
from anbinh.records.cases.forms.asked import ActForm, Asked
from anbinh.records.cases.forms.holding import CUSTODY_FORMS, HoldForm
from anbinh.records.cases.models import Case, Measure
from anbinh.records.cases.standing import allowed, custody_choices
from anbinh.records.cases.views.finding import case_of, measure_of, noted, page
from anbinh.records.cases.wording import CUSTODY_WORDS

COMMANDS: dict[str, Callable[..., Measure]] = {
    "ask": commands.ask_procuracy,
    "approve": commands.approve,
    "refuse": commands.refuse,
    "tell_family": commands.tell_family,
    "extend": commands.extend_custody,
    "continue_as": commands.continue_as,
    "end": commands.end,
}


@doors.staff("cases.read")
def custody(request: HttpRequest) -> HttpResponse:
    """The custody board, and as a file what the board shows."""
    person, at = doors.person_of(request), timezone.now()
    table = CustodyTable(request, person, on=timezone.localdate(), at=at)
    if file := table.export():
        noted(request, file, what="custody")
        return file
    return page(request, "cases/custody.html", {"table": table, "rows": table.page_rows})


@doors.staff("cases.hold")
def hold(request: HttpRequest, key: int) -> HttpResponse:
    """Record that somebody is held in a case."""
    found, me, at = case_of(request, key), doors.person_of(request), timezone.now()
    form = HoldForm(request.POST or None, on=timezone.localdate())
    if form.is_valid() and (held := _held(found, form, me, at=at)):
        said = {"who": held.initials, "kind": held.get_kind_display(), "code": found.code}
        toasts.done(request, _("%(code)s: %(who)s, %(kind)s.") % said)
        return redirect(f"{reverse('cases:case', kwargs={'key': key})}#dang-giu")
    may = allowed(me, "cases.hold", found.holder, at=at)
    refusal = "" if may else _("Your post does not allow this in %(unit)s.") % {"unit": found.holder.name}
    context = {"case": found, "words": CUSTODY_WORDS["hold"], "form": form if may else None, "refusal": refusal}
    return page(request, "cases/act.html", context)


def _held(case: Case, form: HoldForm, me: Person, *, at: datetime) -> Measure | None:
    try:
        return commands.hold(case, **form.answers, by=me, at=at)
    except CasesError as refusal:
        form.add_error(None, str(refusal))
    return None


@doors.staff("cases.hold")
def act(request: HttpRequest, key: int, verb: str) -> HttpResponse:
    """Do one verb to somebody's custody."""
    found, me, at = measure_of(request, key), doors.person_of(request), timezone.now()
    form = CUSTODY_FORMS[verb](request.POST or None, asked=Asked(found, at))
    if form.is_valid() and _done(verb, found, form, me, at=at):
        said = {"code": found.case.code, "who": found.initials, "what": CUSTODY_WORDS[verb].did}
        toasts.done(request, _("%(code)s, %(who)s: %(what)s.") % said)
        return redirect(f"{reverse('cases:case', kwargs={'key': found.case_id})}#dang-giu")
    return page(request, "cases/act.html", _context(verb, found, form, me, at=at))


def _context(verb: str, found: Measure, form: ActForm, me: Person, *, at: datetime) -> dict[str, Any]:
    chosen = custody_choices(me, found, at=at).get(verb)
    post = _("Your post does not allow this in %(unit)s.") % {"unit": found.case.holder.name}
    refusal = chosen.refusal if chosen else post
    return {
        "case": found.case,
        "held": held_of(found, None, at=at),
        "words": CUSTODY_WORDS[verb],
        "refusal": refusal,
        "form": form if form.is_bound or not refusal else None,
        "follows": [] if refusal else custody_consequences(verb, found, at=at),
    }


def _done(verb: str, held: Measure, form: ActForm, me: Person, *, at: datetime) -> Measure | None:
    seen, held.version = held.version, form.cleaned_data["version"]
    try:
        return COMMANDS[verb](held, **form.answers, by=me, at=at)
    except Overtaken as overtaken:
        form.add_error(None, str(overtaken))
        form.look_again(seen)
    except CasesError as refusal:
        form.add_error(None, str(refusal))
    finally:
        held.version = seen
    return None
