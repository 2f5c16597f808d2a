"""One page for each verb: what it is for, what it asks; or the sentence that says why not."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.web import doors
from anbinh.records.intake.commands import IntakeError
from anbinh.records.intake.proofs import grouped
from anbinh.records.letters import commands, rules
from anbinh.records.letters.commands import MadeReport, Overtaken
from anbinh.records.letters.consequences import consequences
from anbinh.records.letters.forms.acting import FORMS
from anbinh.records.letters.forms.asked import ActForm, Asked
from anbinh.records.letters.models import Letter
from anbinh.records.letters.rules import Situation
from anbinh.records.letters.sheet import class_words
from anbinh.records.letters.standing import acting_for, allowed, situation_of, waiting_of
from anbinh.records.letters.views.finding import letter_of
from anbinh.records.letters.wording import VERB_WORDS

COMMANDS: dict[str, Callable[..., Any]] = {
    "classify": commands.classify,
    "make_report": commands.make_report,
    "split": commands.split,
    "accept": commands.accept,
    "inspect": commands.inspect,
    "refuse": commands.refuse,
    "transfer": commands.transfer,
    "take_in": commands.take_in,
    "send_back": commands.send_back,
    "withdraw": commands.withdraw,
    "guide": commands.guide,
    "file": commands.file,
    "extend": commands.extend,
    "suspend": commands.suspend,
    "resume": commands.resume,
    "drop": commands.drop,
    "resolve": commands.resolve,
    "complain_again": commands.complain_again,
    "correct": commands.correct,
    "take_back": commands.take_back,
    **{verb: partial(commands.send, verb=verb) for verb in rules.SENDING},
}
# What no later step undoes.
GRAVE = {"make_report", "split"}


@doors.staff("letters.read")
def act(request: HttpRequest, key: int, verb: str) -> HttpResponse:
    """Do one verb to one letter."""
    found, me, at = letter_of(request, key), doors.person_of(request), timezone.now()
    form = FORMS[verb](request.POST or None, asked=Asked(found, at))
    if form.is_valid():
        try:
            done = _done(verb, found, form, me, at=at)
            return _afterwards(request, verb, found, done)
        except IntakeError as refusal:
            form.add_error(None, str(refusal))
    refusal_now = _refusal(verb, found, me, at=at)
    context = {
        "letter": found,
        "kind": class_words(found),
        "words": VERB_WORDS[verb],
        "refusal": refusal_now,
        "form": form if form.is_bound or not refusal_now else None,
        "grave": verb in GRAVE,
        "follows": [] if refusal_now else consequences(verb, found, _now(verb, found, at=at), at=at),
    }
    return render(request, "letters/act.html", context)


def _refusal(verb: str, letter: Letter, me: Person, *, at: datetime) -> str:
    waiting = waiting_of(letter)
    if not allowed(me, letter, verb, at=at, waiting=waiting):
        return _("Your post does not allow this in %(unit)s.") % {"unit": acting_for(letter, verb, waiting).name}
    return rules.refusal(verb, _now(verb, letter, at=at))


def _now(verb: str, letter: Letter, *, at: datetime) -> Situation:
    """Where the letter stands for the unit that would act."""
    waiting = waiting_of(letter)
    return situation_of(letter, at=at, unit=waiting.to if waiting and verb in rules.ANSWERS else None)


def _arguments(verb: str, letter: Letter, form: ActForm) -> dict[str, Any]:
    if verb not in rules.ANSWERS:
        return form.answers
    waiting = waiting_of(letter)
    if waiting is None:
        raise IntakeError(_("Nobody has sent this letter to your unit."))
    return {**form.answers, "unit": waiting.to}


def _done(verb: str, letter: Letter, form: ActForm, me: Person, *, at: datetime) -> Any:
    """What the command answers; after somebody else's change the form is about the letter as it is now."""
    seen, letter.version = letter.version, form.cleaned_data["version"]
    try:
        return COMMANDS[verb](letter, **_arguments(verb, letter, form), by=me, at=at)
    except Overtaken:
        form.look_again(seen)
        raise
    finally:
        letter.version = seen


def _afterwards(request: HttpRequest, verb: str, letter: Letter, done: Any) -> HttpResponse:
    """To the letter it is about now: the second complaint, or the same; to the list when it left the reader's reach."""
    if isinstance(done, MadeReport):
        return _made(request, letter, done)
    messages.success(request, capfirst(_("%(code)s: %(what)s.") % {"code": letter.code, "what": VERB_WORDS[verb].did}))
    target = done if isinstance(done, Letter) else letter
    visible = Letter.objects.visible_to(doors.person_of(request), on=timezone.localdate())
    if not visible.named(target.code).exists():
        return redirect("letters:index")
    return redirect(reverse("letters:letter", kwargs={"key": target.pk}))


def _made(request: HttpRequest, letter: Letter, done: MadeReport) -> HttpResponse:
    """The report, and once and nowhere else its code for whoever is named as the sender."""
    named = letter.envelope_id is not None and not letter.anonymous
    context = {"letter": letter, "report": done.report, "code": grouped(done.code) if named else ""}
    answer = render(request, "letters/made_report.html", context)
    answer["Cache-Control"] = "no-store"
    return answer
