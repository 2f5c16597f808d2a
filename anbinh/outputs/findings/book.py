"""What may be decided of a finding: watched, dismissed with a reason, linked to a hot spot, made a warning."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.book import Book, Step, stages
from anbinh.foundation.books.wording import Words
from anbinh.outputs.findings import verbs
from anbinh.outputs.findings.models import Finding

HERE, ASIDE = stages("open", "watched"), stages("dismissed", "linked", "warned")

STEPS = {
    "watch": Step(
        Words(
            _("Watch it"), _("took it under watch"), "theo-doi", _("It stays in the inbox until something is decided.")
        ),
        "findings.handle",
        stages("open"),
    ),
    "warn": Step(
        Words(
            _("Draft a warning"),
            _("drafted a warning"),
            "canh-bao",
            _("A warning to the public is begun from it, with the signs known. A second person approves it."),
        ),
        "findings.handle",
        HERE,
        reversible=False,
    ),
    "link": Step(
        Words(
            _("Link it to a hot spot"),
            _("linked it to a hot spot"),
            "tu-diem",
            _("The place or group is under declared attention already, or was opened because of this."),
        ),
        "findings.handle",
        HERE,
    ),
    "dismiss": Step(
        Words(
            _("Dismiss it"),
            _("dismissed it"),
            "bo-qua",
            _("With a reason that others can check. It comes back if it grows by half."),
        ),
        "findings.handle",
        HERE,
    ),
    "reopen": Step(
        Words(
            _("Put it back in the inbox"), _("put it back in the inbox"), "mo-lai", _("It is to be looked at again.")
        ),
        "findings.handle",
        ASIDE,
    ),
    "note": Step(
        Words(_("Write a note"), _("wrote a note"), "ghi-chu", _("A line in the history of the finding.")),
        "findings.handle",
        HERE | ASIDE,
    ),
    "take_back": Step(
        Words(
            _("Take the last step back"),
            _("took a step back"),
            "hoan-tac",
            _("The last step is undone. It stays in the history, struck."),
        ),
        "findings.handle",
        HERE | ASIDE,
        reversible=False,
    ),
    "find": Step(Words(_("Found by the system"), _("found it")), "findings.handle", stages(), reversible=False),
    "grow": Step(Words(_("Grown"), _("saw it grow")), "findings.handle", stages(), reversible=False),
}

BOOK = Book(
    name="findings",
    noun=_("finding"),
    model=Finding,
    read="findings.read",
    taken_back=verbs.TAKEN_BACK,
    steps=STEPS,
    watched=("stage", "put_aside_at", "spot_id", "warning", "search"),
)
