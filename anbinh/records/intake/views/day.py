"""My day: what runs out, what waits for me, what is new; one line and one verb each."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from anbinh.foundation.web import doors
from anbinh.records.intake.addresses import register_address
from anbinh.records.intake.badges import stands, where
from anbinh.records.intake.dayline import sections_of
from anbinh.records.intake.desks import DeskOfDay, desk_of
from anbinh.records.intake.models import Report
from anbinh.records.intake.standing import Choice, facts_of_many, next_choice

MOST_ROWS = 25
GROUPS: dict[str, str | Promise] = {
    "overdue": _("Overdue"),
    "soon": _("Due soon"),
    "wrote": _("The reporter wrote"),
    "offered": _("Sent to us, waiting for an answer"),
    "returned": _("Sent back to us"),
    "given": _("Given to me, not begun"),
    "new": _("New, not classified"),
    "unassigned": _("Waiting for an officer"),
    "procuracy": _("Waiting for the procuracy"),
}
ONLY_READ = ("overdue", "soon")


@dataclass(frozen=True)
class Row:
    """One report of the day."""

    report: Report
    badge: Any
    place: str
    next: Choice | None


@dataclass(frozen=True)
class Group:
    """Reports that wait for the same thing; `number` counts those not shown, too."""

    code: str
    title: str | Promise
    number: int
    rows: list[Row]

    @property
    def more(self) -> int:
        return self.number - len(self.rows)


@doors.staff("intake.read")
def day(request: HttpRequest) -> HttpResponse:
    """The work of one person on one day."""
    person, at = doors.person_of(request), timezone.now()
    desk = desk_of(person, on=timezone.localdate())
    groups = ONLY_READ if desk.reader else tuple(GROUPS)
    marked = desk.reports.by_urgency(desk.units, person=person, at=at)
    counts = marked.counts_by_group(at=at, until=_end_of_day(at))
    context = {
        "sentence": _sentence(counts, groups),
        "groups": _groups(desk, marked, counts, groups, at=at),
        "sections": sections_of(person, on=timezone.localdate(), at=at),
        "rest": 0 if desk.reader else counts.get("rest", (0, 0))[0],
        "reader": desk.reader,
        "find": register_address(),
        "all": register_address(stage="open", **({} if desk.assigns else {"officer": "me"})),
        "city": _city(desk, at=at) if desk.everything and not desk.reader else None,
    }
    return render(request, "intake/day.html", context)


def _groups(desk: DeskOfDay, marked: Any, counts: Any, groups: tuple[str, ...], *, at: datetime) -> list[Group]:
    reports = list(marked.first_of_groups(groups, most=MOST_ROWS).with_names())
    facts = facts_of_many(reports, asked=[one.pk for one in reports if one.last_asked == "ask_extension"])
    rows: dict[str, list[Row]] = {}
    for one in reports:
        told = facts[one.pk]
        verb = next_choice(desk.person, one, told, at=at, units=desk.units)
        rows.setdefault(one.group, []).append(Row(one, stands(one, told.running, at=at), where(one), verb))
    return [Group(code, GROUPS[code], counts[code][0], rows[code]) for code in groups if code in rows]


def _sentence(counts: dict[str, tuple[int, int]], groups: tuple[str, ...]) -> list[str]:
    """The day in words, part by part: `7 tin đến hạn hôm nay`, `2 quá hạn`, `3 chờ phân công`."""
    today = sum(counts[code][1] for code in groups if code in counts)
    parts = [
        (today, ngettext("%(n)s report due today", "%(n)s reports due today", today)),
        (_n(counts, "overdue"), ngettext("%(n)s overdue", "%(n)s overdue", _n(counts, "overdue"))),
    ]
    if "unassigned" in groups:
        waiting, offered = _n(counts, "unassigned"), _n(counts, "offered")
        parts += [
            (waiting, ngettext("%(n)s waiting for an officer", "%(n)s waiting for an officer", waiting)),
            (offered, ngettext("%(n)s sent to us", "%(n)s sent to us", offered)),
            (_n(counts, "new"), ngettext("%(n)s to classify", "%(n)s to classify", _n(counts, "new"))),
        ]
    return [text % {"n": number} for number, text in parts if number]


def _n(counts: dict[str, tuple[int, int]], code: str) -> int:
    return counts.get(code, (0, 0))[0]


def _city(desk: DeskOfDay, *, at: datetime) -> dict[str, int]:
    """The whole city in two numbers."""
    visible = Report.objects.visible_to(desk.person, on=desk.on)
    return {"overdue": visible.overdue(at).count(), "unassigned": visible.unassigned().count()}


def _end_of_day(at: datetime) -> datetime:
    tomorrow = timezone.localtime(at).date() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time.min))
