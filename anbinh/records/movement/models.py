"""Community models, the places that keep them, and what is known of both: reviews, evaluations, recognitions."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.models import Act, Record
from anbinh.foundation.units.models import Unit
from anbinh.records.movement.kinds import Level, ModelType, Proposer, Rating, SiteType
from anbinh.records.movement.querysets import (
    EvaluationQuerySet,
    ModelQuerySet,
    PlaceQuerySet,
    RecognitionQuerySet,
    SafetyYearQuerySet,
    SiteQuerySet,
    SiteReviewQuerySet,
)


class CommunityModel(Record):
    """One model (mô hình), from its survey plan on. `papers`: kind, number and day of each paper of its file."""

    class Stage(models.TextChoices):
        PLANNED = "planned", _("survey planned")
        SURVEYED = "surveyed", _("surveyed")
        PROPOSED = "proposed", _("proposed")
        APPROVED = "approved", _("approved, with a board")
        COMMITTED = "committed", _("commitments signed")
        KEPT = "kept", _("kept")
        RETIRED = "retired", _("retired")

    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.PLANNED)
    name = models.CharField(max_length=200)
    model_type = models.CharField(max_length=20, choices=ModelType.choices)
    proposer = models.CharField(max_length=20, choices=Proposer.choices)
    about = models.TextField()
    papers = models.JSONField(default=list, blank=True)
    households_asked = models.PositiveIntegerField(default=0)
    households_signed = models.PositiveIntegerField(default=0)
    launched_on = models.DateField(null=True, blank=True)
    retired_on = models.DateField(null=True, blank=True)
    replicated_on = models.DateField(null=True, blank=True)
    level = models.CharField(max_length=10, choices=Level.choices, blank=True)

    objects = ModelQuerySet.as_manager()

    class Meta(Record.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage__in=("kept", "retired")) | Q(launched_on__isnull=False),
                name="model_kept_is_launched",
            ),
            models.CheckConstraint(
                condition=Q(stage="retired", retired_on__isnull=False)
                | (~Q(stage="retired") & Q(retired_on__isnull=True)),
                name="model_retired_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(households_signed__lte=F("households_asked")), name="model_signed_were_asked"
            ),
        ]

    @property
    def codes(self) -> dict[str, str]:
        return {"model_type": self.model_type}

    @property
    def heading(self) -> str:
        return self.name

    @property
    def words_searched(self) -> str:
        return f"{self.name} {self.about}"

    @property
    def paper_kinds(self) -> set[str]:
        """The kinds of papers that are in its file."""
        return {one["kind"] for one in self.papers}

    def counted(self) -> list[models.Model]:
        return [self, *self.reviews.all(), *self.sites.all()]


class Place(models.Model):
    """One place (địa bàn): counted once, under however many models it is."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    site_type = models.CharField(max_length=20, choices=SiteType.choices)
    name = models.CharField(max_length=200)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ("unit", "name")
        constraints = [models.UniqueConstraint(fields=("unit", "site_type", "name"), name="place_once")]

    def __str__(self) -> str:
        return self.name


class Site(Record):
    """One model at one place (điểm). It may have several teams; they are counted apart."""

    class Stage(models.TextChoices):
        KEPT = "kept", _("kept")
        CLOSED = "closed", _("closed")

    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.KEPT)
    model = models.ForeignKey(CommunityModel, on_delete=models.PROTECT, related_name="sites")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="sites")
    teams = models.PositiveSmallIntegerField(default=1)
    closed_on = models.DateField(null=True, blank=True)
    # When its whole model was retired, the act of that.
    closed_with = models.ForeignKey(Act, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = SiteQuerySet.as_manager()

    class Meta(Record.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(stage="kept", closed_on__isnull=True) | Q(stage="closed", closed_on__isnull=False),
                name="site_closed_on_a_day",
            ),
            models.UniqueConstraint(fields=("model", "place"), condition=Q(stage="kept"), name="site_kept_once"),
        ]

    @property
    def codes(self) -> dict[str, str]:
        return {**self.model.codes, "site_type": self.place.site_type}

    @property
    def heading(self) -> str:
        return f"{self.model.name} – {self.place.name}"

    @property
    def words_searched(self) -> str:
        return f"{self.model.name} {self.place.name} {self.unit.name}"

    def counted(self) -> list[models.Model]:
        return [self, *self.reviews.all()]


