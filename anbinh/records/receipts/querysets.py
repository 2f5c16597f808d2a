"""The phrases by which counts and sendings are asked for."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Sum

if TYPE_CHECKING:
    from anbinh.records.receipts.models import Count, Sending  # noqa: F401  (named in the base classes)


class CountQuerySet(models.QuerySet["Count"]):
    """How many came in which minute."""

    def of(self, name: str, minute: int) -> Self:
        """One thing in one minute."""
        return self.filter(name=name, minute=minute)

    def total(self, name: str, *, since: int) -> int:
        """How many from a minute on."""
        found = self.filter(name=name, minute__gt=since).aggregate(total=Sum("number"))["total"]
        return int(found or 0)

    def before(self, minute: int) -> Self:
        """What no longer matters."""
        return self.filter(minute__lt=minute)


class SendingQuerySet(models.QuerySet["Sending"]):
    """Forms that were sent."""

    def of(self, mark: str) -> "Sending | None":
        """The one this form made, if it was sent before."""
        return self.select_related("report", "report__unit").filter(mark=mark).first()
