"""The phrases by which people and posts are asked for."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.contrib.auth.models import BaseUserManager
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q

from anbinh.foundation.accounts.access import roles_with
from anbinh.foundation.accounts.verbs import ENDED, GIVEN
from anbinh.foundation.journal.verbs import Fact, rebuilds
from anbinh.kernels.vietnamese.letters import fold

if TYPE_CHECKING:
    from anbinh.foundation.accounts.models import Person, Post
    from anbinh.foundation.units.models import Unit


def _alive(day: date) -> Q:
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))


class PostQuerySet(models.QuerySet["Post"]):
    """Posts; days are half-open: valid_from ≤ day < valid_to."""

    def on(self, day: date) -> Self:
        """Posts held on a day."""
        return self.filter(_alive(day))

    def after(self, day: date) -> Self:
        """Posts that were given but begin later than a day."""
        return self.filter(valid_from__gt=day)

    def of(self, person: "Person") -> Self:
        """One person's posts, the newest first."""
        return self.filter(person=person).select_related("unit").order_by("-valid_from", "pk")

    def with_land(self) -> Self:
        """With what the unit of each sits in, which says how far it reaches."""
        return self.select_related("unit", "unit__parent")

    def with_role(self, *roles: str) -> Self:
        """Posts of these roles."""
        return self.filter(role__in=roles)

    def in_units(self, unit_ids: Iterable[int]) -> Self:
        """Posts in these rows of units."""
        return self.filter(unit_id__in=list(unit_ids))

    def touching(self, valid_from: date, valid_to: date | None) -> Self:
        """Posts held on any day of a period."""
        open_or_later = Q(valid_to__isnull=True) | Q(valid_to__gt=valid_from)
        return self.filter(open_or_later) if valid_to is None else self.filter(open_or_later, valid_from__lt=valid_to)

    def visible_to(self, person: "Person", *, on: date) -> Self:
        """Posts whose people `person` may see, and always one's own."""
        if (
            person.may("accounts.manage", on=on)
            or (reach := person.reach(on=on, permission="accounts.read")).everything
        ):
            return self
        return self.filter(Q(person=person) | Q(unit_id__in=reach.unit_ids))


class PersonQuerySet(models.QuerySet["Person"]):
    """People who sign in."""

    def _posts(self) -> PostQuerySet:
        posts: PostQuerySet = apps.get_model("accounts", "Post")._default_manager.all()
        return posts.filter(person=OuterRef("pk"))

    def named(self, username: str) -> Self:
        """The person with this user name, however it was capitalised."""
        return self.filter(username=username.strip().lower())

    def active(self) -> Self:
        """Those who may sign in."""
        return self.filter(is_active=True)

    def real(self) -> Self:
        """Everybody but the demonstration."""
        return self.filter(demonstration=False)

    def closed(self) -> Self:
        """Those whose account is closed."""
        return self.filter(is_active=False)

    def other_than(self, person: "Person") -> Self:
        """Everybody but one."""
        return self.exclude(pk=person.pk)

    def demonstration(self) -> Self:
        """The ready accounts of the demonstration."""
        return self.filter(demonstration=True)

    def holding(self, roles: Collection[str], *, on: date) -> Self:
        """People one of whose posts of that day has one of these roles."""
        return self.filter(Exists(self._posts().on(on).with_role(*roles)))

    def posted_in(self, unit_ids: Iterable[int], *, on: date) -> Self:
        """People with a post of that day in one of these rows of units."""
        return self.filter(Exists(self._posts().on(on).in_units(unit_ids)))

    def managing(self, *, on: date) -> Self:
        """Those who can sign in and manage accounts on a day."""
        return self.active().holding(roles_with("accounts.manage"), on=on)

    def matching(self, text: str) -> Self:
        """People whose name or user name has all these words, with or without diacritics."""
        found = self
        for word in fold(text).split():
            found = found.filter(search__contains=word)
        return found

    def with_posts(self, *, on: date) -> Self:
        """Each person with `posts_of_the_day`, in two queries for all of them."""
        model = apps.get_model("accounts", "Post")
        posts = model._default_manager.on(on).select_related("unit").order_by("valid_from", "pk")
        return self.prefetch_related(Prefetch("posts", queryset=posts, to_attr="posts_of_the_day"))

    def with_every_post(self) -> Self:
        """Each person with all posts and their units, in two queries."""
        return self.prefetch_related("posts__unit")

    def units_of_posts(self, *, on: date) -> list[tuple[str, str]]:
        """The units in which these people serve on a day, as choices: key and name."""
        posts = apps.get_model("accounts", "Post")._default_manager.on(on).filter(person__in=self)
        found = posts.order_by("unit__sort_key", "unit_id").values_list("unit_id", "unit__name").distinct()
        return [(str(key), name) for key, name in found]

    def visible_to(self, person: "Person", *, on: date) -> Self:
        """Oneself, and those with a post (of any time) in a unit within reach; a manager of accounts sees everybody."""
        if (
            person.may("accounts.manage", on=on)
            or (reach := person.reach(on=on, permission="accounts.read")).everything
        ):
            return self
        return self.filter(Q(pk=person.pk) | Exists(self._posts().in_units(reach.unit_ids)))


