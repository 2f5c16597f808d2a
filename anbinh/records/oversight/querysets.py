"""The phrases by which inspections are read, what the journal counts per unit, and what the journal must hold."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Count, F, Sum

from anbinh.foundation.books.querysets import BookRecordQuerySet, rows_of
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.journal.verbs import Fact, rebuilds
from anbinh.foundation.units.models import Unit
from anbinh.records.oversight import rules, verbs

if TYPE_CHECKING:
    from anbinh.foundation.books.models import Act
    from anbinh.records.oversight.models import Draw, Finding, Inspection, Recommendation  # noqa: F401  (named in the base classes)


class InspectionQuerySet(BookRecordQuerySet["Inspection"]):
    """Inspections."""

    def overdue(self, on: date) -> Self:
        """With a recommendation that should have been done before this day, or planned and not yet begun."""
        return self.filter(due_on__lt=on)

    def of_units(self, unit_ids: Iterable[int]) -> Self:
        """Those of these rows of units."""
        return self.filter(unit__in=list(unit_ids))

    def of_year(self, year: int) -> Self:
        """Those of one year's plan."""
        return self.filter(opened_on__year=year)

    def soonest_first(self) -> Self:
        """By what is due first, then the newest."""
        return self.order_by(F("due_on").asc(nulls_last=True), "-opened_on", "-pk")


class DrawQuerySet(models.QuerySet["Draw"]):
    """Draws."""

    def standing(self, inspection: "Inspection") -> Self:
        """One inspection's that were not taken back."""
        return self.filter(inspection=inspection, void=False)

    def awaited(self, inspection: "Inspection") -> "Draw | None":
        """The one whose seed is committed and that is still to be drawn."""
        return self.filter(inspection=inspection, void=False, drawn_by__isnull=True).first()

    def begun_with(self, act: "Act") -> Self:
        """Committed by this act."""
        return self.filter(begun_by=act)

    def drawn_with(self, act: "Act") -> Self:
        """Drawn by this act."""
        return self.filter(drawn_by=act)


class FindingQuerySet(models.QuerySet["Finding"]):
    """Findings."""

    def standing(self, inspection: "Inspection") -> Self:
        """One inspection's that were not taken back."""
        return self.filter(inspection=inspection, void=False)

    def begun_with(self, act: "Act") -> Self:
        """Made by this act."""
        return self.filter(begun_by=act)


class RecommendationQuerySet(models.QuerySet["Recommendation"]):
    """Recommendations."""

    def standing(self, inspection: "Inspection") -> Self:
        """One inspection's that were not taken back."""
        return self.filter(inspection=inspection, void=False).order_by("due_on", "pk")

    def open(self) -> Self:
        """Not done yet."""
        return self.filter(void=False, done_on__isnull=True)

    def due_by(self, day: date) -> Self:
        """To be done by that day."""
        return self.filter(due_on__lte=day)

    def with_inspections(self) -> Self:
        """Ready to be told of."""
        return self.select_related("inspection", "inspection__unit").order_by("due_on", "pk")

    def keyed(self, key: int) -> "Recommendation | None":
        """The one with this key."""
        return self.filter(pk=key).first()

    def begun_with(self, act: "Act") -> Self:
        """Made by this act."""
        return self.filter(begun_by=act)

    def ended_with(self, act: "Act") -> Self:
        """Done by this act."""
        return self.filter(ended_by=act)


def population(book: str, unit: Unit, *, first: date, last: date, known_at: datetime) -> list[str]:
    """The numbers of the records of a unit, and of what lies within it, of a time, as entered up to a moment."""
    model, day = {"intake": ("Report", "received_at"), "cases": ("Case", "opened_at")}[book]
    rows = rows_of(apps.get_model(book, model))
    within = rows.filter(holder__path__startswith=unit.path, recorded_at__lte=known_at)
    found = within.filter(**{f"{day}__date__gte": first, f"{day}__date__lte": last})
    return list(found.order_by("code").values_list("code", flat=True))


def units_coded(codes: Iterable[str], *, on: date) -> dict[str, Unit]:
    """The units of a day, by code."""
    return {one.code: one for one in Unit.objects.on(on).filter(code__in=list(codes))}


def signs(*, first: date, last: date) -> dict[str, Counter[str]]:
    """How many of each sign the journal holds for the days, by the code of the unit that posted them."""
    return {name: _counted(sign.verb, first=first, last=last) for name, sign in rules.SIGNS.items()}


def _counted(verb: str, *, first: date, last: date) -> Counter[str]:
    entries: Any = Entry.objects.with_verb(verb).occurred(first, last).live().filter(quantity__gte=0)
    # A fact that counts is summed; mere history is counted by its lines.
    rows = entries.values("unit__code").annotate(facts=Sum("quantity"), lines=Count("pk"))
    return Counter({row["unit__code"]: row["facts"] or row["lines"] for row in rows})


def _standing(name: str) -> Any:
    return rows_of(apps.get_model("oversight", name)).filter(void=False).select_related("inspection")


@rebuilds(verbs.HELD)
def held() -> Iterator[Fact]:
    """One on the day an inspection was concluded."""
    for one in rows_of(apps.get_model("oversight", "Inspection")).filter(held_on__isnull=False):
        yield Fact(one.pk, one.unit_id, one.held_on, 1, one.codes)


@rebuilds(verbs.FINDING)
def found() -> Iterator[Fact]:
    """One for each violation or shortcoming; good practice is none."""
    for one in _standing("Finding").exclude(kind="good"):
        yield Fact(one.pk, one.inspection.unit_id, one.made_on, 1, one.inspection.codes)


@rebuilds(verbs.OPEN)
def open_recommendations() -> Iterator[Fact]:
    """+1 on the day it was made, −1 on the day it was done."""
    for one in _standing("Recommendation"):
        yield Fact(one.pk, one.inspection.unit_id, one.made_on, 1, one.inspection.codes)
        if one.done_on is not None:
            yield Fact(one.pk, one.inspection.unit_id, one.done_on, -1, one.inspection.codes)


@rebuilds(verbs.DONE)
def done_recommendations() -> Iterator[Fact]:
    """One on the day it was done."""
    for one in _standing("Recommendation").filter(done_on__isnull=False):
        codes = {**one.inspection.codes, "in_time": "no" if one.late else "yes"}
        yield Fact(one.pk, one.inspection.unit_id, one.done_on, 1, codes)


@rebuilds(verbs.OVERDUE)
def overdue_recommendations() -> Iterator[Fact]:
    """+1 on the day after it was due, −1 on the day it was done late."""
    for one in _standing("Recommendation"):
        if one.done_on is None or one.late:
            yield Fact(one.pk, one.inspection.unit_id, one.counts_on, 1, one.inspection.codes)
        if one.done_on is not None and one.late:
            yield Fact(one.pk, one.inspection.unit_id, one.done_on, -1, one.inspection.codes)
