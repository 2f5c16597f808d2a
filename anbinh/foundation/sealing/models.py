"""Keys of custodians, sealed envelopes, the share each key has in an envelope, and requests to open one."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.sealing.belongings import NOTHING
from anbinh.foundation.sealing.cipher import Cost, WrappedKey
from anbinh.foundation.sealing.querysets import (
    CustodianKeyQuerySet,
    EnvelopeQuerySet,
    RequestQuerySet,
    ShareQuerySet,
)
from anbinh.foundation.units.models import Unit

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class Ending(models.TextChoices):
    """Why a key is no longer used."""

    RETIRED = "retired", _("withdrawn")
    LOST = "lost", _("passphrase lost")


class CustodianKey(models.Model):
    """A custodian's X25519 key pair; what opens the private half is in the custodian's head alone."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="custodian_keys")
    public_key = models.BinaryField(max_length=32)
    wrapped_private_key = models.BinaryField()
    salt = models.BinaryField()
    parameters = models.JSONField()
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)
    ended_as = models.CharField(max_length=10, choices=Ending.choices, blank=True)
    # Wrong passphrases in a row, counted before each is tried, and until when none is tried at all.
    attempts = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)

    objects = CustodianKeyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("person",), condition=Q(retired_at__isnull=True), name="one_key_in_use"),
            models.CheckConstraint(
                condition=Q(retired_at__isnull=True, ended_as="") | (Q(retired_at__isnull=False) & ~Q(ended_as="")),
                name="key_ended_with_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"key {self.pk}"

    @property
    def wrapped(self) -> WrappedKey:
        """The key pair as the cipher takes it."""
        cost = Cost(self.parameters["passes"], self.parameters["memory"])
        return WrappedKey(bytes(self.public_key), bytes(self.wrapped_private_key), bytes(self.salt), cost)

    def is_locked(self, at: datetime) -> bool:
        """True while no passphrase is tried."""
        return self.locked_until is not None and self.locked_until > at


class Envelope(models.Model):
    """Something sealed for the custodians of a unit; the server can tell its size in blocks, and no more."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    ciphertext = models.BinaryField()
    sealed_at = models.DateTimeField()
    # Since when only custodians of the city may know of it (BLTTHS Điều 486).
    protected_since = models.DateTimeField(null=True)

    objects = EnvelopeQuerySet.as_manager()

    if TYPE_CHECKING:
        shares: RelatedManager["Share"]
    # What it belongs to, once a page has asked (`belongings_of`).
    belonging = NOTHING

    class Meta:
        indexes = [models.Index(fields=("unit", "sealed_at"), name="envelope_in_unit")]

    def __str__(self) -> str:
        return f"envelope {self.pk}"

    @property
    def name(self) -> str:
        """What its content is bound to, so that it cannot be moved into another envelope."""
        return f"anbinh envelope {self.pk}"


class Share(models.Model):
    """The content key of one envelope, in a sealed box for one custodian's key."""

    envelope = models.ForeignKey(Envelope, on_delete=models.CASCADE, related_name="shares")
    key = models.ForeignKey(CustodianKey, on_delete=models.PROTECT, related_name="shares")
    wrapped = models.BinaryField()

    objects = ShareQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=("envelope", "key"), name="share_once")]

    def __str__(self) -> str:
        return f"share {self.pk}"


class Request(models.Model):
    """An officer asks a custodian to open an envelope; the custodian opens it or says why not."""

    envelope = models.ForeignKey(Envelope, on_delete=models.CASCADE, related_name="requests")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    reason = models.CharField(max_length=300)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    granted = models.BooleanField(null=True)
    answer = models.CharField(max_length=300, blank=True)

    objects = RequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, granted__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False, granted__isnull=False),
                name="request_answered_whole",
            ),
            models.UniqueConstraint(
                fields=("envelope", "asked_by"), condition=Q(answered_at__isnull=True), name="request_open_once"
            ),
        ]

    def __str__(self) -> str:
        return f"request {self.pk}"
