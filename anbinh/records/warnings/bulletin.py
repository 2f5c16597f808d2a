"""The book of items for Bulletin 141: its steps, when each is lawful, and what a correction shows."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.book import Book, Step, stages
from anbinh.foundation.books.wording import Words
from anbinh.foundation.web import words
from anbinh.records.warnings import verbs
from anbinh.records.warnings.models import Item, Topic

DRAFT, WAITING = stages("draft"), stages("submitted")
ALL = DRAFT | WAITING | stages("released", "withdrawn")

STEPS = {
    "correct": Step(
        Words(
            _("Change the item"),
            _("changed the item"),
            "sua",
            _("Text, figures, contact, the hour from which it may be read."),
        ),
        "bulletin.supply",
        DRAFT,
    ),
    "picture": Step(
        Words(
            _("Add pictures"),
            _("added pictures"),
            "hinh-anh",
            _("Pictures and films for the broadcast. Nobody in them may be recognised who reported or suffered."),
        ),
        "bulletin.supply",
        DRAFT,
    ),
    "submit": Step(
        Words(
            _("Submit for release"),
            _("submitted it for release"),
            "trinh",
            _("Somebody else reads it and releases it. Until then the editor does not see it."),
        ),
        "bulletin.supply",
        DRAFT,
    ),
    "release": Step(
        Words(
            _("Release to the broadcaster"),
            _("released it to the broadcaster"),
            "chuyen-dai",
            _("The editor reads it from the hour of its embargo, or at once. Look for what tells who somebody is."),
        ),
        "bulletin.release",
        WAITING,
        reversible=False,
    ),
    "return": Step(
        Words(
            _("Return it to the writer"),
            _("returned it to the writer"),
            "tra-lai",
            _("It is not ready. Say what is missing."),
        ),
        "bulletin.release",
        WAITING,
    ),
    "withdraw": Step(
        Words(
            _("Withdraw the item"),
            _("withdrew the item"),
            "rut",
            _("The editor no longer sees it. What was broadcast stays noted."),
        ),
        "bulletin.release",
        stages("released"),
        reversible=False,
    ),
    "note": Step(
        Words(
            _("Write a note"),
            _("wrote a note"),
            "ghi-chu",
            _("A line in the history of the item. The editor does not read it."),
        ),
        "bulletin.supply",
        ALL,
    ),
    "take_back": Step(
        Words(
            _("Take the last step back"),
            _("took a step back"),
            "hoan-tac",
            _("The last step is undone: fields and figures are as before it. It stays in the history, struck."),
        ),
        "bulletin.supply",
        ALL,
        reversible=False,
    ),
    "write": Step(Words(_("Write an item"), _("wrote the item")), "bulletin.supply", stages(), reversible=False),
}

TOLD = {
    "topic": _("Topic"),
    "method": _("Method of crime"),
    "title": _("Headline"),
    "text": _("Words of the item"),
    "figures": _("Figures"),
    "contact": _("Contact"),
    "embargo_at": _("Not before"),
}


def said(name: str, value: Any) -> str:
    """A topic, a moment in words."""
    if name == "topic":
        return str(dict(Topic.choices).get(value, value))
    if name == "embargo_at":
        field: Any = Item._meta.get_field(name)
        return words.moment(field.to_python(value))
    return ""


BOOK = Book(
    name="bulletin",
    noun=_("item"),
    model=Item,
    read="bulletin.read",
    taken_back=verbs.ITEM_TAKEN_BACK,
    steps=STEPS,
    watched=("stage", "writer_id", "released_at", *TOLD, "search"),
    told=TOLD,
    said=said,
)
