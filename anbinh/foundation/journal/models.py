"""The entries of the journal."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Lane(models.Model):
    """The head of one unit's chain: how many entries it has and the hash of the last. Locked while one is appended."""

    unit = models.OneToOneField("units.Unit", on_delete=models.PROTECT, related_name="+", primary_key=True)
    length = models.BigIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"lane {self.pk}: {self.length}"


class Entry(models.Model):
    """One fact, posted once, never changed."""

    batch = models.UUIDField(db_index=True)
    verb = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    sequence = models.BigIntegerField()
    occurred_on = models.DateField()
    recorded_at = models.DateTimeField(db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    quantity = models.BigIntegerField(default=0)
    dimensions = models.JSONField(default=dict)
    reverses = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="reversed_by")
    reason = models.CharField(max_length=500, blank=True)
    prev_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name_plural = "entries"
        constraints = [
            models.UniqueConstraint(fields=("unit", "sequence"), name="entry_place_in_its_chain"),
            models.CheckConstraint(condition=Q(sequence__gte=1), name="entry_sequence_starts_at_one"),
        ]
        indexes = [
            models.Index(fields=("subject_kind", "subject_id"), name="entry_subject"),
            models.Index(fields=("verb", "occurred_on"), name="entry_verb_day"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} #{self.pk}"
