"""The book of series: its steps, and when each is lawful."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.book import Book, Step, stages
from anbinh.foundation.books.wording import Words
from anbinh.foundation.units.models import Unit
from anbinh.records.series import verbs
from anbinh.records.series.models import Series

OPEN, EVERY = stages("open"), stages("open", "merged", "dissolved")

STEPS = {
    "lead": Step(
        Words(
            _("Name the lead unit"),
            _("named the lead unit"),
            "giao-chu-tri",
            _("By decision: one unit leads, the others whose reports belong to it send it what they have."),
        ),
        "series.decide",
        OPEN,
    ),
    "together": Step(
        Words(
            _("Put together"),
            _("put reports together"),
            "ghep",
            _("A report or another series belongs here although nothing written ties it. Kept as your ruling."),
        ),
        "series.rule",
        OPEN,
    ),
    "apart": Step(
        Words(
            _("Part reports"),
            _("parted reports from the series"),
            "tach",
            _("These reports do not belong here, whatever they share. Kept as your ruling, however the series grows."),
        ),
        "series.rule",
        OPEN,
    ),
    "standing": Step(
        Words(
            _("Decide what an identifier ties"),
            _("decided what an identifier ties"),
            "thong-tin-nhan-dien",
            _("Set aside what is an office's or everybody's; or let it tie however many reports name it."),
        ),
        "series.decide",
        EVERY,
    ),
    "withdraw": Step(
        Words(
            _("Withdraw a ruling"),
            _("withdrew a ruling"),
            "rut-ket-luan",
            _("It ties and parts no more. It stays in the history."),
        ),
        "series.rule",
        EVERY,
    ),
    "note": Step(
        Words(_("Write a note"), _("wrote a note"), "ghi-chu", _("A line in the history of the series.")),
        "series.rule",
        EVERY,
    ),
    "reread": Step(
        Words(_("Read anew"), _("corrected the words of a report: they name other things now")),
        "series.rule",
        stages(),
        reversible=False,
    ),
    "take_back": Step(
        Words(
            _("Take the last step back"),
            _("took a step back"),
            "hoan-tac",
            _("The last step is undone: fields and figures are as before it. It stays in the history, struck."),
        ),
        "series.rule",
        EVERY,
        reversible=False,
    ),
}

TOLD = {"unit_id": _("Lead unit"), "lead_on": _("Led since")}


def said(name: str, value: Any) -> str:
    """A unit by its name."""
    if name != "unit_id":
        return ""
    return str(Unit.objects.get(pk=value).name)


BOOK = Book(
    name="series",
    noun=_("series"),
    model=Series,
    read="series.read",
    taken_back=verbs.TAKEN_BACK,
    steps=STEPS,
    watched=("unit_id", "lead_on"),
    told=TOLD,
    said=said,
)
