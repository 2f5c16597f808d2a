"""What the codes that results of campaigns are cut by are called; and, for every room, what a campaign is called."""

from datetime import date

from django.utils.translation import gettext as _

from anbinh.foundation.journal.cuts import declare
from anbinh.records.campaigns.measures import LINES, MEASURES
from anbinh.records.campaigns.models import Campaign


def campaigns(_on: date) -> dict[str, str]:
    """Each campaign by its number, and what belongs to none."""
    return {"none": _("outside campaigns"), **Campaign.objects.names()}


declare("", campaign=campaigns)
declare("campaigns", measure=MEASURES, line=LINES)
