"""Inspections, the records drawn for them, what they found, what they recommend."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.models import Act, Record
from anbinh.records.oversight.querysets import DrawQuerySet, FindingQuerySet, InspectionQuerySet, RecommendationQuerySet


class Kind(models.TextChoices):
    """How an inspection comes about."""

    PLANNED = "planned", _("by the yearly plan")
    UNPLANNED = "unplanned", _("unplanned")
    FOLLOW_UP = "follow_up", _("checking what became of recommendations")


class Topic(models.TextChoices):
    """What is inspected, by the committee's tasks."""

    REPORTS = "reports", _("receiving and resolving reports of crime")
    CUSTODY = "custody", _("arrest and custody")
    CASES = "cases", _("investigation of cases")
    LETTERS = "letters", _("complaints and denunciations")
    HOTSPOTS = "hotspots", _("clearing hot spots")
    DATA = "data", _("records, secrecy and personal data")
    MOVEMENT = "movement", _("the movement and its models")
    OTHER = "other", _("other")


class Drawable(models.TextChoices):
    """The books records can be drawn from."""

    INTAKE = "intake", _("reports of crime")
    CASES = "cases", _("cases")


class Inspection(Record):
    """One inspection of one unit. `period_from ≤ d ≤ period_to` is the time looked at."""

    class Stage(models.TextChoices):
        PLANNED = "planned", _("in the plan")
        OPEN = "open", _("under way")
        CONCLUDED = "concluded", _("concluded, recommendations followed up")
        CLOSED = "closed", _("closed")

    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.OPEN)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    topic = models.CharField(max_length=20, choices=Topic.choices)
    scope = models.TextField()
    team = models.TextField(blank=True)
    period_from = models.DateField()
    period_to = models.DateField()
    held_on = models.DateField(null=True, blank=True)

    objects = InspectionQuerySet.as_manager()

    class Meta(Record.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(period_to__gte=models.F("period_from")), name="inspection_period"),
            models.CheckConstraint(
                condition=Q(stage__in=["planned", "open"], held_on__isnull=True)
                | Q(stage__in=["concluded", "closed"], held_on__isnull=False),
                name="inspection_held_some_day",
            ),
        ]

    @property
    def codes(self) -> dict[str, str]:
        return {"kind": self.kind, "topic": self.topic}

    @property
    def heading(self) -> str:
        return f"{self.get_topic_display()} – {self.unit.name}"

    @property
    def words_searched(self) -> str:
        return f"{self.unit.name} {self.get_topic_display()} {self.scope}"

    def counted(self) -> list[models.Model]:
        return [self, *self.findings.all(), *self.recommendations.all()]


class Draw(models.Model):
    """Records drawn: the seed stands in the journal before; `population` is the print of the list drawn from."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="draws")
    book = models.CharField(max_length=20, choices=Drawable.choices)
    seed = models.CharField(max_length=60)
    size = models.PositiveSmallIntegerField()
    committed_at = models.DateTimeField()
    begun_by = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    drawn_by = models.ForeignKey(Act, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    among = models.PositiveIntegerField(null=True, blank=True)
    population = models.CharField(max_length=64, blank=True)
    codes = models.JSONField(default=list, blank=True)
    void = models.BooleanField(default=False)

    objects = DrawQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=("inspection",), condition=Q(drawn_by__isnull=True, void=False), name="draw_awaited_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.inspection_id}: {self.seed}"


class Finding(models.Model):
    """What was found, perhaps about one record of a book, by its number."""

    class Kind(models.TextChoices):
        VIOLATION = "violation", _("violation")
        SHORTCOMING = "shortcoming", _("shortcoming")
        GOOD = "good", _("good practice")

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="findings")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    text = models.TextField()
    about = models.CharField(max_length=60, blank=True)
    made_on = models.DateField()
    begun_by = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    void = models.BooleanField(default=False)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.inspection_id}: {self.kind}"


class Recommendation(models.Model):
    """What the unit is to do by a day, and the day it was done. Void when the step that made it was taken back."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="recommendations")
    text = models.TextField()
    made_on = models.DateField()
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    begun_by = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(Act, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    void = models.BooleanField(default=False)

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=models.F("made_on")), name="recommendation_due_later")
        ]

    def __str__(self) -> str:
        return f"{self.inspection_id}: {self.due_on}"

    @property
    def counts_on(self) -> date:
        """The first day it counts as overdue."""
        return self.due_on + timedelta(days=1)

    @property
    def late(self) -> bool:
        """Done only after its day."""
        return self.done_on is not None and self.done_on > self.due_on
