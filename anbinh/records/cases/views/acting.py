"""One page for each verb of a case: what it is for, what it asks; or the sentence that says why not."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.web import doors, toasts
from anbinh.records.cases import commands
from anbinh.records.cases.commands import CasesError, Overtaken
from anbinh.records.cases.commands.investigating import REVERSIBLE
from anbinh.records.cases.consequences import consequences
from anbinh.records.cases.forms.acting import FORMS
from anbinh.records.cases.forms.asked import ActForm, Asked
from anbinh.records.cases.models import Act, Case
from anbinh.records.cases.standing import choice
from anbinh.records.cases.views.finding import case_of, page
from anbinh.records.cases.wording import VERB_WORDS, did

COMMANDS: dict[str, Callable[..., Act]] = {
    "clear": commands.clear,
    "charge": commands.charge,
    "dismantle": commands.dismantle,
    "extend": commands.extend,
    "suspend": commands.suspend,
    "resume": commands.resume,
    "close": commands.close,
    "transfer": commands.transfer,
    "correct": commands.correct,
    "note": commands.note,
    "take_back": commands.take_back,
}


@doors.staff("cases.read")
def act(request: HttpRequest, key: int, verb: str) -> HttpResponse:
    """Do one verb to one case."""
    found, me, at = case_of(request, key), doors.person_of(request), timezone.now()
    form = FORMS[verb](request.POST or None, asked=Asked(found, at, me))
    if form.is_valid() and (done := _done(verb, found, form, me, at=at)):
        return _afterwards(request, done, me)
    chosen = choice(me, found, verb, at=at)
    refusal = (
        chosen.refusal if chosen else _("Your post does not allow this in %(unit)s.") % {"unit": found.holder.name}
    )
    context = {
        "case": found,
        "words": VERB_WORDS[verb],
        "refusal": refusal,
        "form": form if form.is_bound or not refusal else None,
        "follows": [] if refusal else consequences(verb, found, at=at),
        "last": _last(found) if verb == "take_back" else None,
    }
    return page(request, "cases/act.html", context)


def _done(verb: str, case: Case, form: ActForm, me: Person, *, at: datetime) -> Act | None:
    """The act; None when it was refused, with the sentence above the form and everything typed still in it."""
    seen, case.version = case.version, form.cleaned_data["version"]
    try:
        return COMMANDS[verb](case, **form.answers, by=me, at=at)
    except Overtaken as overtaken:
        form.add_error(None, str(overtaken))
        form.look_again(seen)
    except CasesError as refusal:
        form.add_error(None, str(refusal))
    finally:
        case.version = seen
    return None


def _afterwards(request: HttpRequest, done: Act, me: Person) -> HttpResponse:
    """Back to the case, with a toast that can undo it; to the book when the case has left the reader's reach."""
    here = reverse("cases:case", kwargs={"key": done.case_id})
    undo = ""
    if done.verb in REVERSIBLE and choice(me, done.case, "take_back", at=timezone.now()):
        undo = reverse("cases:act", kwargs={"key": done.case_id, "verb": "take_back"})
    said = _("%(code)s: %(what)s.") % {"code": done.case.code, "what": did(done.verb)}
    toasts.done(request, capfirst(said), href=undo, label=_("Undo") if undo else "")
    visible = Case.objects.visible_to(me, on=timezone.localdate()).contains(done.case)
    return redirect(here if visible else "cases:index")


def _last(case: Case) -> str:
    """The step that would be taken back, in words."""
    last = Act.objects.of_case(case).standing().last_made()
    return capfirst(did(last.verb)) if last else ""
