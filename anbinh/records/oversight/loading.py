"""Findings and recommendations of inspections from a workbook: its columns, and the steps a row becomes."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Paper
from anbinh.foundation.books.loading.columns import choices_in, form_from
from anbinh.foundation.books.loading.declaration import Words
from anbinh.foundation.books.loading.rows import Row, RowBook
from anbinh.kernels.sheets import Form
from anbinh.records.oversight import commands
from anbinh.records.oversight.book import BOOK
from anbinh.records.oversight.models import Finding, Inspection

COLUMNS = Path(__file__).parent / "data" / "finding_columns.yaml"


def form(on: date) -> Form:
    """The columns of the list."""
    return form_from(COLUMNS, on=on, own={"kinds": choices_in(Finding.Kind)})


def arguments(row: Row) -> Mapping[str, Any]:
    """The inspection of a row, what was found and what is recommended; one of the two may be missing."""
    inspection: Inspection | None = row.record("inspection", BOOK)
    text, recommended = row.text("text"), row.text("recommended")
    if not text and not recommended:
        row.wrong("text", _("write what was found, what is recommended, or both."))
    if text and not row.value("kind"):
        row.wrong("kind", _("say of which kind the finding is."))
    if recommended and not row.value("due"):
        row.wrong("due", _("say by which day the recommendation is to be done."))
    return {
        "key": inspection.pk if inspection else None,
        "on": row.value("on") or row.today,
        "kind": row.text("kind"),
        "text": text,
        "about": row.text("about"),
        "recommended": recommended,
        "due_on": row.value("due"),
    }


def enter(
    *,
    key: int,
    on: date,
    kind: str,
    text: str,
    about: str,
    recommended: str,
    due_on: date,
    by: Person | None,
    at: datetime,
) -> Inspection:
    """Record the finding, then the recommendation."""
    if text:
        found = Paper(text=text, on=on)
        commands.find(Inspection.objects.get(pk=key), found, kind=kind, about=about, by=by, at=at)
    if recommended:
        said = Paper(text=recommended, on=on)
        commands.recommend(Inspection.objects.get(pk=key), said, due_on=due_on, by=by, at=at)
    return Inspection.objects.get(pk=key)


ROWS = RowBook(
    BOOK, form, arguments, enter=enter, identity=("inspection", "text", "recommended"), name="inspection_findings"
)

LOADING = ROWS.loading(
    permission="oversight.inspect",
    words=Words(
        title=gettext_lazy("Load findings and recommendations"),
        counts=gettext_lazy(
            "Each row is a finding, a recommendation with its day, or both, of an inspection under way."
        ),
        back="oversight:index",
        onward=gettext_lazy("Inspections"),
        template=gettext_lazy("findings-template"),
    ),
)
