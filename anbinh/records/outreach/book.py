"""The four books of this room: sessions, schools, plans, requests; which step is lawful when."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.book import Book, Step, stages
from anbinh.foundation.books.wording import Words
from anbinh.foundation.web import words
from anbinh.records.outreach import verbs
from anbinh.records.outreach.kinds import Audience, Level, Topic
from anbinh.records.outreach.models import Plan, School, SchoolRequest, Talk

SCHEDULED, HELD, CANCELLED = stages("scheduled"), stages("held"), stages("cancelled")
ANY = SCHEDULED | HELD | CANCELLED
BACK = Words(
    _("Take the last step back"),
    _("took a step back"),
    "hoan-tac",
    _("The last step is undone: fields and figures are as before it. It stays in the history, struck."),
)


def _over(talk: Any, at: datetime) -> str:
    """A report only after the hour has begun."""
    if at < talk.starts_at:
        return _now("It begins only at %(when)s.") % {"when": words.moment(talk.starts_at)}
    return ""


TALK_STEPS = {
    "hold": Step(
        Words(
            _("Report the session"),
            _("reported the session"),
            "bao-cao",
            _("How many came, which classes, with a photo. Write no pupil's name."),
        ),
        "outreach.handle",
        SCHEDULED,
        why=_over,
    ),
    "move": Step(
        Words(
            _("Move the session"),
            _("moved the session"),
            "doi-lich",
            _("Another hour, place or speaker. Clashes are found."),
        ),
        "outreach.handle",
        SCHEDULED,
    ),
    "cancel": Step(
        Words(
            _("Cancel the session"),
            _("cancelled the session"),
            "huy",
            _("It stays in the book as planned and not held."),
        ),
        "outreach.handle",
        SCHEDULED,
    ),
    "feedback": Step(
        Words(
            _("Enter feedback"),
            _("entered feedback"),
            "phan-hoi",
            _("How many gave which answer, counted from the sheets. No names."),
        ),
        "outreach.handle",
        HELD,
    ),
    "attach": Step(
        Words(_("Attach material"), _("attached material"), "tai-lieu", _("Slides, leaflets, films for this session.")),
        "outreach.handle",
        ANY,
    ),
    "note": Step(
        Words(_("Write a note"), _("wrote a note"), "ghi-chu", _("A line in the history of the session.")),
        "outreach.handle",
        ANY,
    ),
    "correct": Step(
        Words(
            _("Correct the session"),
            _("corrected the session"),
            "sua",
            _("Change what the book says of it. The old stays readable; figures follow."),
        ),
        "outreach.handle",
        ANY,
    ),
    "take_back": Step(BACK, "outreach.handle", ANY, reversible=False),
    "schedule": Step(
        Words(_("Put a session in the calendar"), _("put the session in the calendar")),
        "outreach.handle",
        stages(),
        reversible=False,
    ),
}

SCHOOL_STEPS = {
    "count": Step(
        Words(
            _("Enter the number of pupils"),
            _("entered the number of pupils"),
            "si-so",
            _("How many learn there in a school year: sessions and gaps are judged by it."),
        ),
        "outreach.handle",
        stages("open"),
    ),
    "correct": Step(
        Words(_("Correct the school"), _("corrected the school"), "sua", _("Its name or its level.")),
        "outreach.handle",
        stages("open", "closed"),
    ),
    "close": Step(
        Words(
            _("No longer teaching"),
            _("noted that it no longer teaches"),
            "dung",
            _("It leaves the list of schools without a session; what was held there stays."),
        ),
        "outreach.handle",
        stages("open"),
    ),
    "take_back": Step(BACK, "outreach.handle", stages("open", "closed"), reversible=False),
    "enter": Step(Words(_("Enter a school"), _("entered the school")), "outreach.handle", stages(), reversible=False),
}

PLAN_STEPS = {
    "widen": Step(
        Words(_("Add schools"), _("added schools"), "them-truong", _("More schools with sessions and attendances.")),
        "outreach.plan",
        stages("made"),
    ),
    "attach": Step(
        Words(
            _("Attach material"),
            _("attached material"),
            "tai-lieu",
            _("The plan itself, slides, leaflets for all its sessions."),
        ),
        "outreach.plan",
        stages("made"),
    ),
    "note": Step(
        Words(_("Write a note"), _("wrote a note"), "ghi-chu", _("A line in the history of the plan.")),
        "outreach.plan",
        stages("made"),
    ),
    "take_back": Step(BACK, "outreach.plan", stages("made"), reversible=False),
    "make": Step(Words(_("Make a plan"), _("made the plan")), "outreach.plan", stages(), reversible=False),
}

REQUEST_STEPS = {
    "accept": Step(
        Words(
            _("Accept and put in the calendar"),
            _("accepted the request"),
            "nhan",
            _("The session stands in the calendar; the school reads day and hour with its code."),
        ),
        "outreach.handle",
        stages("waiting"),
        reversible=False,
    ),
    "decline": Step(
        Words(
            _("Decline with a reason"),
            _("declined the request"),
            "tu-choi",
            _("The school reads the reason with its code."),
        ),
        "outreach.handle",
        stages("waiting"),
    ),
    # The school's own steps, with its code; no button of the staff leads to them.
    "change": Step(
        Words(_("Change the request"), _("changed the request")), "outreach.handle", stages("waiting"), reversible=False
    ),
    "call_off": Step(
        Words(_("Call the request off"), _("called the request off")),
        "outreach.handle",
        stages("waiting"),
        reversible=False,
    ),
    "take_back": Step(BACK, "outreach.handle", stages("waiting", "declined"), reversible=False),
    "send": Step(Words(_("Request a session"), _("sent the request")), "outreach.handle", stages(), reversible=False),
}

CHOICES: dict[str, Any] = {"audience": Audience, "topic": Topic, "level": Level}


def said(name: str, value: Any) -> str:
    """A choice, an hour, a list of classes in words."""
    if name in CHOICES:
        return str(dict(CHOICES[name].choices).get(value, value))
    if name == "starts_at":
        return words.moment(timezone.localtime(datetime.fromisoformat(value)))
    return ", ".join(value) if isinstance(value, list) else ""


TALKS = Book(
    name="outreach",
    noun=_("session"),
    model=Talk,
    read="outreach.read",
    taken_back=verbs.TAKEN_BACK,
    steps=TALK_STEPS,
    watched=(
        "stage",
        "starts_at",
        "minutes",
        "place",
        "speaker_id",
        "audience",
        "topic",
        "expected",
        "held_on",
        "attendances",
        "classes",
        "excess",
        "feedback",
        "due_on",
        "search",
    ),
    told={
        "starts_at": _("Begins"),
        "minutes": _("Minutes"),
        "place": _("Room"),
        "audience": _("For whom"),
        "topic": _("Topic"),
        "expected": _("Expected"),
    },
    said=said,
)

SCHOOLS = Book(
    name="schools",
    noun=_("school"),
    model=School,
    read="outreach.read",
    taken_back=verbs.TAKEN_BACK,
    steps=SCHOOL_STEPS,
    watched=("stage", "name", "level", "heads", "heads_year", "search"),
    told={"name": _("Name"), "level": _("Level"), "heads": _("Pupils")},
    said=said,
)

PLANS = Book(
    name="outreach_plans",
    noun=_("plan"),
    model=Plan,
    read="outreach.read",
    taken_back=verbs.TAKEN_BACK,
    steps=PLAN_STEPS,
    watched=("stage", "search"),
)

REQUESTS = Book(
    name="outreach_requests",
    noun=_("request"),
    model=SchoolRequest,
    read="outreach.read",
    taken_back=verbs.TAKEN_BACK,
    steps=REQUEST_STEPS,
    watched=("stage", "answer", "talk_id", "school_id", "due_on", "wanted_on", "expected", "wish", "search"),
    told={"wanted_on": _("Day asked for"), "expected": _("Expected"), "wish": _("What the school wants us to know")},
)
