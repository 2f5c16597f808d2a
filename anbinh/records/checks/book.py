"""The book of what can be checked: its steps, and when each is lawful."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.book import Book, Step, stages
from anbinh.foundation.books.wording import Words
from anbinh.records.checks import verbs
from anbinh.records.checks.contested import nothing_waits
from anbinh.records.checks.models import Ground, Listing

CHECKING, LISTED = stages("checking"), stages("checking", "confirmed")
EVERY = stages("checking", "confirmed", "withdrawn", "expired")


STEPS = {
    "confirm": Step(
        Words(
            _("Confirm"),
            _("confirmed it"),
            "xac-nhan",
            _("Under your name: on two independent reports at least, or by decision. For half a year."),
        ),
        "checks.confirm",
        LISTED,
    ),
    "withdraw": Step(
        Words(
            _("Take it off the list"),
            _("took it off the list"),
            "go-khoi-danh-sach",
            _("Whoever checks the number reads for ninety days that it was looked into and taken off."),
        ),
        "checks.confirm",
        LISTED,
    ),
    "answer": Step(
        Words(
            _("Answer an objection"),
            _("answered an objection"),
            "tra-loi-phan-doi",
            _("Whoever objected reads the answer with the code of their receipt."),
        ),
        "checks.confirm",
        EVERY,
        why=nothing_waits,
    ),
    "note": Step(
        Words(_("Write a note"), _("wrote a note"), "ghi-chu", _("A line in the history of the number.")),
        "checks.propose",
        EVERY,
    ),
    "take_back": Step(
        Words(
            _("Take the last step back"),
            _("took a step back"),
            "hoan-tac",
            _("The last step is undone: fields and figures are as before it. It stays in the history, struck."),
        ),
        "checks.propose",
        EVERY,
        reversible=False,
    ),
    "open": Step(
        Words(_("Put a number on the list"), _("put it on the list as being checked")),
        "checks.propose",
        stages(),
        reversible=False,
    ),
    "contest": Step(Words(_("Object"), _("an objection came in")), "checks.propose", stages(), reversible=False),
    "expire": Step(
        Words(_("Expire"), _("its time on the list was over")), "checks.confirm", stages(), reversible=False
    ),
}

TOLD = {"stage": _("State"), "due_on": _("Valid until"), "ground": _("Ground"), "method": _("Method")}


def said(name: str, value: Any) -> str:
    """States and grounds in words."""
    if name == "stage":
        return str(Listing.Stage(value).label)
    return str(Ground(value).label) if name == "ground" else ""


BOOK = Book(
    name="checks",
    noun=_("number on the list"),
    model=Listing,
    read="checks.read",
    taken_back=verbs.TAKEN_BACK,
    steps=STEPS,
    watched=("stage", "since", "due_on", "ground", "officer_id", "method"),
    told=TOLD,
    said=said,
)
