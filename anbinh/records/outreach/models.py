"""Schools with their size by school year, plans, sessions, requests, speakers and the secret links of calendars."""

from datetime import date, datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.models import Act, Record, day_of
from anbinh.foundation.units.models import Unit
from anbinh.records.outreach.kinds import Audience, Level, Topic
from anbinh.records.outreach.querysets import (
    FeedQuerySet,
    PlanLineQuerySet,
    PlanQuerySet,
    RollQuerySet,
    SchoolQuerySet,
    SchoolRequestQuerySet,
    SpeakerQuerySet,
    TalkQuerySet,
)


class School(Record):
    """A school, college or university. `heads`: the newest number of its pupils, of the school year `heads_year`."""

    class Stage(models.TextChoices):
        OPEN = "open", _("teaching")
        CLOSED = "closed", _("no longer teaching")

    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.OPEN)
    name = models.CharField(max_length=200)
    level = models.CharField(max_length=20, choices=Level.choices)
    heads = models.PositiveIntegerField(default=0)
    heads_year = models.PositiveSmallIntegerField()

    objects = SchoolQuerySet.as_manager()

    @property
    def heading(self) -> str:
        return self.name

    @property
    def words_searched(self) -> str:
        return self.name

    @property
    def audience(self) -> str:
        """Who learns there."""
        return Audience.STUDENT if self.level in {Level.COLLEGE, Level.UNIVERSITY} else Audience.PUPIL


class Roll(models.Model):
    """How many learn at a school in a school year, as entered by an act; the last that stands counts."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="rolls")
    year = models.PositiveSmallIntegerField()
    heads = models.PositiveIntegerField()
    entered_by = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    void = models.BooleanField(default=False)

    objects = RollQuerySet.as_manager()

    class Meta:
        ordering = ("year", "pk")

    def __str__(self) -> str:
        return f"{self.school_id} {self.year}: {self.heads}"


class Plan(Record):
    """So many sessions at so many schools between two days, for one audience and topic."""

    class Stage(models.TextChoices):
        MADE = "made", _("made")

    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.MADE)
    name = models.CharField(max_length=300)
    starts_on = models.DateField()
    ends_on = models.DateField()
    audience = models.CharField(max_length=20, choices=Audience.choices)
    topic = models.CharField(max_length=20, choices=Topic.choices)
    campaign = models.CharField(max_length=40, blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta(Record.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=models.F("starts_on")), name="talk_plan_ends_after_start")
        ]

    @property
    def codes(self) -> dict[str, str]:
        return coded(self.audience, self.topic, self.campaign)

    @property
    def heading(self) -> str:
        return self.name

    @property
    def words_searched(self) -> str:
        return self.name


class PlanLine(models.Model):
    """What the plan asks at one school. `unit`: where the school lies when the plan begins."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="lines")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    sessions = models.PositiveSmallIntegerField()
    heads = models.PositiveIntegerField()
    added_by = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    void = models.BooleanField(default=False)

    objects = PlanLineQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.plan_id} {self.school_id}: {self.sessions}"


class Speaker(models.Model):
    """Somebody who gives talks."""

    name = models.CharField(max_length=120)
    post = models.CharField(max_length=200)
    topics = models.JSONField(default=list, blank=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    retired = models.BooleanField(default=False)

    objects = SpeakerQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name


class Talk(Record):
    """One education session. `classes` are labels of those who sat there, never names; `excess` says why more came
    than the school has."""

    class Stage(models.TextChoices):
        SCHEDULED = "scheduled", _("in the calendar")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("cancelled")

    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.SCHEDULED)
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="talks")
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="talks")
    speaker = models.ForeignKey(Speaker, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    audience = models.CharField(max_length=20, choices=Audience.choices)
    topic = models.CharField(max_length=20, choices=Topic.choices)
    campaign = models.CharField(max_length=40, blank=True)
    starts_at = models.DateTimeField(db_index=True)
    minutes = models.PositiveSmallIntegerField(default=90)
    place = models.CharField(max_length=200, blank=True)
    expected = models.PositiveIntegerField(default=0)
    held_on = models.DateField(null=True, blank=True, db_index=True)
    attendances = models.PositiveIntegerField(null=True, blank=True)
    classes = models.JSONField(default=list, blank=True)
    excess = models.CharField(max_length=500, blank=True)
    feedback = models.JSONField(default=dict, blank=True)

    objects = TalkQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ("-starts_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(stage="held", held_on__isnull=False, attendances__isnull=False)
                | (~Q(stage="held") & Q(held_on__isnull=True, attendances__isnull=True)),
                name="talk_held_with_its_number",
            )
        ]

    @property
    def codes(self) -> dict[str, str]:
        return coded(self.audience, self.topic, self.campaign)

    @property
    def heading(self) -> str:
        return self.school.name

    @property
    def words_searched(self) -> str:
        return f"{self.school.name} {self.place} {self.get_topic_display()} {self.speaker or ''}"

    @property
    def day(self) -> date:
        """The day of the city on which it is."""
        return day_of(self.starts_at)

    @property
    def local(self) -> datetime:
        """When it begins, by the city's clock."""
        return timezone.localtime(self.starts_at)

    @property
    def counts_as_planned(self) -> bool:
        """Outside every plan it is planned by being put in the calendar."""
        return self.plan_id is None


class SchoolRequest(Record):
    """What a school asked for on the public side. `mark`: a keyed hash of the code of its receipt."""

    class Stage(models.TextChoices):
        WAITING = "waiting", _("waiting for an answer")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        CALLED_OFF = "called_off", _("called off by the school")

    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.WAITING)
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    school_name = models.CharField(max_length=200)
    level = models.CharField(max_length=20, choices=Level.choices)
    audience = models.CharField(max_length=20, choices=Audience.choices)
    topic = models.CharField(max_length=20, choices=Topic.choices)
    wanted_on = models.DateField()
    expected = models.PositiveIntegerField()
    wish = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    talk = models.ForeignKey(Talk, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    mark = models.CharField(max_length=64, unique=True)

    objects = SchoolRequestQuerySet.as_manager()

    @property
    def heading(self) -> str:
        return self.school_name

    @property
    def words_searched(self) -> str:
        return f"{self.school_name} {self.wish}"


class Feed(models.Model):
    """A secret link to a calendar: everything its person may see, or one unit's. Only a hash of the link is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    mark = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    objects = FeedQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("person", "unit"), name="talk_feed_once_a_unit"),
            models.UniqueConstraint(fields=("person",), condition=Q(unit__isnull=True), name="talk_feed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.unit_id or ''}"


def coded(audience: str, topic: str, campaign: str) -> dict[str, str]:
    """What sessions are cut by; outside a campaign there is no campaign."""
    codes = {"audience": str(audience), "topic": str(topic)}
    return {**codes, "campaign": campaign} if campaign else codes
