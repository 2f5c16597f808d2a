"""What the public side asks of this room: how much a sender must show, and which sessions a secret link opens."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from anbinh.foundation.books.models import day_of
from anbinh.records.outreach.commands import mark_of_link
from anbinh.records.outreach.models import Feed, Talk
from anbinh.records.outreach.querysets import TalkQuerySet
from anbinh.records.receipts.commands import count
from anbinh.records.receipts.models import Count
from anbinh.records.receipts.rules import WINDOW, bits_for, minute_of

NAME = "school request"
BACK, AHEAD = timedelta(days=90), timedelta(days=400)


def bits_to_ask(*, at: datetime) -> int:
    """Nothing while few requests come in; then a proof, as for reports."""
    number = Count.objects.total(NAME, since=minute_of(at) - WINDOW)
    return bits_for(number, limit=settings.FLOOD["reports"], bits=settings.FLOOD["bits"])


def count_request(*, at: datetime) -> None:
    """One more came in."""
    count(NAME, at=at)


def feed_of(token: str, *, at: datetime) -> tuple[str, TalkQuerySet] | None:
    """The name and the sessions of a link; None when it is unknown, or its holder may read them no more."""
    feed = Feed.objects.marked(mark_of_link(token[:80]))
    if feed is None or not feed.person.is_active:
        return None
    today, holder = day_of(at), feed.person
    if not holder.may("outreach.read", on=today):
        return None
    talks = Talk.objects.visible_to(holder, on=today, permission="outreach.read").with_names()
    if feed.unit is not None:
        talks = talks.in_calendar_of(feed.unit)
    name = feed.unit.name if feed.unit else str(holder)
    return _("Sessions: %(name)s") % {"name": name}, talks.between(at - BACK, at + AHEAD)
