"""Files that were kept, and uploads that wait for the form they belong to."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anbinh.foundation.files import rules
from anbinh.foundation.files.querysets import HeldQuerySet, StoredFileQuerySet
from anbinh.foundation.files.rules import Media
from anbinh.foundation.sealing.models import Envelope
from anbinh.foundation.units.models import Unit


class Kind(models.TextChoices):
    """What a file is to the one who looks at it."""

    PHOTO = rules.PHOTO, pgettext_lazy("kind of file", "photo")
    VIDEO = rules.VIDEO, pgettext_lazy("kind of file", "video")
    SOUND = rules.SOUND, pgettext_lazy("kind of file", "sound recording")
    DOCUMENT = rules.DOCUMENT, pgettext_lazy("kind of file", "document")


class Reason(models.TextChoices):
    """Why there is no clean copy."""

    DAMAGED = rules.DAMAGED, _("the file is damaged or cannot be read")
    TOO_LARGE = rules.TOO_LARGE, _("it unpacks to more than can be handled")
    UNFINISHED = rules.UNFINISHED, _("it could not be cleaned in the time allowed")


class StoredFile(models.Model):
    """One file as it was handed in: its hash, its original on the shelf, and the clean copy, if one could be made.

    The original is sealed (with an envelope, its bytes on the shelf encrypted) or, for officers' own papers, open.
    """

    kind = models.CharField(max_length=10, choices=Kind.choices)
    label = models.CharField(max_length=40)
    # Of the copy that officers open; of the original while there is no copy.
    media_type = models.CharField(max_length=90)
    size = models.BigIntegerField()
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    pages = models.PositiveIntegerField(null=True)
    milliseconds = models.PositiveBigIntegerField(null=True)
    sha256_copy = models.CharField(max_length=64, blank=True, db_index=True)
    sha256_thumbnail = models.CharField(max_length=64, blank=True, db_index=True)
    reason = models.CharField(max_length=10, choices=Reason.choices, blank=True)
    original_type = models.CharField(max_length=90)
    original_size = models.BigIntegerField()
    sha256_original = models.CharField(max_length=64, db_index=True)
    # The hash by which the shelf finds the original: of its encrypted bytes when it is sealed.
    sha256_shelved = models.CharField(max_length=64, db_index=True)
    envelope = models.OneToOneField(Envelope, null=True, on_delete=models.PROTECT, related_name="stored_file")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    # None: handed in by a reporter, about whom nothing is kept here.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        ordering = ("kept_at", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="file_of_a_known_kind"),
            models.CheckConstraint(
                condition=(Q(sha256_copy="") & ~Q(reason="")) | (~Q(sha256_copy="") & Q(reason="")),
                name="file_has_a_copy_or_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(envelope__isnull=True, sha256_shelved=models.F("sha256_original"))
                | Q(envelope__isnull=False) & ~Q(sha256_shelved=models.F("sha256_original")),
                name="file_sealed_or_open",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def has_copy(self) -> bool:
        """True when there is a clean copy that officers may open."""
        return bool(self.sha256_copy)

    @property
    def is_sealed(self) -> bool:
        """True when only a custodian can open the original."""
        return self.envelope_id is not None

    @property
    def kept_on(self) -> date:
        """The day in the city on which it was kept."""
        return timezone.localtime(self.kept_at).date()

    @property
    def media(self) -> Media:
        """The type as the rules know it."""
        return rules.MEDIA[self.media_type]

    @property
    def on_the_shelf(self) -> list[str]:
        """The hashes of everything that stands on the shelf for this file."""
        return [one for one in (self.sha256_copy, self.sha256_thumbnail, self.sha256_shelved) if one]


class Held(models.Model):
    """An upload kept for a day, while its form is being filled in. Only the form's own token opens it; nothing here
    says who sent it or what it is called."""

    name = models.CharField(max_length=64, unique=True)
    sha256_shelved = models.CharField(max_length=64, db_index=True)
    held_at = models.DateTimeField(db_index=True)

    objects = HeldQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "held"

    def __str__(self) -> str:
        return self.name
