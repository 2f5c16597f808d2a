"""Whose day it is: the units whose work somebody does, and how they look at it."""

from dataclasses import dataclass
from datetime import date

from anbinh.foundation.accounts.access import roles_with
from anbinh.foundation.accounts.models import Person, Post
from anbinh.foundation.units.models import Kind, Unit
from anbinh.foundation.units.querysets import reached_from
from anbinh.records.intake.destinations import works_a_line
from anbinh.records.intake.models import Report
from anbinh.records.intake.querysets import ReportQuerySet


@dataclass(frozen=True)
class DeskOfDay:
    """`units` are the rows of units worked for; `assigns`: a desk, which sees all its unit has, not only its own.

    `reader`: somebody who only looks, and over how much.
    """

    person: Person
    on: date
    units: frozenset[int]
    assigns: bool
    reader: bool
    everything: bool

    @property
    def reports(self) -> ReportQuerySet:
        """The reports of this day."""
        if self.reader:
            return Report.objects.visible_to(self.person, on=self.on)
        if self.assigns:
            return Report.objects.of_desk(self.person, self.units)
        return Report.objects.of_investigator(self.person, self.units)


def desk_of(person: Person, *, on: date) -> DeskOfDay:
    """The day of somebody who may read reports; read once for this instance, since each room on the day asks."""
    kept: dict[date, DeskOfDay] = person.__dict__.setdefault("_kept_by_rooms", {})
    if on not in kept:
        kept[on] = _read(person, on=on)
    return kept[on]


def _read(person: Person, *, on: date) -> DeskOfDay:
    everything = person.reach(on=on, permission="intake.read").everything
    roles = roles_with("intake.receive")
    posts = [post for post in person.posts_on(on) if post.role in roles]
    seats = {seat.pk: seat for post in posts for seat in _offices(post, on=on)}
    units = frozenset(reached_from(seats.values(), on)) if seats else frozenset()
    assigns = person.may("intake.assign", on=on)
    return DeskOfDay(person, on, units, assigns=assigns, reader=not posts, everything=everything)


def _offices(post: Post, *, on: date) -> list[Unit]:
    """The office a post works for: its own, or the whole police headquarters where it works for the whole city.

    A division that works crime lines is an office of its own, whoever sits at its desk.
    """
    seats = post.seats(on=on)
    if not post.reach(on=on).everything:
        return seats
    return [seat if works_a_line(seat, on=on) else _headquarters(seat) for seat in seats]


def _headquarters(unit: Unit) -> Unit:
    while unit.parent is not None and unit.parent.kind == Kind.POLICE:
        unit = unit.parent
    return unit
