"""Conferences, the points that take part, how each attended, what was asked, what was concluded."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.models import Act, Record
from anbinh.foundation.units.models import Unit
from anbinh.records.conferences.querysets import (
    ConclusionQuerySet,
    ConferenceQuerySet,
    PointQuerySet,
    QuestionQuerySet,
    RollMarkQuerySet,
)
from anbinh.records.conferences.rules import Attendance, clock


class Committee(models.TextChoices):
    """Whose conference it is."""

    C138 = "138", _("Committee 138")
    C89 = "89", _("Committee 89")
    BOTH = "89+138", _("Committees 138 and 89")


class Marking(models.TextChoices):
    """How a point attended."""

    PRESENT = "present", _("present")
    LATE = "late", _("came late")
    EXCUSED = "excused", _("absent with a reason")
    ABSENT = "absent", _("absent without a reason")


class Source(models.TextChoices):
    """Who entered it in the roll."""

    POINT = "point", _("the point itself")
    HOST = "host", _("the host")
    FILE = "file", _("the meeting's attendance file")


class Conference(Record):
    """One conference. `begins` and `ends` are minutes since midnight; `agenda` is hour, title, speaker of each item."""

    class Stage(models.TextChoices):
        ANNOUNCED = "announced", _("announced")
        INVITED = "invited", _("units invited")
        OPEN = "open", _("roll open")
        CLOSED = "closed", _("roll closed")
        CONCLUDED = "concluded", _("concluded")
        CALLED_OFF = "called_off", _("called off")

    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.ANNOUNCED)
    title = models.CharField(max_length=300)
    about = models.TextField(blank=True)
    committee = models.CharField(max_length=10, choices=Committee.choices)
    chair = models.CharField(max_length=200)
    place = models.CharField(max_length=300)
    held_on = models.DateField()
    begins = models.PositiveSmallIntegerField()
    ends = models.PositiveSmallIntegerField()
    agenda = models.JSONField(default=list, blank=True)

    objects = ConferenceQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ("-held_on", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("begins"), ends__lte=24 * 60), name="conference_ends_later"),
            models.CheckConstraint(condition=Q(opened_on__lte=F("held_on")), name="conference_announced_before"),
        ]

    @property
    def codes(self) -> dict[str, str]:
        return {"committee": self.committee}

    @property
    def heading(self) -> str:
        return self.title

    @property
    def words_searched(self) -> str:
        items = " ".join(f"{title} {speaker}" for _at, title, speaker in self.agenda)
        return f"{self.title} {self.about} {self.chair} {self.place} {items}"

    @property
    def hours(self) -> str:
        """From when to when."""
        return f"{clock(self.begins)}–{clock(self.ends)}"

    @property
    def programme(self) -> list[tuple[str, str, str]]:
        """The agenda with hours as people write them."""
        return [(clock(at), title, speaker) for at, title, speaker in self.agenda]


class Point(models.Model):
    """One unit of the day of the conference that is invited, and how it attended; empty while the roll waits for it."""

    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="points")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    invited_by = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    mark = models.CharField(max_length=10, choices=Marking.choices, blank=True)
    came = models.PositiveSmallIntegerField(null=True, blank=True)
    left = models.PositiveSmallIntegerField(null=True, blank=True)
    people = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=10, choices=Source.choices, blank=True)
    marked_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    marked_at = models.DateTimeField(null=True, blank=True)

    objects = PointQuerySet.as_manager()

    class Meta:
        ordering = ("unit__sort_key", "pk")
        constraints = [
            models.UniqueConstraint(fields=("conference", "unit"), name="point_invited_once"),
            models.CheckConstraint(
                condition=Q(mark__in=("present", "late"), people__gte=1)
                | Q(mark__in=("", "excused", "absent"), people=0, came__isnull=True, left__isnull=True),
                name="point_counts_who_came",
            ),
            models.CheckConstraint(condition=~Q(mark="late", came__isnull=True), name="point_late_says_when"),
        ]

    def __str__(self) -> str:
        return f"{self.conference_id}: {self.unit_id}"

    @property
    def attendance(self) -> Attendance:
        """As it stands."""
        return Attendance(self.mark, self.came, self.left, self.people, self.reason)

    @property
    def is_there(self) -> bool:
        """It took part, in time or not."""
        return self.mark in {"present", "late"}

    @property
    def minutes_late(self) -> int | None:
        """How many minutes after the beginning it came."""
        return None if self.came is None else max(0, self.came - self.conference.begins)

    @property
    def words(self) -> str:
        """How it attended, as people say it."""
        return str(self.get_mark_display() if self.mark else _("awaited"))


class RollMark(models.Model):
    """What was once entered in the roll about a point; the newest is what stands."""

    point = models.ForeignKey(Point, on_delete=models.CASCADE, related_name="marks")
    mark = models.CharField(max_length=10, choices=Marking.choices)
    came = models.PositiveSmallIntegerField(null=True, blank=True)
    left = models.PositiveSmallIntegerField(null=True, blank=True)
    people = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=10, choices=Source.choices)
    why = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects = RollMarkQuerySet.as_manager()

    class Meta:
        ordering = ("-recorded_at", "-pk")

    def __str__(self) -> str:
        return f"{self.point_id}: {self.mark}"

    @property
    def words(self) -> str:
        """How it attended, with hours and people."""
        parts = [str(self.get_mark_display()), clock(self.came), self.reason]
        return " · ".join(part for part in parts if part)


class Question(models.Model):
    """What a point asked, and the answer."""

    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="questions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ("asked_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="question_answered_at_a_moment",
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Conclusion(models.Model):
    """One conclusion of the chair, in order; taken back with the step that wrote it."""

    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="conclusions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    written_by = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    task = models.ForeignKey("programme.Task", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    void = models.BooleanField(default=False)

    objects = ConclusionQuerySet.as_manager()

    class Meta:
        ordering = ("number", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("conference", "number"), condition=Q(void=False), name="conclusion_numbered_once"
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]


def said_of(name: str, value: Any) -> str:
    """A field in words where the value alone says little."""
    if name == "committee":
        return str(dict(Committee.choices).get(value, value))
    if name in {"begins", "ends"}:
        return clock(value)
    if name == "agenda":
        return "; ".join(f"{clock(at)} {title}" for at, title, _speaker in value)
    return ""