class PersonManager(BaseUserManager["Person"].from_queryset(PersonQuerySet)):  # type: ignore[misc]  # a class made while the program starts
    """People; `get_by_natural_key` is what signing in asks for."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        found: Person = self.get(username=(username or "").strip().lower())
        return found


def carried_on(unit: "Unit", *, on: date) -> list["Unit"]:
    """The unit itself while it lasts, else what took its work over, and so on up to the day; perhaps nothing."""
    steps = apps.get_model("units", "Succession")._default_manager.filter(main=True, on__lte=on)
    alive: list[Unit] = []
    frontier, seen = [unit], {unit.pk}
    while frontier:
        ended = [one for one in frontier if one.valid_to is not None and one.valid_to <= on]
        alive += [one for one in frontier if one not in ended]
        followed = steps.filter(predecessor__in=ended).select_related("successor")
        frontier = [step.successor for step in followed if step.successor_id not in seen]
        seen |= {one.pk for one in frontier}
    return alive


def sessions_of(person: "Person") -> models.QuerySet[Any]:
    """The sessions in which somebody is signed in, as allauth keeps them."""
    return apps.get_model("usersessions", "UserSession")._default_manager.filter(user=person).order_by("-last_seen_at")


def second_factors_of(person: "Person") -> models.QuerySet[Any]:
    """Authenticator app, keys and recovery codes of a person."""
    return apps.get_model("mfa", "Authenticator")._default_manager.filter(user=person).order_by("pk")


def linked_accounts_of(person: "Person") -> models.QuerySet[Any]:
    """Accounts of outside providers that sign this person in."""
    return apps.get_model("socialaccount", "SocialAccount")._default_manager.filter(user=person).order_by("pk")


def has_second_factor(person: "Person") -> bool:
    """True when an authenticator app or a key stands behind the password; recovery codes alone do not count."""
    return second_factors_of(person).filter(type__in=("totp", "webauthn")).exists()


def _posts() -> Iterator["Post"]:
    found: models.QuerySet[Post] = apps.get_model("accounts", "Post")._default_manager.order_by("pk")
    return found.iterator()


@rebuilds(GIVEN)
def posts_given() -> Iterator[Fact]:
    """One given for each post that stands in the records."""
    for post in _posts():
        yield Fact(post.pk, post.unit_id, post.valid_from, 1, {"role": post.role})


@rebuilds(ENDED)
def posts_ended() -> Iterator[Fact]:
    """One taken back for each post that has an end."""
    for post in _posts():
        if post.valid_to:
            yield Fact(post.pk, post.unit_id, post.valid_to, -1, {"role": post.role})
