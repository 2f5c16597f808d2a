"""The book of cases as a table: who asks what of it, its columns, and the clock of each row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.web.tables import Column, Table
from anbinh.records.cases.badges import cleared_badge, list_badge, marks_of
from anbinh.records.cases.forms.asking import BookForm
from anbinh.records.cases.models import Case, Clock
from anbinh.records.cases.querysets import CaseQuerySet
from anbinh.records.cases.querysets.asking import answering
from anbinh.records.cases.sheet import offence_words
from anbinh.records.intake.history import shown
from anbinh.records.intake.models import day_of
from anbinh.records.intake.officers import offices_of
from anbinh.records.intake.sheet import severity_words

PAGE_SIZE = 50


@dataclass(frozen=True)
class Asked:
    """Who asks what of the book."""

    person: Person
    at: datetime
    form: BookForm

    @property
    def visible(self) -> CaseQuerySet:
        return Case.objects.visible_to(self.person, on=day_of(self.at))

    @property
    def answers(self) -> CaseQuerySet:
        """What answers the filters, within reach."""
        return answering(self.visible, self.form.question, person=self.person, at=self.at)


def asked_of(request: HttpRequest, person: Person, *, at: datetime) -> Asked:
    """The question in the address."""
    on = day_of(at)
    form = BookForm(request.GET, offices=offices_of(person, on=on, within="cases.read", doing=["cases.handle"]), on=on)
    form.is_valid()
    return Asked(person, at, form)


class CaseTable(Table):
    """Cases with their badges; the clocks of a page are read in one question."""

    def __init__(self, request: HttpRequest, asked: Asked) -> None:
        self.at, self.question, self.names = asked.at, asked.form.question, tuple(asked.form.fields)
        super().__init__(
            request,
            asked.answers.with_names().newest_first(),
            columns=self._columns(),
            search=lambda found, text: found.matching(text),
            name="vu-an",
            caption=_("Book of cases"),
            page_size=PAGE_SIZE,
            empty=_("Open a case from a report on which prosecution is decided, or directly."),
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.text or self.question.narrows)

    @property
    def clear_address(self) -> str:
        return self.address(q=None, page=None, **dict.fromkeys(self.names))

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
            Column("summary", _("What happened"), value=lambda case: Truncator(case.summary).chars(140)),
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
