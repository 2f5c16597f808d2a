"""A campaign, the parts of units in it, its targets, and the numbers each unit reports a day."""

from datetime import date
from fractions import Fraction

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.models import Act, Record
from anbinh.records.campaigns import rules
from anbinh.records.campaigns.querysets import CampaignQuerySet, DailyQuerySet, GoalQuerySet, PartQuerySet


class Aim(models.TextChoices):
    """Which side of a target is good."""

    AT_LEAST = "at_least", _("at least")
    AT_MOST = "at_most", _("at most")


class Campaign(Record):
    """One campaign. `unit` directs it; `opened_on` is the day of the plan, `due_on` its last day until it is closed."""

    class Stage(models.TextChoices):
        RUNNING = "running", _("under way")
        CLOSED = "closed", _("closed with its report")

    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.RUNNING)
    name = models.CharField(max_length=200)
    about = models.TextField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    # Each phase as [name, first day, last day].
    phase_rows = models.JSONField(default=list, blank=True)
    report = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)

    objects = CampaignQuerySet.as_manager()

    class Meta(Record.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="campaign_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(stage="running", closed_on__isnull=True) | Q(stage="closed", closed_on__isnull=False),
                name="campaign_closed_on_a_day",
            ),
        ]

    @property
    def heading(self) -> str:
        return self.name

    @property
    def words_searched(self) -> str:
        return f"{self.name} {self.about}"

    @property
    def phases(self) -> list[rules.Phase]:
        """Its phases in order."""
        rows = self.phase_rows
        return [rules.Phase(name, date.fromisoformat(first), date.fromisoformat(last)) for name, first, last in rows]

    def is_on(self, day: date) -> bool:
        """A day in it."""
        return self.starts_on <= day <= self.ends_on


class Part(Record):
    """One unit's part in a campaign: `unit` takes part and reports; `opened_on` is the campaign's first day."""

    class Stage(models.TextChoices):
        JOINED = "joined", _("takes part")
        LEFT = "left", _("left the campaign")

    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.JOINED)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="parts")
    begun_by = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(Act, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = PartQuerySet.as_manager()

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(fields=("campaign", "unit"), condition=Q(stage="joined"), name="part_joined_once")
        ]

    @property
    def heading(self) -> str:
        return self.campaign.name

    @property
    def words_searched(self) -> str:
        return f"{self.campaign.name} {self.unit.name}"


class Goal(models.Model):
    """A target of a campaign: a figure of the committee by its code, or a measure of its own (`own:cases`)."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="goals")
    figure = models.CharField(max_length=80)
    aim = models.CharField(max_length=10, choices=Aim.choices)
    # Rates are kept as printed: 85 stands for 85 %.
    value = models.DecimalField(max_digits=12, decimal_places=2)
    begun_by = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(Act, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=("campaign", "figure"), condition=Q(ended_by__isnull=True), name="goal_set_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id}: {self.figure} {self.aim} {self.value}"

    @property
    def exact(self) -> Fraction:
        """The value as typed, exactly."""
        return Fraction(self.value)


class Daily(models.Model):
    """What a unit reported of one day. Corrected, it is ended by the act that corrects, and another stands."""

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="dailies")
    on = models.DateField()
    numbers = models.JSONField(default=dict, blank=True)
    begun_by = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(Act, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = DailyQuerySet.as_manager()

    class Meta:
        ordering = ("on", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("part", "on"), condition=Q(ended_by__isnull=True), name="daily_reported_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.part_id}: {self.on}"
