"""What the codes that tasks and directives are cut by are called."""

from datetime import date

from django.utils.translation import gettext as _

from anbinh.foundation.journal.cuts import YES_OR_NO, chosen, declare
from anbinh.records.programme.models import Committee, Topic

USUAL = ("138", "89")


def committees(_on: date) -> dict[str, str]:
    """Each committee by its number, what two give together, and what none gave."""
    shorts = [*USUAL, *sorted(set(Committee.objects.shorts()) - set(USUAL))]
    words = {short: _("Committee %(number)s") % {"number": short} for short in shorts}
    return {**words, "89+138": _("Committees 138 and 89"), "none": _("no committee")}


declare("programme", committee=committees, topic=chosen(Topic), in_time=YES_OR_NO)
