"""The book of cases as a table: its columns, filters, and the clock of each row."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.web.tables import Column, Filter, Table
from anbinh.records.cases.badges import cleared_badge, list_badge, marks_of
from anbinh.records.cases.models import Case, Clock
from anbinh.records.cases.querysets import CaseQuerySet
from anbinh.records.cases.sheet import offence_words
from anbinh.records.cases.wording import MARK_WORDS
from anbinh.records.intake.forms.fields import list_choices
from anbinh.records.intake.history import shown
from anbinh.records.intake.sheet import severity_words

PAGE_SIZE = 50
SEVERITIES = ("ÍNT", "NT", "RNT", "ĐBNT")


class CaseTable(Table):
    """Cases with their badges; the clocks of a page are read in one question."""

    def __init__(self, request: HttpRequest, rows: CaseQuerySet, *, on: date, at: datetime) -> None:
        self.at = at
        super().__init__(
            request,
            rows,
            columns=self._columns(),
            filters=filters_of(rows, on=on, at=at),
            search=lambda found, text: found.matching(text),
            name="vu-an",
            caption=_("Book of cases"),
            page_size=PAGE_SIZE,
            empty=_("Open a case from a report on which prosecution is decided, or directly."),
        )

    @cached_property
    def clocks(self) -> dict[int, list[Clock]]:
        """The running clocks of this page, by case; a file needs those of every row found."""
        start = (self.page - 1) * self.page_size
        rows = self.found if self.query.get("format") else self.found[start : start + self.page_size]
        return Clock.objects.for_cases(list(rows))

    def _badge(self, case: Case) -> Any:
        return list_badge(case, self.clocks.get(case.pk, []), at=self.at)

    def _columns(self) -> Sequence[Column]:
        return (
            Column("code", _("Number"), sort="code", href=lambda case: reverse("cases:case", kwargs={"key": case.pk})),
            Column("clock", _("Investigation"), value=self._badge, kind="badge", sort="due_at"),
            Column("summary", _("What happened"), value=lambda case: case.summary[:160]),
            Column("offence", _("Offence"), value=_offence, sort="article"),
            Column("cleared", _("Cleared"), value=cleared_badge, kind="badge", sort="cleared_at"),
            Column("opened_at", _("Opened"), kind="day", sort="opened_at"),
            Column("holder", _("Held by"), value="holder.name", default=False),
            Column(
                "line", _("Crime line"), value=lambda one: shown("lines", one.line, on=one.opened_on), default=False
            ),
            Column("stage", _("Stage"), value=lambda case: case.get_stage_display(), default=False),
            Column("severity", _("Class"), default=False),
            Column("class_words", _("Class in words"), value=lambda case: severity_words(case.severity), default=False),
            Column("marks", _("Marks"), value=lambda case: ", ".join(marks_of(case)), default=False),
            Column("officer", _("Officer"), value=lambda case: str(case.officer or ""), default=False),
            Column("place", _("Where it happened"), default=False),
            Column("victims", _("Victims"), kind="number", sort="victims", default=False),
            Column("loss", _("Loss in đồng"), kind="number", sort="loss", default=False),
            Column("suspects", _("Suspects charged"), kind="number", sort="suspects", default=False),
            Column("due_at", _("Due"), kind="moment", sort="due_at", default=False),
            Column("closed_at", _("Closed"), kind="day", sort="closed_at", default=False),
        )


def _offence(case: Case) -> str:
    """The offence with its class, as officers write it: `… (RNT)`."""
    return f"{offence_words(case)} ({case.severity})"


def filters_of(rows: CaseQuerySet, *, on: date, at: datetime) -> Sequence[Filter]:
    """The choices above the table; units are those that hold a case within reach."""
    yes_no: Sequence[tuple[str, str | Promise]] = (("yes", _("yes")), ("no", _("no")))
    narrowing = {"yes": lambda found: found.cleared(), "no": lambda found: found.uncleared()}
    asked = {
        "overdue": lambda found: found.overdue(at),
        "held": lambda found: found.with_people_held(),
    }
    return (
        Filter("stage", _("Stage"), Case.Stage.choices),
        Filter("line", _("Crime line"), list_choices("lines", on=on)),
        Filter("severity", _("Class"), [(code, severity_words(code)) for code in SEVERITIES]),
        Filter("offence", _("Offence"), list_choices("offences", on=on, coded=True), field="article"),
        Filter("mark", _("Marks"), list(MARK_WORDS.items()), narrow=lambda found, value: found.marked(value)),
        Filter("cleared", _("Cleared"), yes_no, narrow=lambda found, value: narrowing[value](found)),
        Filter(
            "state",
            _("Only"),
            (("overdue", _("overdue")), ("held", _("with people held"))),
            narrow=lambda found, value: asked[value](found),
        ),
        Filter("unit", _("Held by"), [(code, name) for code, name in rows.holders()], field="holder__code"),
    )
