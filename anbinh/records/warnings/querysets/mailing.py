"""Who gets warnings by mail, and what is on its way to them."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from anbinh.records.warnings.models import Delivery, Edition, Subscriber


class SubscriberQuerySet(models.QuerySet["Subscriber"]):
    """Addresses that asked."""

    def at(self, address: str) -> "Subscriber | None":
        """The one with this address, however it is capitalised."""
        return self.filter(address__iexact=address).first()

    def numbered(self, key: int) -> "Subscriber | None":
        """One by its number."""
        return self.filter(pk=key).first()

    def confirmed(self) -> Self:
        """Those that answered from their mailbox."""
        return self.filter(confirmed_at__isnull=False)

    def asked_since(self, moment: datetime) -> Self:
        """Those that asked after a moment."""
        return self.filter(asked_at__gte=moment)

    def never_confirmed(self, *, before: datetime) -> Self:
        """Asked long ago, never answered."""
        return self.filter(confirmed_at__isnull=True, asked_at__lt=before)


class WarningDeliveryQuerySet(models.QuerySet["Delivery"]):
    """Editions on their way."""

    def waiting(self, *, most_tries: int) -> Self:
        """Not sent, and not given up."""
        rows = self.filter(sent_at__isnull=True, tries__lt=most_tries)
        return rows.select_related("subscriber", "edition__warning__unit").order_by("pk")

    def of(self, edition: "Edition") -> Self:
        """One edition's."""
        return self.filter(edition=edition)

    def gone(self) -> Self:
        """Those that were handed to the mail server."""
        return self.filter(sent_at__isnull=False)

    def last_stuck(self) -> "Delivery | None":
        """The newest that failed."""
        return self.stuck().order_by("-pk").first()

    def stuck(self) -> Self:
        """Those that failed so far."""
        return self.filter(sent_at__isnull=True).exclude(fault="")
