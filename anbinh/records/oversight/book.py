"""The book of inspections: its steps, and when each is lawful."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.book import Book, Step, stages
from anbinh.foundation.books.wording import Words
from anbinh.records.oversight import verbs
from anbinh.records.oversight.models import Draw, Inspection, Recommendation

PLANNED, OPEN, CONCLUDED = stages("planned"), stages("open"), stages("concluded")
ALL = stages("planned", "open", "concluded", "closed")


def no_seed_yet(record: Any, _at: datetime) -> str:
    """A committed seed is drawn with before another is committed."""
    return "" if Draw.objects.awaited(record) is None else gettext("A seed is committed already. Draw with it first.")


def a_seed(record: Any, _at: datetime) -> str:
    """Nothing is drawn without a seed that stands in the journal."""
    return gettext("Commit a seed first: nothing is drawn without.") if Draw.objects.awaited(record) is None else ""


def something_open(record: Any, _at: datetime) -> str:
    """Only what is open can be done."""
    there = Recommendation.objects.standing(record).open().exists()
    return "" if there else gettext("No recommendation is open.")


def nothing_open(record: Any, _at: datetime) -> str:
    """Closed only when everything was done."""
    there = Recommendation.objects.standing(record).open().exists()
    return gettext("Recommendations are still open.") if there else ""


STEPS = {
    "begin": Step(
        Words(
            _("Open the inspection"),
            _("opened the inspection"),
            "mo",
            _("By decision: the team, and what is looked at."),
        ),
        "oversight.inspect",
        PLANNED,
    ),
    "seed": Step(
        Words(
            _("Commit a seed"),
            _("committed a seed"),
            "hat-giong",
            _(
                "The seed goes into the journal before the draw, so that nobody can choose what is drawn. Take one "
                "that others can check: a lottery result, a number said aloud at the opening."
            ),
        ),
        "oversight.inspect",
        OPEN,
        why=no_seed_yet,
    ),
    "draw": Step(
        Words(
            _("Draw the records"),
            _("drew records"),
            "rut-mau",
            _("The records whose SHA-256 of seed and number comes first. Anybody can redo it."),
        ),
        "oversight.inspect",
        OPEN,
        why=a_seed,
    ),
    "find": Step(
        Words(
            _("Record a finding"),
            _("recorded a finding"),
            "phat-hien",
            _("What was found, and on which record. Name no person."),
        ),
        "oversight.inspect",
        OPEN,
    ),
    "recommend": Step(
        Words(
            _("Recommend something"),
            _("recommended something"),
            "kien-nghi",
            _("What the unit is to do, by which day."),
        ),
        "oversight.inspect",
        OPEN | CONCLUDED,
    ),
    "conclude": Step(
        Words(
            _("Conclude the inspection"),
            _("concluded the inspection"),
            "ket-luan",
            _("The conclusion is issued; recommendations are followed up."),
        ),
        "oversight.inspect",
        OPEN,
    ),
    "fulfil": Step(
        Words(
            _("Record what was done"),
            _("recorded what was done"),
            "thuc-hien",
            _("A recommendation was followed: what was done, on which day."),
        ),
        "oversight.answer",
        OPEN | CONCLUDED,
        why=something_open,
    ),
    "close": Step(
        Words(_("Close the inspection"), _("closed the inspection"), "dong", _("Every recommendation was followed.")),
        "oversight.inspect",
        CONCLUDED,
        why=nothing_open,
    ),
    "note": Step(
        Words(_("Write a note"), _("wrote a note"), "ghi-chu", _("A line in the history of the inspection.")),
        "oversight.inspect",
        ALL,
    ),
    "take_back": Step(
        Words(
            _("Take the last step back"),
            _("took a step back"),
            "hoan-tac",
            _("The last step is undone: fields and figures are as before it. It stays in the history, struck."),
        ),
        "oversight.inspect",
        ALL,
        reversible=False,
    ),
    "plan": Step(
        Words(_("Put into the plan"), _("put it into the plan")), "oversight.plan", stages(), reversible=False
    ),
    "open": Step(
        Words(_("Open an inspection"), _("opened the inspection")), "oversight.inspect", stages(), reversible=False
    ),
}

BOOK = Book(
    name="oversight",
    noun=_("inspection"),
    model=Inspection,
    read="oversight.read",
    taken_back=verbs.TAKEN_BACK,
    steps=STEPS,
    watched=("stage", "team", "held_on", "due_on", "search"),
)
