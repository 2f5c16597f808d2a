"""What was given to a unit: for its page, and for My day of whoever answers for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web.states import Badge
from anbinh.records.intake.dayline import DayLine, DaySection
from anbinh.records.programme.models import Delivery, Task
from anbinh.records.programme.standing import badge_of, in_words

MOST = 8
LONGEST = 200
# The first step that waits for the unit, by book and stage: its slug and words.
NEXT: dict[tuple[str, str], tuple[str, str | Promise]] = {
    ("deliveries", "sent"): ("xac-nhan", _("Confirm and carry out")),
    ("deliveries", "accepted"): ("da-thuc-hien", _("Report it carried out")),
    ("tasks", "given"): ("nhan", _("Accept the task")),
    ("tasks", "under_way"): ("tien-do", _("Report progress")),
}


@dataclass
class Pile:
    """Lines of one kind, under a heading that says what to do with them."""

    title: str | Promise
    lines: list[DayLine] = field(default_factory=list)


def own_units(person: Person, *, on: date) -> frozenset[int]:
    """The units for which somebody answers; whoever reaches everything answers for the units of their own posts."""
    reach = person.reach(on=on, permission="programme.answer")
    if not reach.everything:
        return reach.unit_ids
    return frozenset(seat.pk for post in person.posts_on(on) for seat in post.seats(on=on))


def asked_units(person: Person, code: str, *, on: date) -> tuple[Unit | None, frozenset[int]]:
    """The unit that an address names and its rows of every day, as far as they lie within reach."""
    reach = person.reach(on=on, permission="programme.read")
    rows = [one for one in Unit.objects.coded(code) if reach.covers(one)]
    newest = max(rows, key=lambda one: one.valid_from, default=None)
    return newest, frozenset(one.pk for one in rows)


def piles_of(unit_ids: Iterable[int], *, on: date) -> list[Pile]:
    """What is open, in four piles: overdue, to be explained or answered, due soon, later. Each line stands once."""
    overdue, answer, soon, later = (
        Pile(_("Overdue")),
        Pile(_("To be answered")),
        Pile(_("Due soon")),
        Pile(_("Under way")),
    )
    for one in _open(unit_ids):
        badge = badge_of(one, on=on)
        waits = one.stage in {"sent", "given"} or getattr(one, "explain_by", None)
        if badge.state == "overdue":
            pile = overdue
        elif waits:
            pile = answer
        else:
            pile = soon if badge.state == "near" else later
        pile.lines.append(line_of(one, badge))
    return [pile for pile in (overdue, answer, soon, later) if pile.lines]


def _open(unit_ids: Iterable[int]) -> Sequence[Any]:
    ids = list(unit_ids)
    found: list[Any] = list(Delivery.objects.led_within(ids).waiting_for_unit().with_names().due_first()[:LONGEST])
    found += Task.objects.led_within(ids).open().with_names().due_first()[:LONGEST]
    return sorted(found, key=lambda one: (one.due_on, one.pk))


def line_of(one: Any, badge: Badge) -> DayLine:
    """A record as a line with the step that comes next."""
    book = "deliveries" if isinstance(one, Delivery) else "tasks"
    slug, verb = NEXT.get((book, one.stage), ("", ""))
    if getattr(one, "explain_by", None):
        slug, verb = "giai-trinh", _("Give the explanation")
    return DayLine(
        one.code,
        reverse(f"{book}:record", kwargs={"key": one.pk}),
        one.heading,
        badge,
        place=one.unit.name,
        verb=verb,
        verb_href=reverse(f"{book}:step", kwargs={"key": one.pk, "slug": slug}) if slug else "",
    )


def tallies(unit_ids: Iterable[int], on: date) -> list[tuple[str | Promise, Any]]:
    """How the tasks and the directives of these units stand, each in four words."""
    ids = list(unit_ids)
    return [
        (_("Tasks"), in_words(Task.objects.led_within(ids).tally(on))),
        (_("Directives to units"), in_words(Delivery.objects.led_within(ids).tally(on))),
    ]


def day_of_work(person: Person, *, on: date, at: datetime) -> DaySection | None:  # noqa: ARG001 (days, not hours)
    """What waits for the unit's answer, is due soon or overdue."""
    if not person.may("programme.answer", on=on):
        return None
    ids = own_units(person, on=on)
    lines: list[Any] = list(Delivery.objects.led_within(ids).pressing(on).with_names().due_first()[: MOST + 1])
    lines += Task.objects.led_within(ids).pressing(on).with_names().due_first()[: MOST + 1]
    lines.sort(key=lambda one: (one.due_on, one.pk))
    shown = [line_of(one, badge_of(one, on=on)) for one in lines[:MOST]]
    return DaySection("programme", _("Given to my unit"), len(lines), shown, reverse("tasks:given"))
