"""The lists of tasks, documents, directives to units and committees."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.web.tables import Column, Filter, Table
from anbinh.records.programme.models import Committee, Document, Topic
from anbinh.records.programme.standing import badge_of

Narrow = Callable[[Any], Any]


def _address(book: str) -> Callable[[Any], str]:
    return lambda one: reverse(f"{book}:record", kwargs={"key": one.pk})


def _matching(found: Any, text: str) -> Any:
    return found.matching(text)


def _states(asked: dict[str, tuple[Any, Narrow]]) -> Filter:
    choices = [(name, words) for name, (words, _narrow) in asked.items()]
    return Filter("state", _("Only"), choices, narrow=lambda found, value: asked[value][1](found))


def _committee_filter() -> Filter:
    choices = [(one.short, one.name) for one in Committee.objects.all()]
    return Filter("committee", _("Committee"), choices, narrow=lambda found, value: found.of_committee(value))


def _committees(one: Any) -> str:
    return ", ".join(committee.short for committee in one.committees)


class TaskTable(Table):
    """Tasks with where they stand."""

    def __init__(self, request: HttpRequest, rows: Any, *, on: date) -> None:
        super().__init__(
            request,
            rows,
            columns=_task_columns(on),
            filters=_task_filters(rows, on),
            search=_matching,
            name="nhiem-vu",
            caption=_("Tasks"),
        )


def _task_columns(on: date) -> Sequence[Column]:
    return (
        Column("code", _("Number"), sort="code", href=_address("tasks")),
        Column("where", _("Standing"), value=lambda one: badge_of(one, on=on), kind="badge", sort="due_on"),
        Column("title", _("Task"), sort="title"),
        Column("unit", _("Lead unit"), value="unit.name", sort="unit__sort_key"),
        Column("percent", _("Progress, in per cent"), kind="number", sort="percent", bar=lambda one: one.percent / 100),
        Column("committee", _("Committee"), value=_committees, default=False),
        Column("topic", _("Topic"), value=lambda one: one.get_topic_display(), sort="topic", default=False),
        Column("source", _("From"), value=lambda one: one.source_number or one.get_source_display(), default=False),
        Column("opened_on", _("Given on"), kind="day", sort="opened_on", default=False),
        Column("due_on", _("Due"), kind="day", sort="due_on"),
        Column("done_on", _("Done on"), kind="day", sort="done_on", default=False),
        Column("stage", _("Stage"), value=lambda one: one.stage_words, default=False),
    )


def _task_filters(rows: Any, on: date) -> Sequence[Filter]:
    asked: dict[str, tuple[Any, Narrow]] = {
        "open": (_("open"), lambda found: found.open()),
        "overdue": (_("overdue"), lambda found: found.overdue(on)),
        "soon": (_("due soon"), lambda found: found.soon(on)),
        "reported": (_("reported done, to be accepted as done"), lambda found: found.at_stage("reported")),
        "unexplained": (_("with an overdue explanation"), lambda found: found.unexplained(on)),
        "in_time": (_("done in time"), lambda found: found.in_time()),
        "late": (_("done late"), lambda found: found.late()),
        "key": (_("key tasks"), lambda found: found.key_tasks()),
    }
    return (
        _states(asked),
        _committee_filter(),
        Filter("topic", _("Topic"), Topic.choices),
        Filter("unit", _("Lead unit"), rows.holders(), field="unit__code"),
    )


class DocumentTable(Table):
    """Documents, the newest first."""

    def __init__(self, request: HttpRequest, rows: Any) -> None:
        super().__init__(
            request,
            rows,
            columns=(
                Column("number", _("Number of the document"), sort="number", href=_address("documents")),
                Column("title", _("Title"), sort="title"),
                Column("kind", _("Kind"), value=lambda one: one.get_kind_display(), sort="kind"),
                Column("opened_on", _("Signed on"), kind="day", sort="opened_on"),
                Column("stage", _("Stage"), value=lambda one: one.stage_words),
                Column("committee", _("Committee"), value=_committees),
                Column("signer", _("Signed by"), default=False),
                Column("topic", _("Topic"), value=lambda one: one.get_topic_display(), default=False),
                Column("code", _("Number"), sort="code", default=False),
            ),
            filters=(
                Filter("kind", _("Kind"), Document.Kind.choices),
                Filter("stage", _("Stage"), Document.Stage.choices),
                _committee_filter(),
                Filter("topic", _("Topic"), Topic.choices),
            ),
            search=_matching,
            name="van-ban",
            caption=_("Documents"),
        )


class DeliveryTable(Table):
    """Directives to units with where they stand."""

    def __init__(self, request: HttpRequest, rows: Any, *, on: date) -> None:
        super().__init__(
            request,
            rows,
            columns=(
                Column("unit", _("Unit"), value="unit.name", sort="unit__sort_key", href=_address("deliveries")),
                Column("where", _("Standing"), value=lambda one: badge_of(one, on=on), kind="badge", sort="due_on"),
                Column("stage", _("Answer"), value=lambda one: one.stage_words, sort="stage"),
                Column("document", _("Document"), value="document.number", sort="document__number"),
                Column("title", _("Title"), value="document.title", default=False),
                Column("opened_on", _("Sent on"), kind="day", sort="opened_on", default=False),
                Column("delivered_at", _("Delivered"), kind="moment", sort="delivered_at", default=False),
                Column("seen_at", _("Seen"), kind="moment", sort="seen_at"),
                Column("answered_on", _("Answered on"), kind="day", sort="answered_on"),
                Column("done_on", _("Carried out on"), kind="day", sort="done_on"),
                Column("reminders", _("Reminders"), kind="number", sort="reminders"),
                Column("code", _("Number"), sort="code", default=False),
            ),
            filters=(_delivery_states(on), _document_filter(rows)),
            search=_matching,
            name="gui-don-vi",
            caption=_("Directives to units"),
        )


def _document_filter(rows: Any) -> Filter:
    return Filter("document", _("Document"), rows.documents(), narrow=lambda found, value: found.of_key(value))


def _delivery_states(on: date) -> Filter:
    asked: dict[str, tuple[Any, Narrow]] = {
        "unanswered": (_("not answered"), lambda found: found.unanswered()),
        "ruling": (_("refused or wrong unit, to be ruled on"), lambda found: found.to_be_ruled_on()),
        "open": (_("open"), lambda found: found.open()),
        "overdue": (_("overdue"), lambda found: found.overdue(on)),
        "in_time": (_("done in time"), lambda found: found.in_time()),
        "late": (_("done late"), lambda found: found.late()),
        "unseen": (_("not seen"), lambda found: found.never_seen()),
    }
    return _states(asked)


class CommitteeTable(Table):
    """Committees."""

    def __init__(self, request: HttpRequest, rows: Any) -> None:
        super().__init__(
            request,
            rows,
            columns=(
                Column("short", _("Number of the committee"), sort="short", href=_address("committees")),
                Column("name", _("Name of the committee"), sort="name"),
                Column("office", _("Standing office"), value="standing_office.name"),
                Column("opened_on", _("Since"), kind="day", sort="opened_on"),
            ),
            search=_matching,
            name="ban-chi-dao",
            caption=_("Committees"),
        )
