"""What units report a day, from a workbook: its columns, and how the rows of a unit become its reported days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Paper
from anbinh.foundation.books.loading.columns import form_from
from anbinh.foundation.books.loading.declaration import Words
from anbinh.foundation.books.loading.lines import LineBook
from anbinh.foundation.books.loading.rows import Row
from anbinh.kernels.sheets import Form
from anbinh.records.campaigns import measures
from anbinh.records.campaigns.book import BOOK, PARTS
from anbinh.records.campaigns.commands import parts
from anbinh.records.campaigns.models import Campaign, Part

COLUMNS = Path(__file__).parent / "data" / "day_columns.yaml"


@dataclass(frozen=True)
class Day:
    """What a unit reports of one day."""

    on: date
    numbers: Mapping[str, int]
    text: str


def form(on: date) -> Form:
    """The columns of the list."""
    return form_from(COLUMNS, on=on)


def arguments(row: Row) -> Mapping[str, Any]:
    """The part of a unit in a campaign, and its numbers of one day; the unit is that of the campaign's first day."""
    campaign: Campaign | None = row.record("campaign", BOOK)
    part = _part(row, campaign) if campaign else None
    numbers = {key: row.number(key.replace(":", "_").lower()) for key in measures.numbered()}
    return {"group": part.pk if part else None, "line": Day(row.value("day"), numbers, row.text("text"))}


def _part(row: Row, campaign: Campaign) -> Part | None:
    unit = row.needed_unit("unit", on=campaign.starts_on)
    part = Part.objects.of(campaign).joined().of_unit(unit).first() if unit else None
    if unit and part is None:
        row.wrong("unit", _("%(unit)s does not take part in this campaign.") % {"unit": unit.name})
    return part


def enter(key: int, *, lines: Sequence[Day], by: Person | None, at: datetime) -> Part:
    """Report the days one after another; a day reported before is corrected."""
    for day in sorted(lines, key=lambda one: one.on):
        part = Part.objects.with_names().get(pk=key)
        parts.report(part, Paper(on=day.on, text=day.text), numbers=day.numbers, by=by, at=at)
    return Part.objects.with_names().get(pk=key)


ROWS = LineBook(PARTS, form, arguments, enter=enter, identity=("campaign", "unit", "day"))

LOADING = ROWS.loading(
    permission="campaigns.report",
    words=Words(
        title=gettext_lazy("Load what units report a day"),
        counts=gettext_lazy("Each number counts on its day; a day reported before is corrected by this file."),
        back="campaigns:index",
        onward=gettext_lazy("Campaigns"),
        template=gettext_lazy("campaign-days-template"),
    ),
)
