"""Courses for the staff, and who attended them: by unit as counts, by account where somebody has one."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.models import Act, Record
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import words
from anbinh.records.training.querysets import AttendanceQuerySet, CourseQuerySet, TraineeQuerySet


class Committee(models.TextChoices):
    """In whose programme it stands."""

    C138 = "138", _("Committee 138")
    C89 = "89", _("Committee 89")
    BOTH = "89+138", _("Committees 138 and 89")


class Topic(models.TextChoices):
    """What is taught."""

    INTAKE = "intake", _("receiving and resolving reports of crime")
    INVESTIGATION = "investigation", _("investigation, custody and procedure")
    CYBER = "cyber", _("crime by technology, fraud on the net")
    DRUGS = "drugs", _("drugs, prostitution and AIDS")
    MOVEMENT = "movement", _("building and keeping community models")
    OUTREACH = "outreach", _("speaking to pupils, students and residents")
    DATA = "data", _("Project 06, data and this system")
    OTHER = "other", _("other")


class Level(models.TextChoices):
    """For whom it is."""

    BASIC = "basic", _("basic")
    ADVANCED = "advanced", _("advanced")
    TRAINERS = "trainers", _("for those who train others")


class Course(Record):
    """One course. It counts on the day it ended; `tested` took the test before and after, on a scale of ten."""

    class Stage(models.TextChoices):
        PLANNED = "planned", _("planned")
        HELD = "held", _("held")
        CALLED_OFF = "called_off", _("called off")

    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.PLANNED)
    title = models.CharField(max_length=300)
    about = models.TextField(blank=True)
    committee = models.CharField(max_length=10, choices=Committee.choices)
    topic = models.CharField(max_length=20, choices=Topic.choices)
    level = models.CharField(max_length=20, choices=Level.choices)
    trainer = models.CharField(max_length=200)
    is_online = models.BooleanField(default=False)
    place = models.CharField(max_length=300, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    seats = models.PositiveIntegerField(default=0)
    tested = models.PositiveIntegerField(default=0)
    score_before = models.FloatField(null=True, blank=True)
    score_after = models.FloatField(null=True, blank=True)

    objects = CourseQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ("-ends_on", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="course_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(tested=0, score_before__isnull=True, score_after__isnull=True)
                | Q(tested__gt=0, score_before__range=(0, 10), score_after__range=(0, 10)),
                name="course_tested_on_ten",
            ),
        ]

    @property
    def codes(self) -> dict[str, str]:
        return {"committee": self.committee, "topic": self.topic, "campaign": "none"}

    @property
    def heading(self) -> str:
        return self.title

    @property
    def words_searched(self) -> str:
        return f"{self.title} {self.about} {self.trainer} {self.place}"

    def counted(self) -> list[models.Model]:
        return [self, *self.attendances.all()]


class Attendance(models.Model):
    """How many of one unit attended a course, and how many passed; void when the step was taken back or stated anew."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="attendances")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    people = models.PositiveIntegerField()
    passed = models.PositiveIntegerField(null=True, blank=True)
    void = models.BooleanField(default=False)
    begun_by = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(Act, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        ordering = ("unit__sort_key", "pk")
        constraints = [
            models.UniqueConstraint(fields=("course", "unit"), condition=Q(void=False), name="attendance_once"),
            models.CheckConstraint(condition=Q(people__gte=1), name="attendance_of_somebody"),
            models.CheckConstraint(
                condition=Q(passed__isnull=True) | Q(passed__lte=F("people")), name="attendance_passed_at_most_all"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course_id}: {self.unit_id}"


class Trainee(models.Model):
    """Somebody with an account who attended, and the number of the certificate."""

    attendance = models.ForeignKey(Attendance, on_delete=models.PROTECT, related_name="trainees")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    certificate = models.CharField(max_length=60, blank=True)
    certified_by = models.ForeignKey(Act, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = TraineeQuerySet.as_manager()

    class Meta:
        ordering = ("person__sort_key", "pk")
        constraints = [models.UniqueConstraint(fields=("attendance", "person"), name="trainee_once")]

    def __str__(self) -> str:
        return f"{self.attendance_id}: {self.person_id}"


def said_of(name: str, value: Any) -> str:
    """A choice in words."""
    if name.startswith("score_"):
        return words.number(value, 1)
    known: dict[str, Any] = {"committee": Committee, "topic": Topic, "level": Level}
    return str(dict(known[name].choices).get(value, value)) if name in known else ""
