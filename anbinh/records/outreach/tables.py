"""The lists of sessions, schools, plans and requests: columns and filters."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.web import words
from anbinh.foundation.web.tables import Column, Filter, Table, only
from anbinh.records.outreach import rules
from anbinh.records.outreach.kinds import Audience, Level, Topic
from anbinh.records.outreach.models import SchoolRequest
from anbinh.records.outreach.querysets import PlanQuerySet, SchoolQuerySet, SchoolRequestQuerySet, TalkQuerySet
from anbinh.records.outreach.standing import badge_of, badge_of_request

YEARS_BACK = 5


def address(name: str) -> Any:
    """The page of one record of a book."""
    return lambda row: reverse(f"{name}:record", kwargs={"key": row.pk})


def _years(on: date) -> list[tuple[str, str]]:
    now = rules.school_year(on)
    return [(str(year), rules.year_words(year)) for year in range(now, now - YEARS_BACK, -1)]


class TalkTable(Table):
    """Sessions."""

    def __init__(self, request: HttpRequest, rows: TalkQuerySet, *, at: datetime, on: date) -> None:
        super().__init__(
            request,
            rows,
            columns=_talk_columns(on),
            filters=_talk_filters(rows, at=at, on=on),
            search=lambda found, text: found.matching(text),
            name="buoi-tuyen-truyen",
            caption=_("Education sessions"),
        )


def _talk_columns(on: date) -> Sequence[Column]:
    return (
        Column("code", _("Number"), sort="code", href=address("outreach")),
        Column("state", _("Stage"), value=lambda one: badge_of(one, on=on), kind="badge"),
        Column("starts_at", _("Begins"), kind="moment", sort="starts_at"),
        Column("school", _("School"), value="school.name", sort="school__name"),
        Column("topic", _("Topic"), value=lambda one: one.get_topic_display(), sort="topic"),
        Column("audience", _("For whom"), value=lambda one: one.get_audience_display(), sort="audience"),
        Column("expected", _("Expected"), kind="number", sort="expected", default=False),
        Column("attendances", _("Attendances"), kind="number", sort="attendances"),
        Column("classes", _("Classes"), value=lambda one: len(one.classes) or "", kind="number"),
        Column("speaker", _("Speaker"), value=lambda one: str(one.speaker or ""), default=False),
        Column("unit", _("Unit"), value="unit.name", sort="unit__sort_key", default=False),
        Column("plan", _("Plan"), value=lambda one: one.plan.name if one.plan else "", default=False),
        Column("place", _("Room"), default=False),
        Column("minutes", _("Minutes"), kind="number", default=False),
        Column("excess", _("Why more came than the school has"), default=False),
    )


def _talk_filters(rows: TalkQuerySet, *, at: datetime, on: date) -> Sequence[Filter]:
    states = {
        "scheduled": (_("in the calendar"), lambda found: found.scheduled()),
        "unreported": (_("report missing"), lambda found: found.unreported(at)),
        "held": (_("held"), lambda found: found.held()),
        "cancelled": (_("cancelled"), lambda found: found.at_stage("cancelled")),
    }
    return (
        only(states),
        Filter("audience", _("For whom"), Audience.choices),
        Filter("topic", _("Topic"), Topic.choices),
        Filter("year", _("School year"), _years(on), narrow=lambda found, value: found.in_year(int(value))),
        Filter("unit", _("Unit"), rows.holders(), field="unit__code"),
    )


class SchoolTable(Table):
    """Schools, and those without a session in a school year."""

    def __init__(self, request: HttpRequest, rows: SchoolQuerySet, *, on: date) -> None:
        super().__init__(
            request,
            rows,
            columns=(
                Column("code", _("Number"), sort="code", href=address("schools")),
                Column("name", _("Name of the school"), sort="name"),
                Column("level", _("Level"), value=lambda one: one.get_level_display(), sort="level"),
                Column("unit", _("Commune, ward"), value="unit.name", sort="unit__sort_key"),
                Column("heads", _("Pupils"), kind="number", sort="heads"),
                Column("held", _("Sessions held"), kind="number", sort="held"),
                Column("heard", _("Attendances"), value=lambda one: one.heard or 0, kind="number", sort="heard"),
                Column("stage", _("Stage"), value=lambda one: one.stage_words, default=False),
            ),
            filters=(
                Filter("gap", _("Without a session"), _years(on), narrow=_without_talk),
                Filter("level", _("Level"), Level.choices),
                Filter("unit", _("Commune, ward"), rows.holders(), field="unit__code"),
            ),
            search=lambda found, text: found.matching(text),
            name="truong-hoc",
            caption=_("Schools"),
        )


def _without_talk(found: SchoolQuerySet, year: str) -> SchoolQuerySet:
    return found.without_talk(int(year))


Sums = Mapping[int, tuple[int, int, int]]


class PlanTable(Table):
    """Plans with what they ask and what came of it, side by side."""

    def __init__(self, request: HttpRequest, rows: PlanQuerySet, *, asked: Sums, held: Sums) -> None:
        super().__init__(
            request,
            rows,
            columns=(
                Column("code", _("Number"), sort="code", href=address("outreach_plans")),
                Column("name", _("Name of the plan"), sort="name"),
                Column("starts_on", _("First day"), kind="day", sort="starts_on"),
                Column("ends_on", _("Last day"), kind="day", sort="ends_on"),
                Column("sessions", _("Sessions: held / planned"), value=lambda one: _beside(one.pk, 0, asked, held)),
                Column("heads", _("Attendances: came / planned"), value=lambda one: _beside(one.pk, 1, asked, held)),
                Column("schools", _("Schools: reached / planned"), value=lambda one: _beside(one.pk, 2, asked, held)),
                Column("unit", _("Unit that answers for it"), value="unit.name", default=False),
                Column("audience", _("For whom"), value=lambda one: one.get_audience_display(), default=False),
                Column("topic", _("Topic"), value=lambda one: one.get_topic_display(), default=False),
            ),
            search=lambda found, text: found.matching(text),
            name="ke-hoach-tuyen-truyen",
            caption=_("Plans of sessions"),
        )


NOTHING = (0, 0, 0)


def _beside(key: int, place: int, asked: Sums, held: Sums) -> str:
    done, wanted = (words.number(sums.get(key, NOTHING)[place]) for sums in (held, asked))
    return f"{done} / {wanted}"


class RequestTable(Table):
    """Requests of schools."""

    def __init__(self, request: HttpRequest, rows: SchoolRequestQuerySet, *, on: date) -> None:
        super().__init__(
            request,
            rows,
            columns=(
                Column("code", _("Number"), sort="code", href=address("outreach_requests")),
                Column("state", _("Stage"), value=lambda one: badge_of_request(one, on=on), kind="badge", sort="stage"),
                Column("school_name", _("School"), sort="school_name"),
                Column("unit", _("Commune, ward"), value="unit.name", sort="unit__sort_key"),
                Column("topic", _("Topic"), value=lambda one: one.get_topic_display(), sort="topic"),
                Column("expected", _("Expected"), kind="number", sort="expected"),
                Column("wanted_on", _("Day asked for"), kind="day", sort="wanted_on"),
                Column("opened_on", _("Received on"), kind="day", sort="opened_on"),
                Column("answer", _("Answer"), default=False),
            ),
            filters=(
                Filter("stage", _("Stage"), SchoolRequest.Stage.choices),
                Filter("topic", _("Topic"), Topic.choices),
            ),
            search=lambda found, text: found.matching(text),
            name="yeu-cau-tuyen-truyen",
            caption=_("Requests of schools"),
        )
