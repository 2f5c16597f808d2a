"""Plans from a workbook: one row for each school, and how the rows of a plan make it or widen it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.loading.columns import choices_in, form_from
from anbinh.foundation.books.loading.declaration import Words
from anbinh.foundation.books.loading.lines import LineBook
from anbinh.foundation.books.loading.rows import Row
from anbinh.foundation.units.models import Unit
from anbinh.kernels.sheets import Form
from anbinh.records.outreach import commands
from anbinh.records.outreach.book import PLANS
from anbinh.records.outreach.commands import Asked
from anbinh.records.outreach.kinds import Audience, Topic
from anbinh.records.outreach.loading.named import school_in
from anbinh.records.outreach.models import Plan

COLUMNS = Path(__file__).parents[1] / "data" / "plan_columns.yaml"


@dataclass(frozen=True)
class Named:
    """A plan as the rows of its schools name it; rows of one plan say the same."""

    unit: Unit | None
    name: str
    number: str
    on: date
    starts_on: date
    ends_on: date
    audience: str
    topic: str


def form(on: date) -> Form:
    """The columns of the list."""
    return form_from(COLUMNS, on=on, own={"topics": choices_in(Topic), "audiences": choices_in(Audience)})


def arguments(row: Row) -> Mapping[str, Any]:
    """The plan a row belongs to, and what it asks of one school."""
    starts, ends = row.value("starts") or row.today, row.value("ends") or row.today
    made = row.value("on") or min(starts, row.today)
    plan = Named(
        unit=row.needed_unit("unit", on=made),
        name=row.text("name"),
        number=row.text("number"),
        on=made,
        starts_on=starts,
        ends_on=ends,
        audience=row.text("audience"),
        topic=row.text("topic"),
    )
    school = school_in(row, "school", commune="commune")
    if (row.value("heads") or 1) < (row.value("sessions") or 1):
        row.wrong("heads", _("fewer attendances than sessions are planned."))
    return {"group": plan, "line": Asked(school, row.number("sessions"), row.number("heads")) if school else None}


def enter(named: Named, *, lines: Sequence[Asked], by: Person | None, at: datetime) -> Plan:
    """Make the plan with these schools; one that is in the book already is widened by them."""
    there = Plan.objects.made_by(named.unit).called(named.name).starting(named.starts_on).first()
    if there is not None:
        commands.widen(there, lines=lines, by=by, at=at)
        return there
    return commands.make_plan(**vars(named), lines=lines, by=by, at=at)


ROWS = LineBook(PLANS, form, arguments, enter=enter, identity=("unit", "name", "starts", "school", "commune"))

LOADING = ROWS.loading(
    permission="outreach.plan",
    words=Words(
        title=gettext_lazy("Load plans with their schools"),
        counts=gettext_lazy(
            "One row for each school; rows of the same plan make one plan. What it asks counts as planned."
        ),
        back="outreach_plans:index",
        onward=gettext_lazy("Plans of sessions"),
        template=gettext_lazy("plans-template"),
    ),
)
