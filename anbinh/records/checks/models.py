"""The list that anybody can check, and what is said against it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.models import Act, Record
from anbinh.records.checks.querysets import ContestQuerySet, ListingQuerySet
from anbinh.records.series.models import Identifier


class Ground(models.TextChoices):
    """What a confirmation rests on."""

    REPORTS = "reports", _("at least two independent reports")
    DECISION = "decision", _("a decision")


class Listing(Record):
    """One telephone, account or page on the list. `due_on`: the last day on which it says what it says."""

    class Stage(models.TextChoices):
        CHECKING = "checking", _("being checked")
        CONFIRMED = "confirmed", _("confirmed")
        WITHDRAWN = "withdrawn", _("taken off the list")
        EXPIRED = "expired", _("expired")

    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.CHECKING)
    identifier = models.ForeignKey(Identifier, on_delete=models.PROTECT, related_name="listings")
    digest = models.CharField(max_length=64)
    prefix = models.CharField(max_length=3, db_index=True)
    method = models.CharField(max_length=12, blank=True)
    about = models.TextField()
    since = models.DateField()
    ground = models.CharField(max_length=10, choices=Ground.choices, blank=True)
    officer = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = ListingQuerySet.as_manager()

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=("identifier",), condition=Q(stage__in=("checking", "confirmed")), name="listed_once"
            ),
            # A confirmation has its ground; who confirmed stands in the act, and here unless the system told it.
            models.CheckConstraint(condition=~Q(stage="confirmed") | ~Q(ground=""), name="confirmed_on_a_ground"),
        ]

    @property
    def heading(self) -> str:
        return f"{self.identifier.get_kind_display()}: {self.identifier.shown}"

    @property
    def words_searched(self) -> str:
        return f"{self.identifier.shown} {self.identifier.value} {self.about}"


class Contest(models.Model):
    """Somebody says that a number does not belong on the list. Of the code only a keyed hash is kept, and no name."""

    listing = models.ForeignKey(Listing, on_delete=models.PROTECT, related_name="contests")
    text = models.TextField()
    code_hash = models.CharField(max_length=64, unique=True)
    received_at = models.DateTimeField()
    due_on = models.DateField(db_index=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Act, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    stays = models.BooleanField(null=True, blank=True)
    answer = models.TextField(blank=True)

    objects = ContestQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, stays__isnull=True, answer="")
                | (Q(answered_at__isnull=False, stays__isnull=False) & ~Q(answer="")),
                name="contest_answered_in_words",
            )
        ]

    def __str__(self) -> str:
        return f"{self.listing_id}: {self.due_on}"
