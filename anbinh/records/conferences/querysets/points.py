"""The phrases by which the points of a conference and what was entered about them are read."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from anbinh.foundation.units.querysets import COMMUNES, words_of

if TYPE_CHECKING:
    from anbinh.foundation.accounts.models import Person
    from anbinh.records.conferences.models import Conference, Point, RollMark  # noqa: F401 (named in the base classes)

GROUPS: Mapping[str, tuple[str, ...]] = {
    "communes": COMMUNES,
    "districts": ("district",),
    "committees": ("committee",),
    "departments": ("department", "broadcaster"),
    "police": ("police",),
    "justice": ("procuracy", "court"),
    "organisations": ("organisation",),
    "schools": ("school", "university"),
}


class PointQuerySet(models.QuerySet["Point"]):
    """Points of conferences."""

    def of(self, conference: "Conference") -> Self:
        """One conference's, by unit."""
        found = self.filter(conference=conference).select_related("unit", "unit__parent", "conference", "marked_by")
        return found.order_by("unit__sort_key", "pk")

    def awaited(self) -> Self:
        """Of which nothing is entered yet."""
        return self.filter(mark="")

    def marked(self, *marks: str) -> Self:
        """With one of these marks."""
        return self.filter(mark__in=marks)

    def left_early(self) -> Self:
        """That went before the end."""
        return self.filter(left__isnull=False)

    def in_group(self, group: str) -> Self:
        """Of the kinds of one group."""
        return self.filter(unit__kind__in=GROUPS[group])

    def under(self, code: str) -> Self:
        """In the district of this code."""
        return self.filter(Q(unit__parent__code=code) | Q(unit__code=code))

    def matching(self, text: str) -> Self:
        """In whose unit every word is found, without diacritics."""
        found = self
        for word in words_of(text):
            found = found.filter(Q(unit__search__contains=word) | Q(unit__code__iexact=word))
        return found

    def within(self, person: "Person", *, on: date, permission: str) -> Self:
        """Those of units for which somebody may act."""
        reach = person.reach(on=on, permission=permission)
        return self if reach.everything else self.filter(unit__in=reach.unit_ids)

    def waiting_on(self, day: date) -> Self:
        """Awaited by a roll that is open, or by a conference of that day whose roll will open."""
        now = Q(conference__stage="open") | Q(conference__stage="invited", conference__held_on=day)
        return self.filter(now, mark="").select_related("conference", "unit").order_by("conference__held_on", "pk")

    def among(self, keys: Iterable[int]) -> Self:
        """These."""
        return self.filter(pk__in=list(keys))

    def invited_with(self, act: models.Model) -> Self:
        """Those invited by one step."""
        return self.filter(invited_by=act)

    def held(self) -> Self:
        """Locked until the transaction ends, in one order."""
        return self.select_for_update(of=("self",)).order_by("pk")

    def unit_ids(self) -> set[int]:
        """The units invited."""
        return set(self.values_list("unit_id", flat=True))

    def districts(self) -> list[tuple[str, str]]:
        """The districts in which they lie, by code and name."""
        found = self.filter(unit__parent__kind="district")
        return list(
            found.order_by("unit__parent__sort_key").values_list("unit__parent__code", "unit__parent__name").distinct()
        )


class RollMarkQuerySet(models.QuerySet["RollMark"]):
    """What was entered in rolls."""

    def of(self, point: "Point") -> Self:
        """One point's, newest first."""
        return self.filter(point=point).select_related("by").order_by("-recorded_at", "-pk")
