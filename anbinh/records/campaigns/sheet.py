"""The facts of a campaign, and of a unit's part in one; what nobody knows is left out."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anbinh.foundation.books.timeline import Fact
from anbinh.foundation.web import words
from anbinh.records.campaigns.models import Campaign, Part
from anbinh.records.campaigns.progress import Progress
from anbinh.records.campaigns.rules import days_between


def facts_of(campaign: Campaign, progress: Progress) -> list[Fact]:
    """The lines of a campaign, in the order in which they are asked."""
    return list(_facts(campaign, progress))


def _facts(campaign: Campaign, progress: Progress) -> Iterator[Fact]:
    days = days_between(campaign.starts_on, campaign.ends_on)
    span = f"{words.day(campaign.starts_on)} – {words.day(campaign.ends_on)}"
    yield Fact(_("Days"), span, ngettext("%(n)s day", "%(n)s days", days) % {"n": days})
    yield Fact(_("Directed by"), campaign.unit.name)
    yield Fact(_("Day of the plan"), words.day(campaign.opened_on))
    if progress.phase is not None:
        yield Fact(_("Phase"), progress.phase.name, _("until %(day)s") % {"day": words.day(progress.phase.ends_on)})
    taking_part = sum(1 for part in progress.parts if part.stage == Part.Stage.JOINED)
    yield Fact(_("Units that take part"), words.number(taking_part))
    if campaign.closed_on:
        yield Fact(_("Closed on"), words.day(campaign.closed_on))


def part_facts(part: Part) -> list[Fact]:
    """The lines of a unit's part."""
    campaign = part.campaign
    span = f"{words.day(campaign.starts_on)} – {words.day(campaign.ends_on)}"
    way = reverse("campaigns:record", kwargs={"key": campaign.pk})
    return [Fact(_("Campaign"), campaign.name, campaign.code, href=way), Fact(_("Days"), span)]
