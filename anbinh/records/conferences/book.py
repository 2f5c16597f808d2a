"""The book of conferences: its steps, when each is lawful, and what a correction shows."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.book import Book, Step, stages
from anbinh.foundation.books.models import day_of
from anbinh.foundation.books.wording import Words
from anbinh.foundation.web import words
from anbinh.records.conferences import verbs
from anbinh.records.conferences.models import Conference, said_of

HANDLE = "conferences.handle"
BEFORE, HELD = stages("announced", "invited"), stages("closed", "concluded")
RUNNING = BEFORE | stages("open")
ALL = RUNNING | HELD


def day_has_come(conference: Any, at: datetime) -> str:
    """A roll is called on the day of the conference, not before."""
    if day_of(at) >= conference.held_on:
        return ""
    return str(_("The roll opens on the day of the conference (%(day)s).") % {"day": words.day(conference.held_on)})


def nobody_awaited(conference: Any, at: datetime) -> str:  # noqa: ARG001 (the roll decides, not the hour)
    """Every point has its mark, so that the totals add up."""
    number = conference.points.awaited().count()
    if not number:
        return ""
    sentence = _("%(number)s points have not answered. Mark them in the roll, or count all remaining as absent.")
    return str(sentence % {"number": words.number(number)})


STEPS = {
    "invite": Step(
        Words(
            _("Invite units"),
            _("invited units"),
            "moi",
            _("Every unit of the kinds you choose, as they are on the day of the conference, becomes a point."),
        ),
        HANDLE,
        RUNNING,
    ),
    "open": Step(
        Words(
            _("Open the roll"),
            _("opened the roll"),
            "mo-diem-danh",
            _("From now on points answer for themselves, and you mark them in bulk or from the meeting's file."),
        ),
        HANDLE,
        stages("invited"),
        day_has_come,
    ),
    "close": Step(
        Words(
            _("Close the roll"),
            _("closed the roll"),
            "khoa-diem-danh",
            _("The attendance counts from now on, for each unit. A mark can still be corrected, with a reason."),
        ),
        HANDLE,
        stages("open"),
        nobody_awaited,
    ),
    "conclude": Step(
        Words(
            _("Write the conclusions"),
            _("wrote the conclusions"),
            "ket-luan",
            _("What the chair concluded, one line each; the notice of the conclusions goes with it."),
        ),
        HANDLE,
        stages("closed"),
    ),
    "material": Step(
        Words(_("Add materials"), _("added materials"), "tai-lieu", _("Papers and slides that every point can open.")),
        HANDLE,
        ALL,
    ),
    "call_off": Step(
        Words(_("Call it off"), _("called it off"), "hoan", _("It does not take place; the reason stays with it.")),
        HANDLE,
        RUNNING,
    ),
    "note": Step(
        Words(_("Write a note"), _("wrote a note"), "ghi-chu", _("A line in the history of the conference.")),
        HANDLE,
        ALL,
    ),
    "correct": Step(
        Words(
            _("Correct the conference"),
            _("corrected the conference"),
            "sua",
            _("Change what the book says of it, its agenda too. The old stays readable."),
        ),
        HANDLE,
        ALL,
    ),
    "take_back": Step(
        Words(
            _("Take the last step back"),
            _("took a step back"),
            "hoan-tac",
            _("The last step is undone: fields and figures are as before it. It stays in the history, struck."),
        ),
        HANDLE,
        ALL | stages("called_off"),
        reversible=False,
    ),
    "announce": Step(
        Words(_("Announce a conference"), _("announced the conference")), HANDLE, stages(), reversible=False
    ),
}

TOLD = {
    "title": _("Title"),
    "committee": _("Committee"),
    "chair": _("Chaired by"),
    "place": _("Main point"),
    "held_on": _("Day of the conference"),
    "begins": _("Begins at"),
    "ends": _("Ends at"),
    "agenda": _("Agenda"),
    "about": _("What it is about"),
}

BOOK = Book(
    name="conferences",
    noun=_("conference"),
    model=Conference,
    read="conferences.read",
    taken_back=verbs.TAKEN_BACK,
    steps=STEPS,
    watched=(
        "stage",
        "title",
        "about",
        "committee",
        "chair",
        "place",
        "held_on",
        "begins",
        "ends",
        "agenda",
        "due_on",
        "search",
    ),
    told=TOLD,
    said=said_of,
)
