"""Criminal cases and their acts and clocks; people held in them, by initials, with the clocks of their custody."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.models import LOAD_ENDED, LoadRecord
from anbinh.foundation.units.models import Unit
from anbinh.records.cases.querysets import (
    CaseActQuerySet,
    CaseBookQuerySet,
    CaseClockQuerySet,
    CaseQuerySet,
    CaseStayQuerySet,
    MeasureQuerySet,
)
from anbinh.records.intake.models import Report, day_of


class Book(models.Model):
    """The book of cases of one unit for one year: how far its numbers have run."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    objects = CaseBookQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=("unit", "year"), name="case_book_once")]

    def __str__(self) -> str:
        return f"{self.unit_id}/{self.year}: {self.last}"


class Case(models.Model):
    """One criminal case, counted once, under its most serious offence. `holder` investigates it now."""

    class Stage(models.TextChoices):
        INVESTIGATING = "investigating", _("under investigation")
        SUSPENDED = "suspended", _("suspended")
        CLOSED = "closed", _("closed")
        TRANSFERRED = "transferred", _("transferred")

    code = models.CharField(max_length=60, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    holder = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    report = models.OneToOneField(Report, null=True, blank=True, on_delete=models.PROTECT, related_name="case")
    stage = models.CharField(max_length=13, choices=Stage.choices, default=Stage.INVESTIGATING)
    opened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    happened_on = models.DateField(null=True, blank=True)
    summary = models.TextField()
    place = models.CharField(max_length=300, blank=True)
    place_unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    article = models.CharField(max_length=8)
    clause = models.CharField(max_length=4)
    severity = models.CharField(max_length=5)
    line = models.CharField(max_length=12)
    method = models.CharField(max_length=12, blank=True)
    methods = models.JSONField(default=list, blank=True)
    form = models.CharField(max_length=12, default="completed")
    victims = models.PositiveIntegerField(null=True, blank=True)
    loss = models.BigIntegerField(null=True, blank=True)
    recovered = models.BigIntegerField(null=True, blank=True)
    organised = models.BooleanField(default=False)
    transnational = models.BooleanField(default=False)
    weapon = models.BooleanField(default=False)
    social_motive = models.BooleanField(default=False)
    cyber = models.BooleanField(default=False)
    suspects = models.PositiveIntegerField(default=0)
    cleared_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=24, blank=True)
    ground = models.CharField(max_length=8, blank=True)
    officer = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)
    search = models.TextField(blank=True)
    # From a workbook: the finger print of its row and of what the row said, and the version the load left.
    imported = models.CharField(max_length=64, blank=True, db_index=True)
    imported_content = models.CharField(max_length=64, blank=True)
    imported_version = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ("-opened_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=["investigating", "suspended", "closed", "transferred"]),
                name="case_has_a_known_stage",
            ),
            models.CheckConstraint(
                condition=Q(cleared_at__isnull=True) | Q(cleared_at__gte=F("opened_at")),
                name="case_cleared_after_it_opened",
            ),
            models.UniqueConstraint(fields=("imported",), condition=~Q(imported=""), name="case_imported_once"),
        ]
        indexes = [models.Index(fields=("holder", "stage"), name="case_holder_stage")]

    def __str__(self) -> str:
        return self.code

    @property
    def opened_on(self) -> date:
        """The day it counts for."""
        return day_of(self.opened_at)

    @property
    def codes(self) -> dict[str, str]:
        """What its counted entries are cut by."""
        marks = ("organised", "transnational", "weapon", "social_motive", "cyber")
        return {
            "line": self.line,
            "severity": self.severity,
            "offence": self.article,
            "method": self.method,
            "form": self.form,
            **{mark: "yes" if getattr(self, mark) else "no" for mark in marks},
        }


