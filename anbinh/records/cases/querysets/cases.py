"""The phrases by which cases are read."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q

from anbinh.kernels.vietnamese.letters import fold

if TYPE_CHECKING:
    from anbinh.foundation.accounts.models import Person
    from anbinh.records.cases.models import Case


class CaseQuerySet(models.QuerySet["Case"]):
    """Cases."""

    def visible_to(self, person: "Person", *, on: date) -> Self:
        """Cases that a unit within reach opened or holds."""
        reach = person.reach(on=on, permission="cases.read")
        return self if reach.everything else self.filter(Q(holder__in=reach.unit_ids) | Q(unit__in=reach.unit_ids))

    def open(self) -> Self:
        """Under investigation."""
        return self.filter(stage="investigating")

    def in_stage(self, *stages: str) -> Self:
        """At these stages."""
        return self.filter(stage__in=stages)

    def uncleared(self) -> Self:
        """Whose offender is not identified."""
        return self.filter(cleared_at__isnull=True)

    def overdue(self, at: datetime) -> Self:
        """Under investigation beyond their time."""
        return self.open().filter(due_at__lte=at)

    def ending(self, at: datetime) -> Self:
        """Under investigation, the warning of its time has come and its end has not."""
        clocks = apps.get_model("cases", "Clock")._default_manager.all()
        warned = clocks.filter(case=OuterRef("pk"), ended_at__isnull=True, warn_at__lte=at, due_at__gt=at)
        return self.open().filter(Exists(warned))

    def opened_between(self, first: date | None, last: date | None) -> Self:
        """Opened from one day to another, both included."""
        found = self if first is None else self.filter(opened_at__date__gte=first)
        return found if last is None else found.filter(opened_at__date__lte=last)

    def without_place(self) -> Self:
        """Those whose place is on no map."""
        return self.order_by().filter(Q(place_unit__isnull=True) | Q(place_unit__latitude__isnull=True))

    def counts_by_place(self) -> list[dict[str, Any]]:
        """How many there are at each unit of the place, for the map."""
        named = ("name", "code", "valid_from", "valid_to", "latitude", "longitude")
        counted: Iterable[Any] = (
            self.order_by()
            .filter(place_unit__latitude__isnull=False)
            .values("place_unit_id", *(f"place_unit__{name}" for name in named))
            .annotate(number=Count("pk"))
        )
        return [dict(row) for row in counted]

    def with_people_held(self) -> Self:
        """In which somebody is held now; at most one row a case."""
        return self.filter(Exists(_held()))

    def cleared(self) -> Self:
        """Whose offender is identified."""
        return self.filter(cleared_at__isnull=False)

    def marked(self, mark: str) -> Self:
        """With one of the marks: organised, transnational …"""
        return self.filter(**{mark: True})

    def held_by_ended(self, on: date) -> Self:
        """Open and suspended cases whose holder no longer exists on a day."""
        return self.filter(stage__in=("investigating", "suspended"), holder__valid_to__lte=on)

    def locked_all(self, keys: Iterable[int]) -> Self:
        """Held until the transaction ends, in a fixed order."""
        return self.filter(pk__in=list(keys)).select_for_update(of=("self",)).order_by("pk")

    def from_report(self, report: models.Model) -> Self:
        """The case opened from a report."""
        return self.filter(report=report)

    def loaded_from(self, identities: Sequence[str]) -> dict[str, "Case"]:
        """Cases that came from these rows of workbooks."""
        found: dict[str, Case] = {}
        for start in range(0, len(identities), 500):
            rows = self.filter(imported__in=identities[start : start + 500]).select_related("unit", "holder")
            found |= {case.imported: case for case in rows}
        return found

    def held_in(self, unit_ids: Iterable[int]) -> Self:
        """Cases these units investigate."""
        return self.filter(holder__in=list(unit_ids))

    def matching(self, text: str) -> Self:
        """Cases in which every word is found, with or without diacritics; or the initials of somebody held in them."""
        found = self
        for word in fold(text).split()[:20]:
            by_initials = Exists(_measures().filter(case=OuterRef("pk"), initials__iexact=word))
            found = found.filter(Q(search__contains=word) | Q(code__icontains=word) | by_initials)
        return found

    def with_names(self) -> Self:
        """Ready to be listed."""
        return self.select_related("unit", "holder", "officer", "report", "place_unit")

    def locked(self, key: int) -> "Case":
        """One case, held until the transaction ends."""
        return self.select_for_update(of=("self",)).select_related("holder", "unit").get(pk=key)

    def newest_first(self) -> Self:
        """As the list shows them."""
        return self.order_by("-opened_at", "-pk")

    def most_urgent_first(self) -> Self:
        """By what runs out first."""
        return self.order_by(F("due_at").asc(nulls_last=True), "pk")


def _measures() -> Any:
    return apps.get_model("cases", "Measure")._default_manager.all()


def _held() -> Any:
    return _measures().filter(case=OuterRef("pk"), ended_at__isnull=True)