class SiteReview(models.Model):
    """A quarterly review that was held: of a model as a whole, or of one of its sites."""

    model = models.ForeignKey(CommunityModel, on_delete=models.PROTECT, related_name="reviews")
    site = models.ForeignKey(Site, null=True, blank=True, on_delete=models.PROTECT, related_name="reviews")
    due_on = models.DateField()
    held_on = models.DateField()
    void = models.BooleanField(default=False)
    held_by = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    objects = SiteReviewQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "pk")

    def __str__(self) -> str:
        return f"{self.model_id}: {self.due_on}"

    @property
    def in_time(self) -> bool:
        """Held by its day."""
        return self.held_on <= self.due_on

    @property
    def codes(self) -> dict[str, str]:
        subject = self.site or self.model
        return {**subject.codes, "in_time": "yes" if self.in_time else "no"}

    @property
    def holder(self) -> Unit:
        """The unit of what was reviewed."""
        unit: Unit = (self.site or self.model).unit
        return unit


class Evaluation(models.Model):
    """The scored sheet of one model for one year; `sheet` says by which version of the criteria."""

    model = models.ForeignKey(CommunityModel, on_delete=models.PROTECT, related_name="evaluations")
    year = models.PositiveSmallIntegerField()
    sheet = models.CharField(max_length=40)
    scores = models.JSONField(default=dict)
    total = models.DecimalField(max_digits=5, decimal_places=1)
    rating = models.CharField(max_length=10, choices=Rating.choices)
    void = models.BooleanField(default=False)
    made_by = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        ordering = ("-year", "pk")
        constraints = [
            models.UniqueConstraint(fields=("model", "year"), condition=Q(void=False), name="model_evaluated_once")
        ]

    def __str__(self) -> str:
        return f"{self.model_id}: {self.year}"


class Recognition(models.Model):
    """A model recognised and recommended by a commune, the city or the ministry."""

    model = models.ForeignKey(CommunityModel, on_delete=models.PROTECT, related_name="recognitions")
    level = models.CharField(max_length=10, choices=Level.choices)
    on = models.DateField()
    void = models.BooleanField(default=False)
    made_by = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    objects = RecognitionQuerySet.as_manager()

    class Meta:
        ordering = ("on", "pk")
        constraints = [
            models.UniqueConstraint(fields=("model", "level"), condition=Q(void=False), name="model_recognised_once")
        ]

    def __str__(self) -> str:
        return f"{self.model_id}: {self.level}"


class SafetyYear(models.Model):
    """A place judged for a year as “safe in security and order”. Void, it was taken back for the reason given."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="safety_years")
    year = models.PositiveSmallIntegerField()
    criteria = models.CharField(max_length=40)
    answers = models.JSONField(default=dict)
    passed = models.BooleanField()
    number = models.CharField(max_length=60, blank=True)
    on = models.DateField()
    recorded_at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    void = models.BooleanField(default=False)
    reason = models.TextField(blank=True)

    objects = SafetyYearQuerySet.as_manager()

    class Meta:
        ordering = ("-year", "pk")
        constraints = [
            models.UniqueConstraint(fields=("place", "year"), condition=Q(void=False), name="place_judged_once")
        ]

    def __str__(self) -> str:
        return f"{self.place_id}: {self.year}"

    @property
    def codes(self) -> dict[str, str]:
        """What its entry is cut by."""
        return {"site_type": self.place.site_type, "passed": "yes" if self.passed else "no"}
