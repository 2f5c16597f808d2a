"""The register as a table: its columns, the clock of each row in one more question, and its file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.web import words
from anbinh.foundation.web.clocks import Clock as Badge
from anbinh.foundation.web.tables import Column, Table
from anbinh.kernels.vietnamese.writing import time_left
from anbinh.records.intake.asking import Question
from anbinh.records.intake.badges import most_urgent, stage_badge, stands, where
from anbinh.records.intake.history import shown
from anbinh.records.intake.models import Clock, Report
from anbinh.records.intake.sheet import severity_words

PAGE, CHUNK = 50, 2000


@lru_cache(maxsize=20_000)
def _listed(name: str, code: str, on: Any, _language: str) -> str:
    return shown(name, code, on=on)


def _in(name: str, field: str) -> Any:
    """Reads a code of a report and gives its words on the day of the report."""

    def read(report: Report) -> str:
        code = getattr(report, field)
        return _listed(name, code, report.received_on, words.language()) if code else ""

    return read


def _address(report: Report) -> str:
    return reverse("intake:report", kwargs={"key": report.pk})


def _offence(report: Report) -> str:
    return ".".join(part for part in (report.article, report.clause) if part)


COLUMNS = (
    Column("code", _("Number"), href=_address),
    Column("received", _("Received"), value="received_on", kind="day", sort="received_at"),
    Column("moment", _("Hour of receipt"), value="received_at", kind="moment", sort="received_at", default=False),
    Column("clock", _("Time limit"), value="badge", kind="badge", sort="due_at"),
    Column("summary", _("What was reported"), value=lambda report: Truncator(report.summary).chars(110)),
    Column("place", _("Where it happened"), value=where),
    Column("offence", _("Offence"), value=_offence, sort="article", default=False),
    Column("holder", _("Held by"), value="holder.name", sort="holder__sort_key"),
    Column("officer", _("Officer"), value=lambda report: str(report.officer or ""), sort="officer__sort_key"),
    Column("stage", _("Stage"), value=lambda report: report.get_stage_display(), sort="stage", default=False),
    Column("kind", _("Kind of report"), value=_in("sources_of_information", "kind"), sort="kind", default=False),
    Column("channel", _("Way in"), value=_in("channels", "channel"), sort="channel", default=False),
    Column("method", _("Method"), value=_in("methods", "method"), sort="method", default=False),
    Column("severity", _("Severity"), value=lambda report: severity_words(report.severity), default=False),
    Column("line", _("Crime line"), value=_in("lines", "line"), sort="line", default=False),
    Column("damage", _("Damage in đồng"), kind="number", sort="damage", default=False),
    Column("victims", _("Victims"), kind="number", sort="victims", default=False),
    Column("series", _("Series"), sort="series", default=False),
    Column("unit", _("First received by"), value="unit.name", default=False),
    Column("due", _("To be resolved by"), value="due_at", kind="moment", sort="due_at", default=False),
    Column("outcome", _("Decision"), value=_in("outcomes", "outcome"), sort="outcome", default=False),
    Column("closed", _("Closed"), value="closed_at", kind="moment", sort="closed_at", default=False),
)


def columns_for(*, everything: bool) -> tuple[Column, ...]:
    """Who sees many units is shown which holds each report; who sees one, where it happened."""
    shown_first = {"holder": everything, "place": not everything}
    return tuple(replace(column, default=shown_first.get(column.key, column.default)) for column in COLUMNS)


class RegisterTable(Table):
    """The table of reports. Who reported stands in none of its columns."""

    def __init__(
        self,
        request: HttpRequest,
        rows: Any,
        *,
        question: Question,
        filters: tuple[str, ...],
        everything: bool,
        at: datetime,
    ) -> None:
        self.question, self.names, self.at = question, filters, at
        super().__init__(
            request,
            rows,
            columns=columns_for(everything=everything),
            search=lambda reports, text: reports.matching(text),
            name="nguon-tin",
            caption=_("Register of reports"),
            page_size=PAGE,
            empty=_("Reports appear here as soon as they are received."),
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.text or self.question.narrows)

    @property
    def clear_address(self) -> str:
        return self.address(q=None, page=None, **dict.fromkeys(self.names))

    @property
    def page_rows(self) -> list[Any]:
        """The rows of this page with their badges: two questions, however many rows."""
        rows = super().page_rows
        clocks = Clock.objects.for_reports(rows)
        for row in rows:
            row.badge = stands(row, clocks.get(row.pk, ()), at=self.at)
        return rows

    def _values(self) -> list[list[Any]]:
        return [[column.read(row) for column in self.columns] for row in self._in_chunks()]

    def _in_chunks(self) -> Iterator[Report]:
        """Every found row; a file needs no explanation of each clock."""
        for start in range(0, self.total, CHUNK):
            rows = list(self.found[start : start + CHUNK])
            clocks = Clock.objects.for_reports(rows)
            for row in rows:
                row.badge = _brief(row, clocks.get(row.pk, ()), at=self.at)
                yield row


def _brief(report: Report, clocks: Any, *, at: datetime) -> Any:
    first = most_urgent(clocks)
    if first is None:
        return stage_badge(report)
    state = "overdue" if first.due_at <= at else "near" if first.warn_at <= at else "on_time"
    return Badge(state, due=first.due_at, text=time_left(first.due_at, at=at, language=words.language()))
