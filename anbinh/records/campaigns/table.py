"""The list of campaigns, and the units of one compared."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.web.tables import Column, Filter, Table, only
from anbinh.records.campaigns.days import badge_of
from anbinh.records.campaigns.measures import SHORT
from anbinh.records.campaigns.models import Campaign
from anbinh.records.campaigns.progress import Progress, Row
from anbinh.records.campaigns.querysets import CampaignQuerySet


class CampaignTable(Table):
    """Campaigns with how many days are left."""

    def __init__(self, request: HttpRequest, rows: CampaignQuerySet, *, on: date) -> None:
        super().__init__(
            request,
            rows,
            columns=_columns(on),
            filters=_filters(rows, on=on),
            search=lambda found, text: found.matching(text),
            name="cao-diem",
            caption=_("Campaigns"),
        )


def address(campaign: Campaign) -> str:
    """The page of one."""
    return reverse("campaigns:record", kwargs={"key": campaign.pk})


def _columns(on: date) -> Sequence[Column]:
    return (
        Column("code", _("Number"), sort="code", href=address),
        Column("state", _("State"), value=lambda one: badge_of(one, on=on), kind="badge", sort="ends_on"),
        Column("name", _("Name of the campaign"), sort="name", href=address),
        Column("starts_on", _("First day"), kind="day", sort="starts_on"),
        Column("ends_on", _("Last day"), kind="day", sort="ends_on"),
        Column("unit", _("Directed by"), value="unit.name", sort="unit__sort_key"),
        Column("stage", _("Stage"), value=lambda one: one.stage_words, default=False),
        Column("about", _("Aims"), value=lambda one: one.about[:200], default=False),
        Column("opened_on", _("Day of the plan"), kind="day", sort="opened_on", default=False),
        Column("closed_on", _("Closed on"), kind="day", sort="closed_on", default=False),
    )


def _filters(rows: CampaignQuerySet, *, on: date) -> Sequence[Filter]:
    states = {
        "today": (_("under way today"), lambda found: found.on_day(on)),
        "running": (_("not closed"), lambda found: found.running()),
        "over": (_("over and not closed"), lambda found: found.over(on)),
        "closed": (_("closed with its report"), lambda found: found.at_stage("closed")),
    }
    return (
        only(states),
        Filter("unit", _("Directed by"), rows.holders(), field="unit__code"),
    )


class UnitTable(Table):
    """The units of a campaign, each with its sums."""

    def __init__(self, request: HttpRequest, progress: Progress) -> None:
        best = {name: max((row.sums[name] for row in progress.rows), default=0) for name in SHORT}
        super().__init__(
            request,
            progress.rows,
            columns=(
                Column("unit", _("Unit"), href=lambda row: row.href),
                Column("reporting", _("Reported"), kind="badge"),
                *(_measure(name, best[name]) for name in SHORT),
                Column("last", _("Last day reported"), kind="day", default=False),
            ),
            name="cao-diem-don-vi",
            caption=_("Units compared"),
            page_size=130,
        )


def _measure(name: str, best: int) -> Column:
    def value(row: Row) -> int:
        return row.sums[name]

    def share(row: Any) -> float | None:
        return row.sums[name] / best if best else None

    return Column(name, SHORT[name], value=value, kind="number", bar=share)
