"""What may be done to a report as a whole: in which state, by whom, with which words."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from anbinh.outputs.briefs.models import Brief, Status

OPEN = frozenset({Status.DRAFT, Status.SUBMITTED, Status.APPROVED})


@dataclass(frozen=True)
class Act:
    """`slug` stands in the address; `grave` cannot be undone."""

    code: str
    slug: str
    permission: str
    states: frozenset[Status]
    button: str | Promise
    text: str | Promise
    done: str | Promise
    grave: bool = False


ACTS = (
    Act(
        "submit",
        "trinh-duyet",
        "briefs.write",
        frozenset({Status.DRAFT}),
        _("Submit the report"),
        _("The report goes to whoever approves. Passages can be written again only after it is returned."),
        _("The report was submitted."),
    ),
    Act(
        "approve",
        "duyet",
        "briefs.approve",
        frozenset({Status.SUBMITTED}),
        _("Approve the report"),
        _("You agree with the text as it stands. From here on only number and signature change."),
        _("The report was approved."),
    ),
    Act(
        "issue",
        "ban-hanh",
        "briefs.write",
        frozenset({Status.APPROVED}),
        _("Issue the report"),
        _("Text, figures and signature are frozen under the number. Nothing of it changes afterwards."),
        _("The report was issued. Its files are the same to the byte whenever they are made again."),
        grave=True,
    ),
    Act(
        "refresh",
        "cap-nhat",
        "briefs.write",
        frozenset({Status.DRAFT}),
        _("Refresh the figures"),
        _("Figures are asked again. What people wrote stays; the report then says which numbers moved beneath it."),
        _("The figures were refreshed."),
    ),
    Act(
        "prepare",
        "the-thuc",
        "briefs.write",
        OPEN,
        _("Set number and signature"),
        _("Under which number the report goes out, who signs it and who receives it."),
        _("Number and signature were set."),
    ),
    Act(
        "return_",
        "tra-lai",
        "briefs.approve",
        frozenset({Status.SUBMITTED, Status.APPROVED}),
        _("Return to the writers"),
        _("The report becomes a draft again. Say what has to be done."),
        _("The report went back to its writers."),
    ),
)
SLUGS = {act.slug: act for act in ACTS}


def acts_for(brief: Brief, may: Callable[[str], bool]) -> list[Act]:
    """What this reader may do to the report now; the next step first."""
    return [act for act in ACTS if brief.status in act.states and may(act.permission)]
