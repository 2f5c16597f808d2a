"""The book of hot spots: its steps, when each is lawful, and what a correction shows."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.book import Book, Step, stages
from anbinh.foundation.books.wording import Words
from anbinh.records.hotspots import verbs
from anbinh.records.hotspots.models import Kind, Spot

OPEN, CLEARED = stages("open"), stages("cleared")

STEPS = {
    "review": Step(
        Words(
            _("Record a review"),
            _("recorded a review"),
            "ra-soat",
            _("What the review found; the next one is due after the interval."),
        ),
        "hotspots.handle",
        OPEN,
    ),
    "measure": Step(
        Words(
            _("Record a measure"),
            _("recorded a measure"),
            "bien-phap",
            _("What was done: patrol, inspection, a case, lighting, a barrier."),
        ),
        "hotspots.handle",
        OPEN,
    ),
    "clear": Step(
        Words(
            _("Declare it cleared"),
            _("declared it cleared"),
            "xoa",
            _("By decision: nothing has gathered there for the time the plan asks. The reviews end."),
        ),
        "hotspots.decide",
        OPEN,
    ),
    "reopen": Step(
        Words(_("Open it again"), _("opened it again"), "mo-lai", _("It has come back. Reviews begin anew.")),
        "hotspots.decide",
        CLEARED,
    ),
    "note": Step(
        Words(_("Write a note"), _("wrote a note"), "ghi-chu", _("A line in the history of the hot spot.")),
        "hotspots.handle",
        OPEN | CLEARED,
    ),
    "correct": Step(
        Words(
            _("Correct the hot spot"),
            _("corrected the hot spot"),
            "sua",
            _("Change what the book says of it. The old stays readable; figures follow."),
        ),
        "hotspots.handle",
        OPEN | CLEARED,
    ),
    "take_back": Step(
        Words(
            _("Take the last step back"),
            _("took a step back"),
            "hoan-tac",
            _("The last step is undone: fields and figures are as before it. It stays in the history, struck."),
        ),
        "hotspots.handle",
        OPEN | CLEARED,
        reversible=False,
    ),
    "open": Step(Words(_("Open a hot spot"), _("opened the hot spot")), "hotspots.decide", stages(), reversible=False),
}

TOLD = {
    "name": _("Name of the hot spot"),
    "kind": _("Kind"),
    "about": _("What gathers there"),
    "place": _("Where"),
    "review_days": _("Days between reviews"),
}


def said(name: str, value: Any) -> str:
    """A kind in words."""
    return str(dict(Kind.choices).get(value, value)) if name == "kind" else ""


BOOK = Book(
    name="hotspots",
    noun=_("hot spot"),
    model=Spot,
    read="hotspots.read",
    taken_back=verbs.TAKEN_BACK,
    steps=STEPS,
    watched=(
        "stage",
        "name",
        "kind",
        "about",
        "place",
        "place_unit_id",
        "line",
        "review_days",
        "since",
        "cleared_on",
        "due_on",
        "search",
    ),
    told=TOLD,
    said=said,
)
