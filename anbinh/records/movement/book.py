"""The book of models: its steps, when each is lawful, and what a correction shows."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anbinh.foundation.books.book import Book, Step, Why, stages
from anbinh.foundation.books.wording import Words
from anbinh.foundation.web import words
from anbinh.records.movement import rules, verbs
from anbinh.records.movement.kinds import ModelType, PaperKind
from anbinh.records.movement.models import CommunityModel

HANDLE, DECIDE = "movement.handle", "movement.decide"
PREPARING = stages("planned", "surveyed", "proposed", "approved", "committed")
KEPT, RETIRED = stages("kept"), stages("retired")
LIVING = PREPARING | KEPT


def lacking(step: str) -> Why:
    """The sentence that names the papers still missing for a step."""

    def why(model: Any, _at: datetime) -> str:
        absent = rules.missing(step, model.paper_kinds)
        said = ", ".join(str(PaperKind(kind).label) for kind in absent)
        return _("Still missing in the file: %(papers)s. Attach them first.") % {"papers": said} if absent else ""

    return why


def replicated(model: Any, _at: datetime) -> str:
    """It is decided once."""
    if model.replicated_on is None:
        return ""
    return _("Replication was decided on %(day)s already.") % {"day": words.day(model.replicated_on)}


STEPS = {
    "survey": Step(
        Words(
            gettext_lazy("Report the survey"),
            gettext_lazy("reported the survey"),
            "khao-sat",
            gettext_lazy("Security, people, local forces, the movement, weak points; with the survey report."),
        ),
        HANDLE,
        stages("planned"),
    ),
    "propose": Step(
        Words(
            gettext_lazy("Propose the model"),
            gettext_lazy("proposed the model"),
            "de-xuat",
            gettext_lazy("The written proposal to the local leadership."),
        ),
        HANDLE,
        stages("surveyed"),
        lacking("propose"),
    ),
    "approve": Step(
        Words(
            gettext_lazy("Approve the model and its board"),
            gettext_lazy("approved the model and its board"),
            "phe-duyet",
            gettext_lazy("By decision, which also names the board of the model."),
        ),
        DECIDE,
        stages("proposed"),
        lacking("approve"),
    ),
    "commit": Step(
        Words(
            gettext_lazy("Record commitments"),
            gettext_lazy("recorded commitments"),
            "cam-ket",
            gettext_lazy("How many households or members were asked, how many signed."),
        ),
        HANDLE,
        stages("approved", "committed"),
        lacking("commit"),
    ),
    "launch": Step(
        Words(
            gettext_lazy("Launch the model"),
            gettext_lazy("launched the model"),
            "ra-mat",
            gettext_lazy("From this day it is counted as kept, and a review is due each quarter."),
        ),
        DECIDE,
        stages("committed"),
        lacking("launch"),
    ),
    "attach": Step(
        Words(
            gettext_lazy("Attach a paper"),
            gettext_lazy("attached a paper"),
            "giay-to",
            gettext_lazy("A paper of the model's file: rules, plan of work, covenant, report."),
        ),
        HANDLE,
        LIVING,
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
    "review": Step(
        Words(
            gettext_lazy("Record the quarterly review"),
            gettext_lazy("recorded the quarterly review"),
            "ra-soat",
            gettext_lazy("Whether the model still works; the next is due at the end of the next quarter."),
        ),
        HANDLE,
        KEPT,
    ),
    "evaluate": Step(
        Words(
            gettext_lazy("Evaluate a year"),
            gettext_lazy("evaluated a year"),
            "danh-gia",
            gettext_lazy("By the sheet of criteria. A model too young for a year is not rated."),
        ),
        DECIDE,
        KEPT,
    ),
    "recognise": Step(
        Words(
            gettext_lazy("Recognise the model"),
            gettext_lazy("recognised the model"),
            "cong-nhan",
            gettext_lazy("By the commune, the city or the ministry, with the number of the decision."),
        ),
        DECIDE,
        KEPT,
    ),
    "replicate": Step(
        Words(
            gettext_lazy("Decide on replication"),
            gettext_lazy("decided on replication"),
            "nhan-rong",
            gettext_lazy("From then on other communes may open sites of this model."),
        ),
        DECIDE,
        KEPT,
        replicated,
    ),
    "retire": Step(
        Words(
            gettext_lazy("Retire the model"),
            gettext_lazy("retired the model"),
            "thanh-loai",
            gettext_lazy("It no longer works or is no longer needed: its sites close on the same day."),
        ),
        DECIDE,
        KEPT,
    ),
    "note": Step(
        Words(
            gettext_lazy("Write a note"),
            gettext_lazy("wrote a note"),
            "ghi-chu",
            gettext_lazy("A line in the history of the model."),
        ),
        HANDLE,
        LIVING | RETIRED,
    ),
    "correct": Step(
        Words(
            gettext_lazy("Correct the model"),
            gettext_lazy("corrected the model"),
            "sua",
            gettext_lazy("Change what the book says of it. The old stays readable; figures follow."),
        ),
        HANDLE,
        LIVING | RETIRED,
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
        LIVING | RETIRED,
        reversible=False,
    ),
    "plan": Step(
        Words(gettext_lazy("Begin a model"), gettext_lazy("began the model")), HANDLE, stages(), reversible=False
    ),
}

TOLD = {
    "name": gettext_lazy("Name of the model"),
    "model_type": gettext_lazy("Kind of model"),
    "about": gettext_lazy("What it does"),
}


def said(name: str, value: Any) -> str:
    """A kind in words."""
    return str(dict(ModelType.choices).get(value, value)) if name == "model_type" else ""


BOOK = Book(
    name="movement",
    noun=gettext_lazy("model"),
    model=CommunityModel,
    read="movement.read",
    taken_back=verbs.TAKEN_BACK,
    steps=STEPS,
    watched=(
        "stage",
        "name",
        "model_type",
        "about",
        "papers",
        "households_asked",
        "households_signed",
        "launched_on",
        "retired_on",
        "replicated_on",
        "level",
        "due_on",
        "search",
    ),
    told=TOLD,
    said=said,
)
