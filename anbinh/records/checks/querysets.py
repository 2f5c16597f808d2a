"""The phrases by which the list and what is said against it are read."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from anbinh.foundation.books.querysets import BookRecordQuerySet
from anbinh.records.checks.rules import WITHDRAWN_SHOWN
from anbinh.records.intake.querysets import ReportQuerySet

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from anbinh.foundation.accounts.models import Person
    from anbinh.foundation.books.models import Act
    from anbinh.records.checks.models import Contest, Listing
    from anbinh.records.series.models import Identifier, Series


class ListingQuerySet(BookRecordQuerySet["Listing"]):
    """Numbers on the list."""

    def listed(self) -> Self:
        """Being checked, or confirmed."""
        return self.filter(stage__in=("checking", "confirmed"))

    def told(self, on: date) -> Self:
        """What the public is told on a day: what is listed and not over, and what was taken off lately."""
        standing = Q(stage__in=("checking", "confirmed"), due_on__gte=on)
        return self.filter(standing | Q(stage="withdrawn", since__gte=on - WITHDRAWN_SHOWN))

    def in_group(self, prefix: str) -> Self:
        """Those whose digest begins so."""
        return self.filter(prefix=prefix)

    def digested(self, digests: "Collection[str]") -> Self:
        """Those with one of these digests; confirmed before checked before taken off."""
        return self.filter(digest__in=digests).order_by("stage", "-pk")

    def about(self, identifier: "Identifier") -> Self:
        """Those of one telephone, account or page."""
        return self.filter(identifier=identifier)

    def of_series(self, series: "Series") -> Self:
        """Those of what the reports of a series name."""
        ties = apps.get_model("series", "Tie")._default_manager.filter(report__in_series__series=series)
        return self.filter(identifier__in=ties.values("identifier"))

    def over(self, on: date) -> Self:
        """Whose time ended before a day."""
        return self.listed().filter(due_on__lt=on).select_related("unit")

    def contested(self) -> Self:
        """With an objection that waits for its answer."""
        waiting = apps.get_model("checks", "Contest")._default_manager.filter(
            listing=OuterRef("pk"), answered_at__isnull=True
        )
        return self.filter(Exists(waiting))

    def with_names(self) -> Self:
        """Ready to be listed."""
        return self.select_related("unit", "identifier", "officer")


class ContestQuerySet(models.QuerySet["Contest"]):
    """What is said against the list."""

    def waiting(self) -> Self:
        """Not answered."""
        return self.filter(answered_at__isnull=True)

    def overdue(self, on: date) -> Self:
        """Not answered by their day."""
        return self.waiting().filter(due_on__lt=on)

    def visible_to(self, person: "Person", *, on: date) -> Self:
        """About numbers of units within reach of whoever may answer."""
        reach = person.reach(on=on, permission="checks.confirm")
        return self if reach.everything else self.filter(listing__unit__in=reach.unit_ids)

    def of(self, listing: "Listing") -> Self:
        """About one number, in order."""
        return self.filter(listing=listing).order_by("received_at", "pk")

    def opened_by(self, code_hash: str) -> "Contest | None":
        """The one of a code."""
        return self.select_related("listing__identifier", "listing__unit").filter(code_hash=code_hash).first()

    def answered_with(self, act: "Act") -> Self:
        """Those that an act answered."""
        return self.filter(answered_by=act)

    def with_listing(self) -> Self:
        """Ready to be shown."""
        return self.select_related("listing__identifier", "listing__unit")


def naming(every: ReportQuerySet, identifiers: "Iterable[Identifier]") -> ReportQuerySet:
    """Reports that name one of these and count, the newest first."""
    ties = models.Q(pk__in=[])
    for one in identifiers:
        ties |= Q(pk__in=one.ties.values("report"))
    return every.filter(ties).counted().newest_first()
