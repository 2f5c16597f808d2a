"""One page for each verb: what it is for, what it asks, what follows; or the sentence that says why not."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.catalogue import lists
from anbinh.foundation.catalogue.items import Offence
from anbinh.foundation.web import doors, toasts
from anbinh.records.intake import commands, rules
from anbinh.records.intake.commands import IntakeError, Overtaken
from anbinh.records.intake.consequences import consequences
from anbinh.records.intake.destinations import officers_of, proposed
from anbinh.records.intake.forms.acting import FORMS, ActForm, Asked
from anbinh.records.intake.models import Act, Report, day_of
from anbinh.records.intake.sheet import severity_words
from anbinh.records.intake.standing import Facts, choice, facts_of
from anbinh.records.intake.views.finding import report_of
from anbinh.records.intake.wording import VERB_WORDS

COMMANDS: dict[str, Callable[..., Act]] = {
    "accept": commands.accept,
    "return": commands.return_,
    "classify": commands.classify,
    "assign": commands.assign,
    "tell_procuracy": commands.tell_procuracy,
    "verify": commands.verify,
    "prolong": commands.prolong,
    "ask_extension": commands.ask_extension,
    "answer_extension": commands.answer_extension,
    "suspend": commands.suspend,
    "resume": commands.resume,
    "decide": commands.decide,
    "send_decision": commands.send_decision,
    "tell_reporter": commands.tell_reporter,
    "transfer": commands.transfer,
    "withdraw": commands.withdraw,
    "reopen": commands.reopen,
    "merge": commands.merge,
    "correct": commands.correct,
    "join_series": commands.join_series,
    "take_back": commands.take_back,
}
# What no later step undoes.
GRAVE = {"merge"}
MOST_SUGGESTIONS = 12


@doors.staff("intake.read")
def act(request: HttpRequest, key: int, verb: str) -> HttpResponse:
    """Do one verb to one report."""
    found, me, at = report_of(request, key), doors.person_of(request), timezone.now()
    told = facts_of(found)
    form = FORMS[verb](request.POST or None, request.FILES or None, asked=_asked(verb, found, at=at))
    # The counter leads here with the earlier report that was chosen there.
    form.initial["into"] = request.GET.get("into", "")[:60]
    if form.is_valid() and (done := _done(verb, found, told, form, me, at=at)):
        return _afterwards(request, done, me)
    form.hold_files()
    chosen = choice(me, found, verb, told, at=at)
    refusal = (
        chosen.refusal if chosen else _("Your post does not allow this in %(unit)s.") % {"unit": found.holder.name}
    )
    context = {
        "report": found,
        "verb": verb,
        "words": VERB_WORDS[verb],
        "refusal": refusal,
        "form": form if form.is_bound or not refusal else None,
        "grave": verb in GRAVE,
        "follows": [] if refusal else consequences(verb, found, told, at=at, unit=chosen.unit if chosen else None),
        "last": _last(found) if verb == "take_back" else None,
        "proposed": form.asked.proposed,
    }
    return render(request, "intake/act.html", context)


def _asked(verb: str, report: Report, *, at: datetime) -> Asked:
    today = day_of(at)
    officers = officers_of(report.holder, on=today) if verb == "assign" else ()
    return Asked(report, at, officers, proposed(report, on=today) if verb == "transfer" else None)


def _done(verb: str, report: Report, told: Facts, form: ActForm, me: Person, *, at: datetime) -> Act | None:
    """The act; None when it was refused, with the sentence above the form and everything typed still in it."""
    seen, report.version = report.version, form.cleaned_data["version"]
    try:
        return COMMANDS[verb](report, **_arguments(verb, told, form, me, at=at), by=me, at=at)
    except Overtaken as overtaken:
        form.add_error(None, str(overtaken))
        form.look_again(seen)
    except IntakeError as refusal:
        form.add_error(None, str(refusal))
    finally:
        report.version = seen
    return None


def _arguments(verb: str, told: Facts, form: ActForm, me: Person, *, at: datetime) -> dict[str, Any]:
    given = form.answers
    if verb in {"accept", "return"}:
        if told.waiting is None:
            raise IntakeError(_("Nobody has sent this report to your unit."))
        given["unit"] = told.waiting.to
    if verb == "merge":
        into = Report.objects.visible_to(me, on=day_of(at)).named(given["into"]).first()
        if into is None:
            raise IntakeError(_("There is no report of this number within your reach. Check the number."))
        given["into"] = into
    return given


def _afterwards(request: HttpRequest, done: Act, me: Person) -> HttpResponse:
    """Back to the report, with a toast that can undo it; to the day when the report has left the reader's reach."""
    at = timezone.now()
    here = reverse("intake:report", kwargs={"key": done.report_id})
    undo = ""
    if done.verb in rules.REVERSIBLE and choice(me, done.report, "take_back", Facts(), at=at):
        undo = reverse("intake:act", kwargs={"key": done.report_id, "verb": "take_back"})
    said = _("%(code)s: %(what)s.") % {"code": done.report.code, "what": VERB_WORDS[done.verb].did}
    toasts.done(request, capfirst(said), href=undo, label=_("Undo") if undo else "")
    visible = Report.objects.visible_to(me, on=day_of(at)).contains(done.report)
    return redirect(here if visible else "intake:day")


def _last(report: Report) -> Act | None:
    """The step that would be taken back."""
    return Act.objects.of_report(report).standing().last_made()


@doors.staff("intake.read")
def offences(request: HttpRequest) -> JsonResponse:
    """Articles and clauses for the picker, each with the class that follows from it."""
    text, on = request.GET.get("q", "")[:100], _day_asked(request)
    found = [row for one in _matching(text, on) for row in _clauses(one)] if text.strip() else []
    return JsonResponse({"units": found[:MOST_SUGGESTIONS]})


def _day_asked(request: HttpRequest) -> date:
    """The day of the law that is asked about; today unless told."""
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return timezone.localdate()


def _matching(text: str, on: date) -> list[Offence]:
    rows = [one for one in lists.items("offences", on=on) if isinstance(one, Offence)]
    number = text.strip().split(".")[0].casefold()
    exact = [one for one in rows if one.code == number]
    return exact or lists.matching(rows, text)[:MOST_SUGGESTIONS]


def _clauses(offence: Offence) -> list[dict[str, str]]:
    return [
        {
            "code": f"{offence.code}.{clause.number}",
            "name": _("Article %(article)s, clause %(clause)s: %(name)s")
            % {"article": offence.code, "clause": clause.number, "name": offence.label},
            "path": severity_words(str(clause.severity)),
        }
        for clause in offence.clauses
    ]
