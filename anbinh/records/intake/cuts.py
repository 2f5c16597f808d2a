"""What the codes that reports are cut by are called."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.catalogue.lists import limit_names, names_of
from anbinh.foundation.journal.cuts import YES_OR_NO, declare

declare(
    "intake",
    kind=names_of("sources_of_information"),
    channel=names_of("channels"),
    line=names_of("lines"),
    severity=names_of("severities"),
    offence=names_of("offences", with_code=True),
    method=names_of("methods"),
    outcome=names_of("outcomes"),
    ground=names_of("grounds"),
    in_time=YES_OR_NO,
    limit=limit_names,
    arrival={
        "new": _("received for the first time"),
        "transfer": _("sent by another unit"),
        "handover": _("taken over from a unit that ended"),
    },
    destination={
        "inside": _("to a unit of the city"),
        "outside": _("to a body outside the city police"),
        "handover": _("to the unit that carries the work on"),
    },
    cause={"resumed": _("the reason for suspending is gone"), "annulled": _("the decision was annulled")},
)
