"""Who hears of a step: approvers of what waits, the writer of what was returned, editors of what was released."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext_noop

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.models import day_of
from anbinh.foundation.notices.commands import Message, tell
from anbinh.foundation.notices.querysets import people_of
from anbinh.foundation.units.models import Kind, Unit
from anbinh.records.warnings import verbs
from anbinh.records.warnings.models import Item, PublicWarning

WAITS = gettext_noop("“%(title)s” waits for somebody else's approval.")
RETURNED = gettext_noop("“%(title)s” was returned to you: something is missing.")
RELEASED = gettext_noop("“%(title)s” is released to you.")


def tell_approvers(warning: PublicWarning, *, by: Person | None, at: datetime) -> None:
    """It waits."""
    people = people_of("warnings.approve", warning.unit, on=day_of(at))
    _tell(people, verbs.WAITS, WAITS, warning, "warnings:record", by=by, at=at)


def tell_writer(warning: PublicWarning, *, by: Person | None, at: datetime) -> None:
    """It came back."""
    people = [warning.writer] if warning.writer else []
    _tell(people, verbs.WAS_RETURNED, RETURNED, warning, "warnings:record", by=by, at=at)


def tell_releasers(item: Item, *, by: Person | None, at: datetime) -> None:
    """It waits."""
    people = people_of("bulletin.release", item.unit, on=day_of(at))
    _tell(people, verbs.ITEM_WAITS, WAITS, item, "bulletin:record", by=by, at=at)


def tell_editors(item: Item, *, by: Person | None, at: datetime) -> None:
    """It may be read now. Nothing is said of one whose hour is still to come: the title is part of it."""
    if item.visible_at(at):
        broadcasters = Unit.objects.on(day_of(at)).of_kind(Kind.BROADCASTER)
        editors = people_of("bulletin.edit", *broadcasters, on=day_of(at))
        _tell(editors, verbs.ITEM_RELEASED, RELEASED, item, "bulletin:released", by=by, at=at)


def _tell(
    people: Iterable[Person],
    kind: str,
    sentence: str,
    record: PublicWarning | Item,
    route: str,
    *,
    by: Person | None,
    at: datetime,
) -> None:
    message = Message(
        kind,
        sentence,
        {"title": record.title},
        number=record.code,
        route=route,
        keys={"key": record.pk},
        unit=record.unit,
    )
    tell(people, message, by=by, at=at)
