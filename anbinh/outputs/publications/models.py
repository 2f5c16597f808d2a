"""What was published of a period, frozen."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from anbinh.kernels.figures import Period, named
from anbinh.outputs.publications.querysets import PublicationQuerySet


class Publication(models.Model):
    """The tables of a closed period as the public reads them: small counts are gone before they are kept."""

    scheme = models.CharField(max_length=20)
    key = models.CharField(max_length=40)
    first_day = models.DateField()
    last_day = models.DateField()
    known_at = models.DateTimeField()
    threshold = models.PositiveSmallIntegerField()
    content = models.JSONField()
    published_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("scheme", "key"), condition=Q(withdrawn_at__isnull=True), name="period_published_once"
            ),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="publication_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(threshold__gte=2), name="publication_hides_something"),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.key}"

    @property
    def period(self) -> Period:
        """The period it tells of."""
        return named(self.scheme, self.key)
