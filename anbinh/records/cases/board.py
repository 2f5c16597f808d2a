"""Everybody held as a table: what the board finds, what its files hold. By case number and initials, nothing else."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.web.tables import Column, Filter, Table
from anbinh.kernels.vietnamese.letters import fold
from anbinh.records.cases.custody import Held, board_of
from anbinh.records.cases.models import Measure

MOST_CARDS = 100


def _case(row: Held) -> str:
    return reverse("cases:case", kwargs={"key": row.measure.case_id})


def _left(row: Held) -> str:
    """Where the time stands, in words that need no colour."""
    if row.refused_by_procuracy:
        return gettext("not approved by the procuracy")
    if row.main is None:
        return ""
    return gettext("beyond the time: %(time)s") % {"time": row.main.text} if row.expired else str(row.main.text)


def _duties(row: Held) -> str:
    return "; ".join(f"{name}: {clock}" for name, clock in row.duties)


COLUMNS = (
    Column("code", _("Case number"), value="measure.case.code", href=_case),
    Column("initials", _("Initials"), value="measure.initials"),
    Column("kind", _("Measure"), value=lambda row: row.measure.get_kind_display()),
    Column("holder", _("Held by"), value="measure.case.holder.name"),
    Column("started_at", _("Since"), value="measure.started_at", kind="moment"),
    Column("due_at", _("Until"), kind="moment"),
    Column("left", _("Time left"), value=_left),
    Column("extensions", _("Extensions"), value="measure.extensions", kind="number"),
    Column("duties", _("Duties that run"), value=_duties),
)


class CustodyTable(Table):
    """The board: found by any word of what it shows, narrowed by measure, unit, and what is loud."""

    def __init__(self, request: HttpRequest, person: Person, *, on: date, at: datetime) -> None:
        rows = board_of(person, on=on, at=at)
        super().__init__(
            request,
            rows,
            columns=COLUMNS,
            filters=_filters(rows),
            search=_matching,
            name="dang-giu",
            caption=_("People held"),
            page_size=MOST_CARDS,
        )


def _matching(rows: Sequence[Held], text: str) -> list[Held]:
    """Every word is found in number, initials, measure or unit; diacritics do not matter."""
    wanted = fold(text).split()
    return [row for row in rows if all(word in _said(row) for word in wanted)]


def _said(row: Held) -> str:
    one = row.measure
    return fold(f"{one.case.code} {one.initials} {one.get_kind_display()} {one.case.holder.name}")


def _filters(rows: Sequence[Held]) -> Sequence[Filter]:
    units = {row.measure.case.holder.code: row.measure.case.holder for row in rows}
    states: Sequence[tuple[str, str | Promise]] = (
        ("overdue", _("beyond the time of the law")),
        ("near", _("about to end")),
    )
    return (
        Filter("kind", _("Measure"), Measure.Kind.choices, field="measure.kind"),
        Filter("state", _("Only"), states, narrow=_in_state),
        Filter(
            "unit",
            _("Held by"),
            [(code, unit.name) for code, unit in sorted(units.items(), key=lambda pair: pair[1].sort_key)],
            field="measure.case.holder.code",
        ),
    )


def _in_state(rows: Sequence[Held], state: str) -> list[Held]:
    return [row for row in rows if (row.expired if state == "overdue" else _is_near(row))]


def _is_near(row: Held) -> Any:
    return not row.expired and row.main is not None and row.main.state == "near"
