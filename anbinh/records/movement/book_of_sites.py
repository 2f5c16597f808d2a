"""The book of sites: the places that keep a model, and the steps of each."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anbinh.foundation.books.book import Book, Step, stages
from anbinh.foundation.books.wording import Words
from anbinh.records.movement import verbs
from anbinh.records.movement.models import Site

HANDLE = "movement.handle"
KEPT, CLOSED = stages("kept"), stages("closed")


def not_with_model(site: Any, _at: datetime) -> str:
    """A site that closed with its model comes back with it."""
    if site.closed_with_id:
        return _("It closed when its model was retired. Take the retirement of the model back instead.")
    return ""


STEPS = {
    "review": Step(
        Words(
            gettext_lazy("Record the quarterly review"),
            gettext_lazy("recorded the quarterly review"),
            "ra-soat",
            gettext_lazy("Whether the site still works; the next is due at the end of the next quarter."),
        ),
        HANDLE,
        KEPT,
    ),
    "meet": Step(
        Words(
            gettext_lazy("Record a meeting or report"),
            gettext_lazy("recorded a meeting or report"),
            "sinh-hoat",
            gettext_lazy("What was done since the last one, with numbers and no names of persons."),
        ),
        HANDLE,
        KEPT,
    ),
    "teams": Step(
        Words(
            gettext_lazy("Change the number of teams"),
            gettext_lazy("changed the number of teams"),
            "so-to",
            gettext_lazy("A site with several teams is one site; teams are counted apart."),
        ),
        HANDLE,
        KEPT,
    ),
    "close": Step(
        Words(
            gettext_lazy("Close the site"),
            gettext_lazy("closed the site"),
            "dong",
            gettext_lazy("The place keeps this model no longer. To begin again, open a new site."),
        ),
        HANDLE,
        KEPT,
    ),
    "note": Step(
        Words(
            gettext_lazy("Write a note"),
            gettext_lazy("wrote a note"),
            "ghi-chu",
            gettext_lazy("A line in the history of the site."),
        ),
        HANDLE,
        KEPT | CLOSED,
    ),
    "take_back": Step(
        Words(
            gettext_lazy("Take the last step back"),
            gettext_lazy("took a step back"),
            "hoan-tac",
            gettext_lazy(
                "The last step is undone: fields and figures are as before it. It stays in the history, struck."
            ),
        ),
        HANDLE,
        KEPT | CLOSED,
        not_with_model,
        reversible=False,
    ),
    "open": Step(
        Words(gettext_lazy("Open a site"), gettext_lazy("opened the site")), HANDLE, stages(), reversible=False
    ),
}

SITES = Book(
    name="sites",
    noun=gettext_lazy("site"),
    model=Site,
    read="movement.read",
    taken_back=verbs.TAKEN_BACK,
    steps=STEPS,
    watched=("stage", "teams", "closed_on", "due_on", "search"),
    told={"teams": gettext_lazy("Number of teams")},
)
