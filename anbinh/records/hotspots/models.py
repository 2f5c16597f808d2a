"""Hot spots: a place or a group under declared attention, and the reviews that its owner holds."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.models import Act, Record
from anbinh.foundation.units.models import Unit
from anbinh.records.hotspots.querysets import ReviewQuerySet, SpotQuerySet


class Kind(models.TextChoices):
    """What gathers there, by the tasks of the committee's year."""

    GAMBLING = "gambling", _("gambling")
    DRUGS = "drugs", _("drugs")
    PROSTITUTION = "prostitution", _("prostitution")
    DISORDER = "disorder", _("public disorder, street fights, racing")
    GANG = "gang", _("gang, usury, forced debt collection")
    THEFT = "theft", _("robbery, snatching, theft")
    SAND = "sand", _("illegal mining of sand and gravel")
    SMUGGLING = "smuggling", _("smuggling and counterfeit goods")
    ENVIRONMENT = "environment", _("environmental crime")
    OTHER = "other", _("other")


class Finding(models.TextChoices):
    """What led to it."""

    REPORTS = "reports", _("reports of crime")
    SIGNAL = "signal", _("a surge or cluster found by the system")
    PEOPLE = "people", _("complaints of residents, the press")
    SURVEY = "survey", _("the unit's own survey")
    ORDER = "order", _("an order of a superior or of the committee")


class Spot(Record):
    """One hot spot. `since`: the day it was last opened; `line`: its point or its course, as pairs of degrees."""

    class Stage(models.TextChoices):
        OPEN = "open", _("under attention")
        CLEARED = "cleared", _("declared cleared")

    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.OPEN)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    is_group = models.BooleanField(default=False)
    finding = models.CharField(max_length=20, choices=Finding.choices)
    about = models.TextField()
    place = models.CharField(max_length=300, blank=True)
    place_unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    line = models.JSONField(default=list, blank=True)
    since = models.DateField()
    cleared_on = models.DateField(null=True, blank=True)
    review_days = models.PositiveSmallIntegerField(default=30)

    objects = SpotQuerySet.as_manager()

    class Meta(Record.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(stage="open", cleared_on__isnull=True) | Q(stage="cleared", cleared_on__isnull=False),
                name="spot_cleared_on_a_day",
            ),
            models.CheckConstraint(condition=Q(review_days__gte=1, review_days__lte=366), name="spot_reviewed"),
        ]

    @property
    def codes(self) -> dict[str, str]:
        return {"kind": self.kind}

    @property
    def heading(self) -> str:
        return self.name

    @property
    def words_searched(self) -> str:
        return f"{self.name} {self.about} {self.place}"

    def counted(self) -> list[models.Model]:
        return [self, *self.reviews.all()]


class Review(models.Model):
    """A review that is due on a day; held, it names what was found. Void when the spot was cleared before."""

    class Result(models.TextChoices):
        BETTER = "better", _("better")
        SAME = "same", _("unchanged")
        WORSE = "worse", _("worse")

    spot = models.ForeignKey(Spot, on_delete=models.PROTECT, related_name="reviews")
    due_on = models.DateField()
    held_on = models.DateField(null=True, blank=True)
    result = models.CharField(max_length=10, choices=Result.choices, blank=True)
    void = models.BooleanField(default=False)
    begun_by = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(Act, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("spot",), condition=Q(held_on__isnull=True, void=False), name="spot_review_awaited_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.spot_id}: {self.due_on}"

    @property
    def counts_on(self) -> date:
        """The first day it counts as overdue."""
        return self.due_on + timedelta(days=1)

    @property
    def late(self) -> bool:
        """Held only after its day."""
        return self.held_on is not None and self.held_on > self.due_on

    @property
    def codes(self) -> dict[str, str]:
        return {"kind": self.spot.kind}
