"""Who closed which period, and when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from anbinh.foundation.units.models import Unit
from anbinh.kernels.figures import Period, named
from anbinh.outputs.figures.querysets import ClosingQuerySet


class Closing(models.Model):
    """A unit's figures of a period are final: an act of its own, also where nothing happened (`zero`)."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    scheme = models.CharField(max_length=20)
    key = models.CharField(max_length=40)
    first_day = models.DateField()
    last_day = models.DateField()
    zero = models.BooleanField(default=False)
    closed_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=500, blank=True)
    taken_back_at = models.DateTimeField(null=True)

    objects = ClosingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("unit", "scheme", "key"), condition=Q(taken_back_at__isnull=True), name="period_closed_once"
            ),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="closing_ends_after_it_starts"),
        ]
        indexes = [models.Index(fields=("scheme", "key"), name="closing_period")]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.scheme} {self.key}"

    @property
    def period(self) -> Period:
        """The period it closes."""
        return named(self.scheme, self.key)
