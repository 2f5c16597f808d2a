"""The four books of the programme: committees, documents, directives to units, tasks; when each step is lawful."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.book import Book, Step, Whose, stages
from anbinh.foundation.books.wording import Words
from anbinh.foundation.units.models import Unit
from anbinh.records.programme import verbs
from anbinh.records.programme.models import Committee, Delivery, Document, Task, Topic

READ, ASSIGN, ANSWER = "programme.read", "programme.assign", "programme.answer"
NOTE = Words(_("Write a note"), _("wrote a note"), "ghi-chu", _("A line in the history of the record."))
UNDONE = _("The last step is undone: fields and figures are as before it. It stays in the history, struck.")
TAKE_BACK = Words(_("Take the last step back"), _("took a step back"), "hoan-tac", UNDONE)


def _explanation_awaited(task: Any, _at: datetime) -> str:
    return "" if task.explain_by else str(_("No explanation is asked for."))


def _no_explanation_awaited(task: Any, _at: datetime) -> str:
    return str(_("An explanation is asked for already.")) if task.explain_by else ""


def giver_of(task: Any) -> Unit:
    """Who gave a task decides on it; one that nobody is named for was given from the top."""
    unit: Unit = task.giver or task.unit
    while task.giver is None and unit.parent is not None:
        unit = unit.parent
    return unit


def sender_of(delivery: Any) -> Unit:
    """Who issued a directive rules on the answers to it."""
    unit: Unit = delivery.document.unit
    return unit


def _decided(steps: Mapping[str, Step], *, whose: Whose) -> dict[str, Step]:
    return {name: replace(one, whose=whose) if one.permission == ASSIGN else one for name, one in steps.items()}


GIVEN, UNDER_WAY, REPORTED = stages("given"), stages("under_way"), stages("reported")
OPEN = GIVEN | UNDER_WAY
TASK_STEPS = {
    "accept": Step(
        Words(_("Accept the task"), _("accepted the task"), "nhan", _("The unit has read it and takes it on.")),
        ANSWER,
        GIVEN,
    ),
    "progress": Step(
        Words(
            _("Report progress"),
            _("reported progress"),
            "tien-do",
            _("What was done, how far it is, and what shows it: papers, photos."),
        ),
        ANSWER,
        OPEN,
    ),
    "report": Step(
        Words(
            _("Report it done"),
            _("reported it done"),
            "bao-cao-xong",
            _("The day counts on which it is reported, once whoever gave the task accepts it as done."),
        ),
        ANSWER,
        OPEN,
    ),
    "explain": Step(
        Words(
            _("Give the explanation"),
            _("gave the explanation"),
            "giai-trinh",
            _("Why it stands as it stands, and what is done about it."),
        ),
        ANSWER,
        OPEN | REPORTED,
        _explanation_awaited,
    ),
    "finish": Step(
        Words(
            _("Accept it as done"),
            _("accepted it as done"),
            "cong-nhan-xong",
            _("The task is done. In time or late is told by the day on which it was reported."),
        ),
        ASSIGN,
        REPORTED,
    ),
    "return": Step(
        Words(_("Return it"), _("returned it"), "tra-lai", _("What is missing; the due day stays as it is.")),
        ASSIGN,
        REPORTED,
    ),
    "ask": Step(
        Words(
            _("Ask for an explanation"),
            _("asked for an explanation"),
            "yeu-cau-giai-trinh",
            _("The unit answers in the system by the day you give."),
        ),
        ASSIGN,
        OPEN | REPORTED,
        _no_explanation_awaited,
    ),
    "extend": Step(
        Words(
            _("Extend by decision"),
            _("extended it by decision"),
            "gia-han",
            _("A later due day, with the decision. What was overdue until then stays counted as overdue."),
        ),
        ASSIGN,
        OPEN,
    ),
    "withdraw": Step(
        Words(
            _("Withdraw the task"),
            _("withdrew the task"),
            "rut",
            _("By decision: the task need not be done any more. It leaves what is open and what is overdue."),
        ),
        ASSIGN,
        OPEN | REPORTED,
    ),
    "note": Step(NOTE, ANSWER, stages("given", "under_way", "reported", "done", "withdrawn")),
    "correct": Step(
        Words(
            _("Correct the task"),
            _("corrected the task"),
            "sua",
            _("Change what the book says of it. The old stays readable; figures follow."),
        ),
        ASSIGN,
        OPEN | REPORTED,
    ),
    "take_back": Step(
        TAKE_BACK, ANSWER, stages("given", "under_way", "reported", "done", "withdrawn"), reversible=False
    ),
    "assign": Step(Words(_("Give a task"), _("gave the task")), ASSIGN, stages(), reversible=False),
}

IN_FORCE, ANY_DOCUMENT = stages("in_force"), stages("in_force", "replaced", "repealed")
DOCUMENT_STEPS = {
    "send": Step(
        Words(
            _("Send it to units"),
            _("sent it to units"),
            "gui",
            _("One record for each unit, which confirms it and reports it carried out."),
        ),
        ASSIGN,
        IN_FORCE,
        reversible=False,
    ),
    "remind": Step(
        Words(
            _("Remind who has not answered"),
            _("reminded the units that have not answered"),
            "nhac",
            _("Each unit that has not answered gets a reminder."),
        ),
        ASSIGN,
        IN_FORCE,
        reversible=False,
    ),
    "repeal": Step(
        Words(
            _("It is no longer in force"),
            _("marked it as no longer in force"),
            "het-hieu-luc",
            _("Its day has passed, or it was repealed without a successor."),
        ),
        ASSIGN,
        IN_FORCE,
    ),
    "note": Step(NOTE, ASSIGN, ANY_DOCUMENT),
    "correct": Step(
        Words(
            _("Correct the document"),
            _("corrected the document"),
            "sua",
            _("Change what the book says of it. The old stays readable."),
        ),
        ASSIGN,
        ANY_DOCUMENT,
    ),
    "take_back": Step(TAKE_BACK, ASSIGN, ANY_DOCUMENT, reversible=False),
    "enter": Step(Words(_("Enter a document"), _("entered the document")), ASSIGN, stages(), reversible=False),
    "replaced": Step(Words(_("Replace it"), _("replaced it")), ASSIGN, stages(), reversible=False),
}

TO_ANSWER, ANSWERED = stages("sent"), stages("accepted", "refused", "wrong_unit", "done")
DELIVERY_STEPS = {
    "accept": Step(
        Words(
            _("Confirm and carry out"),
            _("confirmed it"),
            "xac-nhan",
            _("The unit has received the directive and carries it out."),
        ),
        ANSWER,
        TO_ANSWER,
    ),
    "carry_out": Step(
        Words(
            _("Report it carried out"),
            _("reported it carried out"),
            "da-thuc-hien",
            _("What was done, with what shows it."),
        ),
        ANSWER,
        stages("sent", "accepted"),
    ),
    "refuse": Step(
        Words(
            _("Refuse with a reason"),
            _("refused it with a reason"),
            "tu-choi",
            _("Why it cannot be carried out here. Whoever sent it rules on it."),
        ),
        ANSWER,
        TO_ANSWER,
    ),
    "disclaim": Step(
        Words(
            _("This is the wrong unit"),
            _("said it is the wrong unit"),
            "sai-don-vi",
            _("Which unit it concerns instead. Whoever sent it rules on it."),
        ),
        ANSWER,
        TO_ANSWER,
    ),
    "release": Step(
        Words(
            _("Release the unit"),
            _("released the unit"),
            "cho-thoi",
            _("The answer is right: the unit need not carry it out and leaves the count."),
        ),
        ASSIGN,
        stages("sent", "refused", "wrong_unit"),
    ),
    "insist": Step(
        Words(
            _("It holds for this unit"),
            _("said that it holds for this unit"),
            "giu-nguyen",
            _("The answer is not accepted: the unit answers anew. The due day stays."),
        ),
        ASSIGN,
        stages("refused", "wrong_unit"),
    ),
    "note": Step(NOTE, ANSWER, TO_ANSWER | ANSWERED | stages("released")),
    "take_back": Step(TAKE_BACK, ANSWER, TO_ANSWER | ANSWERED | stages("released"), reversible=False),
}

ACTIVE = stages("active")
COMMITTEE_STEPS = {
    "appoint": Step(
        Words(
            _("Appoint a member"),
            _("appointed a member"),
            "them-thanh-vien",
            _("Somebody by name, or whoever holds a named post, from a day on."),
        ),
        ASSIGN,
        ACTIVE,
    ),
    "release": Step(
        Words(
            _("Release a member"),
            _("released a member"),
            "thoi-thanh-vien",
            _("From a day on; the committee of earlier days stays readable."),
        ),
        ASSIGN,
        ACTIVE,
    ),
    "note": Step(NOTE, ASSIGN, ACTIVE),
    "take_back": Step(TAKE_BACK, ASSIGN, ACTIVE, reversible=False),
    "found": Step(Words(_("Enter a committee"), _("entered the committee")), ASSIGN, stages(), reversible=False),
}


def said(name: str, value: Any) -> str:
    """A topic in words."""
    return str(dict(Topic.choices).get(value, value)) if name == "topic" else ""


TASKS = Book(
    name="tasks",
    noun=_("task"),
    model=Task,
    read=READ,
    taken_back=verbs.TAKEN_BACK,
    steps=_decided(TASK_STEPS, whose=giver_of),
    watched=(
        "stage",
        "title",
        "text",
        "topic",
        "is_key",
        "percent",
        "due_on",
        "reported_on",
        "done_on",
        "explain_by",
        "search",
    ),
    told={
        "title": _("Task"),
        "text": _("What is to be done"),
        "topic": _("Topic"),
        "is_key": _("Key task of the year"),
        "percent": _("Progress, in per cent"),
        "due_on": _("Due"),
    },
    said=said,
)
DOCUMENTS = Book(
    name="documents",
    noun=_("document"),
    model=Document,
    read=READ,
    taken_back=verbs.TAKEN_BACK,
    steps=DOCUMENT_STEPS,
    watched=("stage", "title", "summary", "text", "signer", "ended_on", "search"),
    told={"title": _("Title"), "summary": _("In short"), "text": _("Text"), "signer": _("Signed by")},
)
DELIVERIES = Book(
    name="deliveries",
    noun=_("directive to a unit"),
    model=Delivery,
    read=READ,
    taken_back=verbs.TAKEN_BACK,
    steps=_decided(DELIVERY_STEPS, whose=sender_of),
    watched=("stage", "answered_on", "done_on", "search"),
)
COMMITTEES = Book(
    name="committees",
    noun=_("committee"),
    model=Committee,
    read=READ,
    taken_back=verbs.TAKEN_BACK,
    steps=COMMITTEE_STEPS,
    watched=("stage", "search"),
)
