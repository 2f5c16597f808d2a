"""What the committee's books keep alike: a record, the acts done with it, the numbers of a book, questions kept."""

from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.querysets import (
    BookActQuerySet,
    CounterQuerySet,
    LoadedRowQuerySet,
    LoadMatchingQuerySet,
    LoadRecordQuerySet,
    SavedViewQuerySet,
)
from anbinh.foundation.units.models import Unit


class Record(models.Model):
    """One record of a book. `unit` answers for it now; `due_on` is the day by which something must be done."""

    code = models.CharField(max_length=60, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=20)
    opened_on = models.DateField()
    recorded_at = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True, db_index=True)
    search = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True
        ordering = ("-opened_on", "-pk")

    def __str__(self) -> str:
        return self.code

    @property
    def holder(self) -> Unit:
        """The unit whose figures it counts in."""
        unit: Unit = self.unit
        return unit

    @property
    def codes(self) -> dict[str, str]:
        """What its counted entries are cut by."""
        return {}

    def counted(self) -> list[models.Model]:
        """What carries its codes in the journal: itself, and what hangs on it."""
        return [self]

    @property
    def stage_words(self) -> str:
        """Its stage as people say it."""
        field: Any = self._meta.get_field("stage")
        return str(dict(field.flatchoices).get(self.stage, self.stage))

    @property
    def heading(self) -> str:
        """What the record is about, in a line."""
        return self.code

    @property
    def words_searched(self) -> str:
        """What it is found by, beside its number."""
        return ""


class Act(models.Model):
    """One step done with one record of a book. Taken back, it stays, struck."""

    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    verb = models.CharField(max_length=30)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    recorded_at = models.DateTimeField()
    number = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)
    # Short facts for the history, in the order in which they are told: plain words, no names of persons.
    facts = models.JSONField(default=list, blank=True)
    files = models.ManyToManyField("files.StoredFile", blank=True, related_name="book_acts")
    before = models.JSONField(default=dict, blank=True)
    batches = models.JSONField(default=list, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = BookActQuerySet.as_manager()

    class Meta:
        ordering = ("on", "pk")
        indexes = [models.Index(fields=("subject_kind", "subject_id"), name="book_act_subject")]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}: {self.verb}"

    @property
    def stands(self) -> bool:
        """Not taken back."""
        return self.taken_back_at is None


class Counter(models.Model):
    """How far the numbers of one book of one unit have run in a year."""

    book = models.CharField(max_length=40)
    unit_code = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    objects = CounterQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=("book", "unit_code", "year"), name="book_counter_once")]

    def __str__(self) -> str:
        return f"{self.book} {self.unit_code}/{self.year}: {self.last}"


class SavedView(models.Model):
    """A question to the list of a book that somebody keeps under a name."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    book = models.CharField(max_length=40)
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=1000)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        constraints = [models.UniqueConstraint(fields=("person", "book", "name"), name="saved_view_once")]

    def __str__(self) -> str:
        return self.name


class LoadRecord(models.Model):
    """One workbook being loaded, or loaded: when, by whom, how many rows. It holds nothing of what the rows say."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting for a decision")
        RUNNING = "running", _("being loaded")
        DONE = "done", _("loaded")
        FAILED = "failed", _("failed, nothing was loaded")
        DROPPED = "dropped", _("given up")

    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    # The unit of rows that name none.
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sheet = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    # The encrypted file while it waits; the key lies with the browser that sent it.
    box = models.CharField(max_length=64, blank=True)
    created = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=500, blank=True)

    objects = LoadRecordQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"load {self.pk}: {self.state}"


# A load that is over ended some time.
LOAD_ENDED = models.Q(state__in=["waiting", "running"]) | models.Q(ended_at__isnull=False)


class Load(LoadRecord):
    """One workbook of one of the committee's books."""

    book = models.CharField(max_length=40)

    class Meta(LoadRecord.Meta):
        constraints = [models.CheckConstraint(condition=LOAD_ENDED, name="book_load_ended_some_time")]


class LoadMatching(models.Model):
    """Which column holds what in files with these headings, as somebody once said."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    unit_code = models.CharField(max_length=40, blank=True)
    fingerprint = models.CharField(max_length=32)
    keys = models.JSONField()

    objects = LoadMatchingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=("person", "fingerprint"), name="load_matching_once")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.fingerprint}"


class LoadedRow(models.Model):
    """Which record a row of a workbook became, by finger prints: the same row again changes nothing."""

    book = models.CharField(max_length=40)
    identity = models.CharField(max_length=64)
    content = models.CharField(max_length=64)
    code = models.CharField(max_length=60)

    objects = LoadedRowQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=("book", "identity"), name="loaded_row_once")]

    def __str__(self) -> str:
        return f"{self.book}: {self.code}"


def day_of(moment: datetime) -> date:
    """The day of the city in which a moment lies."""
    return timezone.localtime(moment).date()