class Stay(models.Model):
    """A case in one unit's stock, for since ≤ day < until."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="stays")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    first = models.BooleanField(default=True)
    until = models.DateField(null=True, blank=True)
    destination = models.CharField(max_length=12, blank=True)
    # A suspended case changes hands without being in anybody's stock.
    counted_in = models.BooleanField(default=True)
    counted_out = models.BooleanField(default=True)

    objects = CaseStayQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("case",), condition=Q(until__isnull=True), name="case_in_one_place")
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.unit_id} {self.since}"


class Act(models.Model):
    """One thing done with a case. Taken back, it stays, struck."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="acts")
    verb = models.CharField(max_length=30)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    number = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)
    outcome = models.CharField(max_length=24, blank=True)
    ground = models.CharField(max_length=8, blank=True)
    count = models.PositiveIntegerField(null=True, blank=True)
    other_unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    other_body = models.CharField(max_length=200, blank=True)
    before = models.JSONField(default=dict, blank=True)
    batches = models.JSONField(default=list, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = CaseActQuerySet.as_manager()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.case_id}: {self.verb}"

    @property
    def on(self) -> date:
        """The day it counts for."""
        return day_of(self.at)


class Measure(models.Model):
    """Somebody held in a case: initials only, with the hour of start and end."""

    class Kind(models.TextChoices):
        EMERGENCY = "emergency", _("held in an emergency")
        ARREST = "arrest", _("arrested")
        CUSTODY = "custody", _("in custody")
        DETENTION = "detention", _("in detention")

    class Ending(models.TextChoices):
        RELEASED = "released", _("released")
        CONTINUED = "continued", _("continued by another measure")
        SUBSTITUTED = "substituted", _("replaced by a measure without custody")
        HANDED = "handed", _("handed to the procuracy or the court")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="measures")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    initials = models.CharField(max_length=16)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    number = models.CharField(max_length=60, blank=True)
    started_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=12, choices=Ending.choices, blank=True)
    follows = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by")
    extensions = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ("started_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ending="") | Q(ended_at__gte=F("started_at"), ending__gt=""),
                name="measure_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=("case", "initials"), condition=Q(ended_at__isnull=True), name="measure_one_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case.code} {self.initials}"


class CaseLoad(LoadRecord):
    """One workbook of cases that waits or was loaded."""

    class Meta(LoadRecord.Meta):
        constraints = [models.CheckConstraint(condition=LOAD_ENDED, name="case_load_ended_some_time")]


class Clock(models.Model):
    """A time limit of a case (investigation) or of a measure (custody): exactly one of the two."""

    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.PROTECT, related_name="clocks")
    measure = models.ForeignKey(Measure, null=True, blank=True, on_delete=models.PROTECT, related_name="clocks")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    limit = models.CharField(max_length=30)
    severity = models.CharField(max_length=5, blank=True)
    extension = models.PositiveSmallIntegerField(default=0)
    start_at = models.DateTimeField()
    warn_at = models.DateTimeField()
    due_at = models.DateTimeField()
    counts_on = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=10, blank=True)
    started_by = models.ForeignKey(Act, null=True, blank=True, on_delete=models.PROTECT, related_name="started")
    ended_by = models.ForeignKey(Act, null=True, blank=True, on_delete=models.PROTECT, related_name="ended")

    objects = CaseClockQuerySet.as_manager()

    class Meta:
        ordering = ("due_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(case__isnull=True, measure__isnull=False) | Q(case__isnull=False, measure__isnull=True),
                name="case_clock_of_one_thing",
            )
        ]
        indexes = [models.Index(fields=("unit", "ended_at", "due_at"), name="case_clock_running")]

    def __str__(self) -> str:
        return f"{self.limit} → {self.due_at}"

    @property
    def late(self) -> bool:
        """Stopped only after it had run out."""
        return self.ended_at is not None and self.ended_at > self.due_at

    @property
    def codes(self) -> dict[str, str]:
        """What its overdue entry is cut by."""
        if self.measure_id is not None and self.measure is not None:
            return {"measure": self.measure.kind, "limit": self.limit}
        assert self.case is not None, "a clock is of a case or of a measure"
        return {**self.case.codes, "limit": self.limit}
