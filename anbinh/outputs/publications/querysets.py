"""The phrases by which publications are read."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models

from anbinh.kernels.figures import Period

if TYPE_CHECKING:
    from anbinh.outputs.publications.models import Publication


class PublicationQuerySet(models.QuerySet["Publication"]):
    """Publications."""

    def standing(self) -> Self:
        """Those that anybody reads: not withdrawn, not replaced."""
        return self.filter(withdrawn_at__isnull=True)

    def of_period(self, period: Period) -> Self:
        """Those of one period of a scheme, whatever became of them."""
        return self.filter(scheme=period.scheme, key=period.key)

    def beside(self, period: Period) -> Self:
        """Those of other periods that share a day with one."""
        sharing = self.filter(first_day__lte=period.last_day, last_day__gte=period.start)
        return sharing.exclude(scheme=period.scheme, key=period.key)

    def latest_first(self) -> Self:
        """The newest period on top."""
        return self.order_by("-last_day", "-published_at")

    def former(self, publication: "Publication") -> Self:
        """What was published of the same period before."""
        earlier = self.filter(scheme=publication.scheme, key=publication.key, published_at__lt=publication.published_at)
        return earlier.order_by("-published_at")

    def with_people(self) -> Self:
        """With whoever published."""
        return self.select_related("by")

    def first_day(self) -> date | None:
        """The earliest day that is published."""
        found: date | None = self.aggregate(first=models.Min("first_day"))["first"]
        return found
