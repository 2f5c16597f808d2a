"""People, and the posts that give them a role in a unit for a period."""

from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from anbinh.foundation.accounts.access import CHARTERS, Breadth, Charter, Role, permissions_of, roles_with
from anbinh.foundation.accounts.querysets import PersonManager, PostQuerySet, carried_on
from anbinh.foundation.accounts.rules import Reach
from anbinh.foundation.units.models import COMMUNES, TERRITORY, Unit
from anbinh.foundation.units.querysets import reached_from

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

__all__ = ["Person", "Post", "Reach", "Role"]


class Person(AbstractBaseUser):
    """Somebody who signs in. What they may do comes from their posts alone."""

    username = models.CharField(max_length=60, unique=True)
    full_name = models.CharField(max_length=120)
    # Folded words to search in, and a key by which lists put the given name first, the Vietnamese way.
    search = models.CharField(max_length=200, blank=True)
    sort_key = models.CharField(max_length=600, blank=True)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=True)
    demonstration = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    USERNAME_FIELD = "username"
    objects: ClassVar[PersonManager] = PersonManager()

    if TYPE_CHECKING:
        posts: RelatedManager["Post"]

    class Meta:
        ordering = ("sort_key", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(username=Lower("username")), name="person_username_in_small_letters")
        ]

    def __str__(self) -> str:
        return self.full_name

    def posts_on(self, day: date) -> list["Post"]:
        """This person's posts of a day, read once for this instance."""
        kept: dict[date, list[Post]] = self.__dict__.setdefault("_posts_on", {})
        if day not in kept:
            kept[day] = list(Post.objects.of(self).on(day).with_land()) if self.is_active else []
        return kept[day]

    def may(self, permission: str, *, on: date) -> bool:
        """True when one of the posts of that day carries the permission; a closed account may nothing."""
        roles = roles_with(permission)
        return any(post.role in roles for post in self.posts_on(on))

    def permissions(self, *, on: date) -> frozenset[str]:
        """Everything the posts of that day allow, by name."""
        return frozenset(name for post in self.posts_on(on) for name in permissions_of(Role(post.role)))

    def reach(self, *, on: date, permission: str = "") -> Reach:
        """How far the posts of that day reach; with `permission`, only the posts that carry it."""
        kept: dict[tuple[date, str], Reach] = self.__dict__.setdefault("_reach", {})
        if (on, permission) not in kept:
            roles = roles_with(permission) if permission else frozenset(Role)
            posts = [post for post in self.posts_on(on) if post.role in roles]
            kept[on, permission] = reduce(or_, (post.reach(on=on) for post in posts), Reach())
        return kept[on, permission]

    def needs_second_factor(self, *, on: date) -> bool:
        """True when a role of that day opens more than a password alone should."""
        return any(post.charter.second_factor for post in self.posts_on(on))

    def forget_what_was_read(self) -> None:
        """Drop what this instance, and rooms on it, remember of its posts, after a command changed them."""
        for kept in ("_posts_on", "_reach", "_kept_by_rooms"):
            self.__dict__.pop(kept, None)


class Post(models.Model):
    """One role of one person in one unit, for valid_from ≤ day < valid_to."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=30, choices=Role.choices)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ("-valid_from", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")), name="post_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="post_has_a_known_role"),
            models.UniqueConstraint(fields=("person", "role", "unit", "valid_from"), name="post_given_once"),
        ]
        indexes = [models.Index(fields=("unit", "valid_from"), name="post_in_unit")]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"

    @property
    def last_day(self) -> date | None:
        """The last day it is held, as people write a period; None while it is open."""
        return self.valid_to - timedelta(days=1) if self.valid_to else None

    @property
    def charter(self) -> Charter:
        """What the role of this post is for."""
        return CHARTERS[Role(self.role)]

    def reach(self, *, on: date) -> Reach:
        """The units this post reaches on a day, as they are and as they were; read once for this instance."""
        kept: dict[date, Reach] = self.__dict__.setdefault("_reach_on", {})
        if on not in kept:
            kept[on] = self._reach(on=on)
        return kept[on]

    def _reach(self, *, on: date) -> Reach:
        breadth = self.charter.breadth
        if breadth is Breadth.EVERYTHING:
            return Reach(everything=True)
        if breadth is Breadth.NOTHING:
            return Reach()
        seats = self.seats(on=on)
        starts = [territory_of(seat) for seat in seats] if breadth is Breadth.TERRITORY else seats
        return Reach(unit_ids=frozenset(reached_from([start for start in starts if start is not None], on)))

    def seats(self, *, on: date) -> list[Unit]:
        """Where the post is on a day: in its unit, or in what took its unit's work over.

        It is never carried to a wider level: when the district police ended and the city police took over, nobody's
        reach grew from a district to the city by itself. Such a post has no seat until a new one is given.
        """
        return [seat for seat in carried_on(self.unit, on=on) if _level(seat) == _level(self.unit)]


def territory_of(unit: Unit) -> Unit | None:
    """The unit itself when it is territory, else the nearest territory it sits in."""
    while unit is not None and unit.kind not in TERRITORY:
        unit = unit.parent  # type: ignore[assignment]  # the loop ends at None
    return unit


def _level(unit: Unit) -> tuple[bool, str]:
    """Land or agency, and the level of the land: all kinds of communes are one level."""
    territory = territory_of(unit)
    kind = "" if territory is None else territory.kind
    return unit.kind in TERRITORY, "commune" if kind in COMMUNES else kind
