"""The phrases by which reports are asked for."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models

if TYPE_CHECKING:
    from anbinh.foundation.accounts.models import Person
    from anbinh.foundation.units.models import Unit
    from anbinh.outputs.briefs.models import Brief, Comment, Passage  # noqa: F401 (the base of a query set names it)


class BriefQuerySet(models.QuerySet["Brief"]):
    """Reports."""

    def visible_to(self, person: "Person", *, on: date) -> Self:
        """Reports of units within reach."""
        reach = person.reach(on=on, permission="briefs.read")
        return self if reach.everything else self.filter(unit__in=reach.unit_ids)

    def newest_first(self) -> Self:
        """The latest draft on top, with its unit."""
        return self.select_related("unit").order_by("-created_at", "-pk")

    def in_state(self, state: str) -> Self:
        """Of one status."""
        return self.filter(status=state)

    def numbered(self, unit: "Unit", symbol: str, number: int, year: int) -> Self:
        """Those that bear a number of a year."""
        return self.filter(unit=unit, symbol=symbol, number=number, issued_at__year=year)

    def other_than(self, brief: "Brief") -> Self:
        return self.exclude(pk=brief.pk)


class PassageQuerySet(models.QuerySet["Passage"]):
    """Passages of reports."""

    def of(self, brief: "Brief") -> Self:
        return self.filter(brief=brief)

    def keyed(self, key: str) -> Self:
        return self.filter(key=key)

    def in_order(self) -> Self:
        return self.order_by("place")

    def with_writers(self) -> Self:
        return self.select_related("written_by")


class CommentQuerySet(models.QuerySet["Comment"]):
    """Comments on passages."""

    def on_brief(self, brief: "Brief") -> Self:
        return self.filter(passage__brief=brief)

    def on_passage(self, passage: "Passage") -> Self:
        return self.filter(passage=passage).select_related("by", "settled_by").order_by("at", "pk")

    def open(self) -> Self:
        """Not settled yet."""
        return self.filter(settled_at__isnull=True)


def open_comments(brief: "Brief") -> dict[str, int]:
    """How many remarks are open on each passage, by its key."""
    found: dict[str, int] = {}
    comments: Any = apps.get_model("briefs", "Comment")._default_manager
    comments = comments.on_brief(brief).open()
    for key in comments.values_list("passage__key", flat=True):
        found[key] = found.get(key, 0) + 1
    return found


def signing_posts(unit_ids: Collection[int] | None, roles: Collection[str], *, on: date) -> models.QuerySet[Any]:
    """Posts of these roles of a day, of these units or anywhere, with person and unit."""
    found = apps.get_model("accounts", "Post")._default_manager.on(on).with_role(*roles)
    found = found if unit_ids is None else found.in_units(unit_ids)
    ordered: models.QuerySet[Any] = found.select_related("person", "unit").order_by("person__sort_key", "pk")
    return ordered
