"""What the codes that letters are cut by are called."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.catalogue.lists import limit_names, names_of
from anbinh.foundation.journal.cuts import YES_OR_NO, chosen, declare
from anbinh.records.letters.models import Outcome, Procedure, Result, Way

declare(
    "letters",
    kind=names_of("letters"),
    way=chosen(Way),
    procedure=chosen(Procedure),
    level={"1": _("first time"), "2": _("second time")},
    arrival={
        "new": _("received for the first time"),
        "split": _("split from another letter"),
        "transfer": _("sent by another unit"),
        "handover": _("taken over from a unit that ended"),
    },
    destination={
        "inside": _("to a unit of the city"),
        "outside": _("to a body outside the city police"),
        "handover": _("to the unit that carries the work on"),
    },
    outcome=chosen(Outcome),
    result=chosen(Result),
    limit=limit_names,
    in_time=YES_OR_NO,
    by_head=YES_OR_NO,
    letter=YES_OR_NO,
)
