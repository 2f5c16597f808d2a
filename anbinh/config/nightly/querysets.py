"""The phrases by which nights are asked for, and what is left over from people who signed in."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import models
from django.db.models import Q

from anbinh.config.nightly.rules import SILENCE

if TYPE_CHECKING:
    from anbinh.config.nightly.models import Night  # noqa: F401  (named in the base class)


class NightQuerySet(models.QuerySet["Night"]):
    """Nights."""

    def of(self, day: date) -> Self:
        """The one of a day, done or under way; whoever gave up left it to another."""
        return self.filter(day=day, by_hand=False, given_up=False)

    def silent(self, at: datetime) -> Self:
        """Under way, but nothing was heard for hours: the process is gone."""
        return self.filter(under_way=True, heard_at__lt=at - SILENCE)

    def alive(self, at: datetime) -> Self:
        """Done, or under way with a sign of life."""
        return self.filter(Q(under_way__isnull=True) | Q(heard_at__gte=at - SILENCE))

    def newest_first(self) -> Self:
        """As the page lists them."""
        return self.order_by("-begun_at", "-pk")


def sessions_over() -> Any:
    """What the list of one's devices still holds of sessions that have ended."""
    return UserSession.objects.exclude(session_key__in=Session.objects.values("session_key"))


def sessions_expired(at: datetime) -> Any:
    """Sessions whose time is over."""
    return Session.objects.filter(expire_date__lt=at)
