"""Two books: campaigns, and the parts of units in them; their steps and when each is lawful."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.book import Book, Step, stages
from anbinh.foundation.books.wording import Words
from anbinh.records.campaigns import verbs
from anbinh.records.campaigns.models import Campaign, Part

RUNNING, CLOSED = stages("running"), stages("closed")
JOINED, LEFT = stages("joined"), stages("left")
CAMPAIGN_IS_CLOSED = _("The campaign is closed. Open it again first.")


def campaign_is_under_way(part: Any, _at: datetime) -> str:
    """Why a unit cannot report: the campaign is closed."""
    return "" if part.campaign.stage == Campaign.Stage.RUNNING else str(CAMPAIGN_IS_CLOSED)


STEPS = {
    "enlist": Step(
        Words(
            _("Add units"),
            _("added units"),
            "them-don-vi",
            _("They take part from now on and report each day; whoever reports there is told."),
        ),
        "campaigns.direct",
        RUNNING,
    ),
    "release": Step(
        Words(
            _("Take a unit out"),
            _("took a unit out"),
            "rut-don-vi",
            _("It takes part no longer. What it reported stays counted."),
        ),
        "campaigns.direct",
        RUNNING,
    ),
    "set_goal": Step(
        Words(
            _("Set a target"),
            _("set a target"),
            "chi-tieu",
            _(
                "A figure of the committee, or a number that units report here; "
                "a new target for the same one replaces it."
            ),
        ),
        "campaigns.direct",
        RUNNING,
    ),
    "drop_goal": Step(
        Words(_("Drop a target"), _("dropped a target"), "bo-chi-tieu", _("It is measured no longer.")),
        "campaigns.direct",
        RUNNING,
    ),
    "close": Step(
        Words(
            _("Close the campaign"),
            _("closed the campaign"),
            "tong-ket",
            _("The closing report is drafted from the numbers as they stand; change it as you like."),
        ),
        "campaigns.direct",
        RUNNING,
    ),
    "reopen": Step(
        Words(
            _("Open it again"),
            _("opened it again"),
            "mo-lai",
            _("Units report again; the report is kept in the history."),
        ),
        "campaigns.direct",
        CLOSED,
    ),
    "note": Step(
        Words(_("Write a note"), _("wrote a note"), "ghi-chu", _("A line in the history of the campaign.")),
        "campaigns.direct",
        RUNNING | CLOSED,
    ),
    "correct": Step(
        Words(
            _("Correct the campaign"),
            _("corrected the campaign"),
            "sua",
            _("Change its name, days or phases. The old stays readable."),
        ),
        "campaigns.direct",
        RUNNING | CLOSED,
    ),
    "take_back": Step(
        Words(
            _("Take the last step back"),
            _("took a step back"),
            "hoan-tac",
            _("The last step is undone: fields and figures are as before it. It stays in the history, struck."),
        ),
        "campaigns.direct",
        RUNNING | CLOSED,
        reversible=False,
    ),
    "open": Step(Words(_("Open a campaign"), _("opened the campaign")), "campaigns.direct", stages(), reversible=False),
}

PART_STEPS = {
    "report": Step(
        Words(
            _("Report a day"),
            _("reported a day"),
            "bao-cao-ngay",
            _("The numbers of one day; a day reported before is corrected by reporting it again."),
        ),
        "campaigns.report",
        JOINED,
        campaign_is_under_way,
    ),
    "note": Step(
        Words(_("Write a note"), _("wrote a note"), "ghi-chu", _("A line in the history of the unit's part.")),
        "campaigns.report",
        JOINED | LEFT,
    ),
    "take_back": Step(
        Words(
            _("Take the last step back"),
            _("took a step back"),
            "hoan-tac",
            _("The last step is undone: fields and figures are as before it. It stays in the history, struck."),
        ),
        "campaigns.report",
        JOINED | LEFT,
        campaign_is_under_way,
        reversible=False,
    ),
}

BOOK = Book(
    name="campaigns",
    noun=_("campaign"),
    model=Campaign,
    read="campaigns.read",
    taken_back=verbs.TAKEN_BACK,
    steps=STEPS,
    watched=("stage", "name", "about", "starts_on", "ends_on", "phase_rows", "report", "closed_on", "due_on", "search"),
    told={"name": _("Name of the campaign"), "about": _("Aims"), "starts_on": _("First day"), "ends_on": _("Last day")},
)
PARTS = Book(
    name="campaign_parts",
    noun=_("part in a campaign"),
    model=Part,
    read="campaigns.read",
    taken_back=verbs.TAKEN_BACK,
    steps=PART_STEPS,
    watched=("stage", "search"),
)
