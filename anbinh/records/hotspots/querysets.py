"""The phrases by which hot spots and their reviews are read, and what the records say the journal must hold."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import F

from anbinh.foundation.books.querysets import BookRecordQuerySet, rows_of
from anbinh.foundation.journal.verbs import Fact, rebuilds
from anbinh.records.hotspots import verbs

if TYPE_CHECKING:
    from anbinh.records.hotspots.models import Review, Spot


class SpotQuerySet(BookRecordQuerySet["Spot"]):
    """Hot spots."""

    def numbered(self, code: str) -> "Spot | None":
        """The one with a number, in capitals or small letters."""
        return self.filter(code__iexact=code.strip()).first()

    def open(self) -> Self:
        """Under attention now."""
        return self.at_stage("open")

    def overdue(self, on: date) -> Self:
        """Open, with a review that should have been held before this day."""
        return self.open().filter(due_on__lt=on)

    def open_since(self, day: date) -> Self:
        """Open, and already so on that day."""
        return self.open().filter(since__lte=day)

    def with_names(self) -> Self:
        """Ready to be listed."""
        return self.select_related("unit", "place_unit")

    def longest_first(self) -> Self:
        """By what is due first, then by how long it has been open."""
        return self.order_by(F("due_on").asc(nulls_last=True), "since", "pk")


class ReviewQuerySet(models.QuerySet["Review"]):
    """Reviews that are awaited or were held."""

    def of(self, spot: "Spot") -> Self:
        """One hot spot's, in order."""
        return self.filter(spot=spot).order_by("due_on", "pk")

    def awaited(self, spot: "Spot") -> "Review | None":
        """The one that is awaited now."""
        return self.filter(spot=spot, held_on__isnull=True, void=False).first()

    def begun_with(self, act: models.Model) -> Self:
        """Awaited since this act."""
        return self.filter(begun_by=act)

    def ended_with(self, act: models.Model) -> Self:
        """Held, or void, by this act."""
        return self.filter(ended_by=act)

    def held(self) -> Self:
        """Those that were held."""
        return self.filter(held_on__isnull=False)


def _acts(*wanted: str) -> Iterator[tuple[Any, Any]]:
    spot, act = apps.get_model("hotspots", "Spot"), apps.get_model("books", "Act")
    records = {one.pk: one for one in rows_of(spot)}
    for one in rows_of(act).of_kind(spot, *wanted).standing():
        yield one, records[one.subject_id]


@rebuilds(verbs.OPENED)
def opened() -> Iterator[Fact]:
    """One for each opening, the first and every other, that stands."""
    for act, spot in _acts("open", "reopen"):
        yield Fact(spot.pk, act.unit_id, act.on, 1, spot.codes)


@rebuilds(verbs.CLEARED)
def cleared() -> Iterator[Fact]:
    """−1 for each clearing that stands: the stock of open hot spots is the sum with the openings."""
    for act, spot in _acts("clear"):
        yield Fact(spot.pk, act.unit_id, act.on, -1, spot.codes)


@rebuilds(verbs.OVERDUE)
def overdue() -> Iterator[Fact]:
    """+1 on the day after a review was due, −1 on the day it was held late."""
    for review in rows_of(apps.get_model("hotspots", "Review")).filter(void=False).select_related("spot"):
        if review.held_on is None or review.late:
            yield Fact(review.pk, review.spot.unit_id, review.counts_on, 1, review.codes)
        if review.held_on is not None and review.late:
            yield Fact(review.pk, review.spot.unit_id, review.held_on, -1, review.codes)
