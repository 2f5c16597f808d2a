"""The book of training: its steps, when each is lawful, and what a correction shows."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.book import Book, Step, stages
from anbinh.foundation.books.models import day_of
from anbinh.foundation.books.wording import Words
from anbinh.foundation.web import words
from anbinh.records.training import verbs
from anbinh.records.training.models import Course, said_of

HANDLE = "training.handle"
PLANNED, HELD = stages("planned"), stages("held")


def is_over(course: Any, at: datetime) -> str:
    """A course was held when its last day has come."""
    if day_of(at) >= course.ends_on:
        return ""
    return str(
        _("The course ends on %(day)s; then it can be said that it was held.") % {"day": words.day(course.ends_on)}
    )


STEPS = {
    "hold": Step(
        Words(
            _("Record that it was held"),
            _("recorded that it was held"),
            "da-to-chuc",
            _("It counts from now on, on the day it ended. Who attended is entered in the next step."),
        ),
        HANDLE,
        PLANNED,
        is_over,
    ),
    "attend": Step(
        Words(
            _("Enter who attended"),
            _("entered who attended"),
            "diem-danh",
            _("How many of each unit, how many passed, and accounts where somebody has one."),
        ),
        HANDLE,
        HELD,
    ),
    "test": Step(
        Words(
            _("Record the test"),
            _("recorded the test"),
            "kiem-tra",
            _("The mean score before and after: what was learned, as a number."),
        ),
        HANDLE,
        HELD,
    ),
    "certify": Step(
        Words(
            _("Issue certificates"),
            _("issued certificates"),
            "chung-nhan",
            _("Everybody entered by account who has none yet gets a numbered certificate."),
        ),
        HANDLE,
        HELD,
    ),
    "material": Step(
        Words(_("Add materials"), _("added materials"), "tai-lieu", _("Slides and papers of the course.")),
        HANDLE,
        PLANNED | HELD,
    ),
    "call_off": Step(
        Words(
            _("Call the course off"), _("called the course off"), "hoan", _("It is not held; the reason stays with it.")
        ),
        HANDLE,
        PLANNED,
    ),
    "note": Step(
        Words(_("Write a note"), _("wrote a note"), "ghi-chu", _("A line in the history of the course.")),
        HANDLE,
        PLANNED | HELD,
    ),
    "correct": Step(
        Words(
            _("Correct the course"),
            _("corrected the course"),
            "sua",
            _("Change what the book says of it. The old stays readable; figures follow."),
        ),
        HANDLE,
        PLANNED | HELD,
    ),
    "take_back": Step(
        Words(
            _("Take the last step back"),
            _("took a step back"),
            "hoan-tac",
            _("The last step is undone: fields and figures are as before it. It stays in the history, struck."),
        ),
        HANDLE,
        PLANNED | HELD | stages("called_off"),
        reversible=False,
    ),
    "plan": Step(Words(_("Plan a course"), _("planned the course")), HANDLE, stages(), reversible=False),
}

TOLD = {
    "title": _("Title of the course"),
    "committee": _("Committee"),
    "topic": _("Topic"),
    "level": _("Level"),
    "trainer": _("Trainer"),
    "place": _("Where"),
    "starts_on": _("First day"),
    "ends_on": _("Last day"),
    "seats": _("Seats"),
    "tested": _("Took the test"),
    "score_before": _("Mean score before"),
    "score_after": _("Mean score after"),
}

# What the book says of a course and may be set right.
CORRECTABLE = (
    "title",
    "about",
    "committee",
    "topic",
    "level",
    "trainer",
    "is_online",
    "place",
    "starts_on",
    "ends_on",
    "seats",
)

BOOK = Book(
    name="training",
    noun=_("training course"),
    model=Course,
    read="training.read",
    taken_back=verbs.TAKEN_BACK,
    steps=STEPS,
    watched=("stage", *CORRECTABLE, "tested", "score_before", "score_after", "due_on", "search"),
    told=TOLD,
    said=said_of,
)
