"""The entries of the journal, the chain each unit has, and the seals over all chains."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from anbinh.foundation.journal.querysets import EntryQuerySet, LaneQuerySet, SealQuerySet
from anbinh.foundation.journal.rules import Content
from anbinh.foundation.journal.verbs import Verb, verb_named


class Lane(models.Model):
    """The head of one unit's chain: how many entries it has and the hash of the last. Locked while one is appended."""

    unit = models.OneToOneField("units.Unit", on_delete=models.PROTECT, related_name="+", primary_key=True)
    length = models.BigIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)

    objects = LaneQuerySet.as_manager()

    def __str__(self) -> str:
        return f"lane {self.pk}: {self.length}"


class Entry(models.Model):
    """One fact, posted once, never changed: the database itself refuses UPDATE, DELETE and TRUNCATE."""

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

    objects = EntryQuerySet.as_manager()

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

    @property
    def declared(self) -> Verb:
        """The verb as its room declared it."""
        return verb_named(self.verb)

    @property
    def sentence(self) -> str:
        """What happened, in words; a correction says so."""
        said = str(self.declared.label)
        return _("Taken back: %(what)s") % {"what": said} if self.reverses_id else said

    def content(self, *, reverses: str) -> Content:
        """What the hash is made of; `reverses` is the hash of the entry this one takes back, or empty."""
        return Content(
            batch=self.batch,
            verb=self.verb,
            subject_kind=self.subject_kind,
            subject_id=self.subject_id,
            unit_id=self.unit_id,
            sequence=self.sequence,
            occurred_on=self.occurred_on,
            recorded_at=self.recorded_at,
            by_id=self.by_id,
            quantity=self.quantity,
            dimensions=self.dimensions,
            reverses=reverses,
            reason=self.reason,
        )


class Seal(models.Model):
    """One hash over every chain at a moment; published, it proves later that nothing before it was changed."""

    at = models.DateTimeField()
    entries = models.BigIntegerField()
    prev_hash = models.CharField(max_length=64, blank=True, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    objects = SealQuerySet.as_manager()

    def __str__(self) -> str:
        return self.hash


class SealedHead(models.Model):
    """A chain as it stood under a seal; only chains that grew since the former seal have a row."""

    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="heads")
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    length = models.BigIntegerField()
    head = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("seal", "unit"), name="sealed_head_once")]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.length}"
