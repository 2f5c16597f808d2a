"""The words for what figures are cut by."""

from datetime import date

from django.utils.translation import gettext as _

from anbinh.foundation.catalogue.lists import versions
from anbinh.foundation.web.words import language
from anbinh.kernels.figures import Figure, dimensions

LISTS = {
    "kind": "sources_of_information",
    "channel": "channels",
    "line": "lines",
    "severity": "severities",
    "offence": "offences",
    "method": "methods",
    "outcome": "outcomes",
    "ground": "grounds",
}


def name_of_code(dimension: str, code: str, *, on: date) -> str:
    """A code as its catalogue calls it on a day; the code itself where no catalogue has it."""
    if not code:
        return _("not said")
    if code in {"yes", "no"}:
        return _("yes") if code == "yes" else _("no")
    known = versions(LISTS[dimension], code) if dimension in LISTS else ()
    if not known:
        return code
    found = next((one for one in known if one.in_force(on)), known[-1])
    return f"{found.name} ({code})" if dimension == "offence" else str(found.name)


def cuts_of(figure: Figure) -> tuple[tuple[str, str], ...]:
    """What a figure may be cut by, to choose from."""
    named = [(cut, str(dimensions()[cut].say(language()))) for cut in figure.cuts if cut in dimensions()]
    return (("month", _("month")), ("unit", _("unit")), *named)
