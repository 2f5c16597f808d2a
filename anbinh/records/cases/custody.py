"""Everybody held within somebody's reach, by what runs out first, and the alarm when a time ends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.web import words
from anbinh.foundation.web.alarms import Alarm as Loud
from anbinh.foundation.web.clocks import Clock as Badge
from anbinh.records.cases.badges import badge_of
from anbinh.records.cases.models import Measure
from anbinh.records.cases.rules import must_release
from anbinh.records.cases.standing import Choice, custody_choices, of_itself
from anbinh.records.intake.badges import limit_name
from anbinh.records.intake.dayline import DayLine, DaySection

MOST_LINES = 10


@dataclass(frozen=True)
class Held:
    """Somebody held: the clock of the measure itself, the duties beside it, and what may be done."""

    measure: Measure
    main: Badge | None
    duties: Sequence[tuple[str, Badge]]
    choices: Sequence[Choice]
    due_at: datetime | None

    @property
    def lawful(self) -> list[Choice]:
        """The next thing to do first: release, once nothing carries the measure any more."""
        found = [one for one in self.choices if not one.refusal]
        return sorted(found, key=lambda one: one.verb != "end") if self.expired else found

    @property
    def refused(self) -> list[Choice]:
        return [one for one in self.choices if one.refusal]

    @property
    def refused_by_procuracy(self) -> bool:
        """Nothing carries the measure any more, whatever its clock says."""
        refused = self.measure.refused_at is not None and self.measure.ended_at is None
        return must_release(self.measure.kind, refused=refused)

    @property
    def expired(self) -> bool:
        return self.refused_by_procuracy or (self.main is not None and self.main.state == "overdue")


@dataclass(frozen=True)
class Alarm:
    """How many are held beyond their time, and how many whose time ends within its warning."""

    expired: int
    ending: int

    def __bool__(self) -> bool:
        return bool(self.expired or self.ending)


def alarm_for(person: Person, *, on: date, at: datetime) -> Alarm:
    """What is loud within somebody's reach: the unit, its superiors, the procuracy that watches."""
    visible = Measure.objects.visible_to(person, on=on)
    warned = visible.ending(at).count()
    expired = visible.expired(at).count() if warned else 0
    return Alarm(expired, warned - expired)


def loud(person: Person, *, on: date, at: datetime) -> Loud | None:
    """For every page of whoever may release or extend; the others read it on My day and on the pages of cases."""
    if not person.may("cases.hold", on=on):
        return None
    alarm = alarm_for(person, on=on, at=at)
    if not alarm:
        return None
    text = ngettext(
        "The time of %(n)s person held is about to end.", "The time of %(n)s people held is about to end.", alarm.ending
    )
    if alarm.expired:
        text = ngettext(
            "%(n)s person is held beyond the time of the law. Release at once.",
            "%(n)s people are held beyond the time of the law. Release at once.",
            alarm.expired,
        )
    board, state = reverse("cases:custody"), "overdue" if alarm.expired else "near"
    return Loud(text % {"n": words.number(alarm.expired or alarm.ending)}, board, _("Open the custody board"), state)


def held_of(measure: Measure, person: Person | None, *, at: datetime) -> Held:
    """One measure as pages show it; its clocks are prefetched."""
    running = sorted((one for one in measure.clocks.all() if one.ended_at is None), key=lambda one: one.due_at)
    main = of_itself(running)
    duties = [(limit_name(one.limit, at=one.start_at), badge_of(one, at=at)) for one in running if one is not main]
    may = list(custody_choices(person, measure, at=at).values()) if person and measure.ended_at is None else []
    return Held(measure, badge_of(main, at=at) if main else None, duties, may, main.due_at if main else None)


def board_of(person: Person, *, on: date, at: datetime) -> list[Held]:
    """Everybody held within reach, the first to run out first."""
    found = Measure.objects.visible_to(person, on=on).held().with_cases().with_clocks()
    return by_due(held_of(one, person, at=at) for one in found)


def by_due(rows: Iterable[Held]) -> list[Held]:
    """The first to run out first; those that have ended by when they began."""
    return sorted(rows, key=lambda row: (row.due_at is None, row.due_at or row.measure.started_at, row.measure.pk))


def day_of_custody(person: Person, *, on: date, at: datetime) -> DaySection | None:
    """For My day: those held beyond their time, then those whose time ends within its warning."""
    if not person.may("cases.read", on=on):
        return None
    visible = Measure.objects.visible_to(person, on=on).ending(at).with_cases().with_clocks()
    rows = by_due(held_of(one, None, at=at) for one in visible)
    may = person.may("cases.hold", on=on)
    lines = [_line(row, may=may) for row in rows[:MOST_LINES]]
    loud = any(row.expired for row in rows)
    title = _("Held beyond the time of the law") if loud else _("Custody about to end")
    return DaySection("custody", title, len(rows), lines, reverse("cases:custody"), alarm="overdue" if loud else "near")


def _line(row: Held, *, may: bool) -> DayLine:
    measure = row.measure
    verb: Any = _("Release or extend") if not row.expired else _("Release at once")
    return DayLine(
        code=f"{measure.case.code} · {measure.initials}",
        href=f"{reverse('cases:custody')}#giu-{measure.pk}",
        summary=str(measure.get_kind_display()),
        badge=row.main,
        place=measure.case.holder.name,
        verb=verb if may else "",
        verb_href=f"{reverse('cases:custody')}#giu-{measure.pk}" if may else "",
    )
