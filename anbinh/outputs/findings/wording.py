"""The words for what a finding is about."""

from datetime import date

from django.utils.translation import gettext as _

from anbinh.foundation.catalogue.lists import versions

LISTS = {"method": "methods", "line": "lines", "offence": "offences"}


def theme_of(theme: str) -> str:
    """What kind of code it is about."""
    return {"method": _("method"), "line": _("crime line"), "offence": _("offence"), "series": _("series")}.get(
        theme, theme
    )


def name_of(theme: str, value: str, *, on: date) -> str:
    """A code as its catalogue calls it on a day; the code itself where no catalogue has it."""
    known = versions(LISTS[theme], value) if theme in LISTS else ()
    found = next((one for one in known if one.in_force(on)), known[-1] if known else None)
    if found is None:
        return value
    return f"{found.name} ({value})" if theme == "offence" else str(found.name)
