"""What is known of a night: when it began and ended, and how each job went."""

from typing import Any

from django.db import models
from django.db.models import Q

from anbinh.config.nightly.querysets import NightQuerySet


class Night(models.Model):
    """The work of one night, or one that somebody started by hand.

    Two rules of the database keep it from being done twice: one row for a day, and one row under way at a time.
    """

    day = models.DateField()
    by_hand = models.BooleanField(default=False)
    begun_at = models.DateTimeField()
    # The last sign of life of whoever does it.
    heard_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    # True or nothing: two that are true cannot be, any number may be over.
    under_way = models.BooleanField(null=True, unique=True)
    given_up = models.BooleanField(default=False)
    # One entry for each job in its order, as `jobs.Outcome` has it.
    outcomes = models.JSONField(default=list)

    objects = NightQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("day",), condition=Q(by_hand=False, given_up=False), name="night_done_once"
            ),
            models.CheckConstraint(
                condition=Q(under_way=True, ended_at__isnull=True) | Q(under_way__isnull=True, ended_at__isnull=False),
                name="night_under_way_or_over",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {'done' if self.is_done else 'not done'}"

    @property
    def failed(self) -> list[dict[str, Any]]:
        """The jobs that failed."""
        return [one for one in self.outcomes if not one["done"]]

    @property
    def is_done(self) -> bool:
        """True when it came to its end and no job failed."""
        return self.ended_at is not None and not self.given_up and not self.failed
