"""The book of warnings: its steps, when each is lawful, and what a correction shows."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.book import Book, Step, stages
from anbinh.foundation.books.wording import Words
from anbinh.records.warnings import verbs
from anbinh.records.warnings.models import Audience, Certainty, Channel, PublicWarning, Severity, Urgency

WRITING = stages("draft", "revising")
WAITING = stages("submitted", "resubmitted")
OUT = stages("published", "revising", "resubmitted")
ALL = WRITING | WAITING | stages("published", "cancelled")

STEPS = {
    "correct": Step(
        Words(
            _("Change the words"),
            _("changed the words"),
            "sua",
            _("What the next edition will say. What people read now stays as it is."),
        ),
        "warnings.draft",
        WRITING,
    ),
    "submit": Step(
        Words(
            _("Submit for approval"),
            _("submitted it for approval"),
            "trinh",
            _("Somebody else reads it and approves it. Until then nobody outside sees it."),
        ),
        "warnings.draft",
        WRITING,
    ),
    "publish": Step(
        Words(
            _("Approve and publish"),
            _("approved and published it"),
            "cong-bo",
            _("It goes out at once: page, feeds, mail. It cannot be taken back, only updated or cancelled."),
        ),
        "warnings.approve",
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
        "warnings.approve",
        WAITING,
    ),
    "revise": Step(
        Words(
            _("Begin a new edition"),
            _("began a new edition"),
            "ban-moi",
            _("The words may be changed again; what is out stays until the new edition is approved."),
        ),
        "warnings.draft",
        stages("published"),
    ),
    "cancel": Step(
        Words(
            _("Cancel the warning"),
            _("cancelled the warning"),
            "huy",
            _("It no longer holds. Everybody who got it is told: page, feeds, mail. It cannot be taken back."),
        ),
        "warnings.approve",
        OUT,
        reversible=False,
    ),
    "series": Step(
        Words(
            _("Say which series it is about"),
            _("said which series it is about"),
            "loat-tin",
            _("Links to the book of series. Nobody outside reads them."),
        ),
        "warnings.draft",
        ALL - stages("cancelled"),
    ),
    "note": Step(
        Words(
            _("Write a note"),
            _("wrote a note"),
            "ghi-chu",
            _("A line in the history of the warning. Nobody outside reads it."),
        ),
        "warnings.draft",
        ALL,
    ),
    "take_back": Step(
        Words(
            _("Take the last step back"),
            _("took a step back"),
            "hoan-tac",
            _("The last step is undone: fields and figures are as before it. It stays in the history, struck."),
        ),
        "warnings.draft",
        ALL,
        reversible=False,
    ),
    "draft": Step(Words(_("Draft a warning"), _("drafted the warning")), "warnings.draft", stages(), reversible=False),
}

TOLD = {
    "title": _("Headline"),
    "method": _("Method of crime"),
    "channel": _("Way it reaches people"),
    "happens": _("What happens"),
    "signs": _("How to notice it"),
    "advice": _("What to do"),
    "calls": _("Whom to call"),
    "audiences": _("For whom"),
    "areas": _("Where"),
    "severity": _("How bad"),
    "urgency": _("How soon to act"),
    "certainty": _("How sure"),
    "expires_on": _("Holds until"),
    "exercise": _("A drill"),
}
SERIES = _("Series of reports")
CHOICES: dict[str, Any] = {
    "channel": Channel.choices,
    "severity": Severity.choices,
    "urgency": Urgency.choices,
    "certainty": Certainty.choices,
}


def audiences_in_words(codes: Iterable[str]) -> str:
    """`older people, parents`; everybody when none is named."""
    known = {str(code): str(label) for code, label in Audience.choices}
    named = [known.get(code, code) for code in codes]
    return ", ".join(named) or known[Audience.EVERYBODY]


def said(name: str, value: Any) -> str:
    """A coded field in words."""
    if name == "audiences":
        return audiences_in_words(value)
    if name == "areas":
        return ", ".join(value)
    return str(dict(CHOICES[name]).get(value, value)) if name in CHOICES else ""


BOOK = Book(
    name="warnings",
    noun=_("warning"),
    model=PublicWarning,
    read="warnings.read",
    taken_back=verbs.TAKEN_BACK,
    steps=STEPS,
    watched=("stage", "writer_id", *TOLD, "series", "search"),
    told={**TOLD, "series": SERIES},
    said=said,
)
