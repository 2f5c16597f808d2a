"""Reports, where they lie, what was done with them, the clocks that run, and what the reporter holds."""

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.models import LOAD_ENDED, LoadRecord
from anbinh.foundation.units.models import Unit
from anbinh.records.intake.querysets import (
    ActQuerySet,
    BookQuerySet,
    ClockQuerySet,
    MentionQuerySet,
    MessageQuerySet,
    OfferQuerySet,
    ReceiptKeyQuerySet,
    ReceiptQuerySet,
    ReportQuerySet,
    StayQuerySet,
)


class Stage(models.TextChoices):
    """How far a report has come."""

    RECEIVED = "received", _("received")
    CLASSIFIED = "classified", _("classified")
    ASSIGNED = "assigned", _("being verified")
    SUSPENDED = "suspended", _("suspended")
    DECIDED = "decided", _("decided")
    TRANSFERRED = "transferred", _("transferred")
    MERGED = "merged", _("merged")


OPEN = (Stage.RECEIVED, Stage.CLASSIFIED, Stage.ASSIGNED)


class Book(models.Model):
    """The register of one unit for one year: how far its numbers have run."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    objects = BookQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=("unit", "year"), name="book_once")]

    def __str__(self) -> str:
        return f"{self.unit_id}/{self.year}: {self.last}"


class Report(models.Model):
    """One source of information about a crime. `unit` received it first; `holder` is responsible for it now."""

    code = models.CharField(max_length=60, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    holder = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.RECEIVED)
    kind = models.CharField(max_length=20)
    channel = models.CharField(max_length=20)
    received_at = models.DateTimeField()
    postmarked_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # An agency, newspaper or address that passed it on; never a private person.
    source = models.CharField(max_length=200, blank=True)
    summary = models.TextField()
    damage_words = models.CharField(max_length=500, blank=True)
    damage = models.BigIntegerField(null=True, blank=True)
    victims = models.PositiveIntegerField(null=True, blank=True)
    happened_at = models.DateTimeField(null=True, blank=True)
    happened_until = models.DateTimeField(null=True, blank=True)
    happened_words = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=300, blank=True)
    place_unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    method = models.CharField(max_length=12, blank=True)
    article = models.CharField(max_length=8, blank=True)
    clause = models.CharField(max_length=4, blank=True)
    severity = models.CharField(max_length=5, blank=True)
    line = models.CharField(max_length=12, blank=True)
    is_complex = models.BooleanField(default=False)
    urgent = models.BooleanField(default=False)
    # Who reported stands in a sealed envelope; an anonymous report has none. Neither: nobody reported, as in the press.
    anonymous = models.BooleanField(default=False)
    envelope = models.OneToOneField(
        "sealing.Envelope", null=True, blank=True, on_delete=models.PROTECT, related_name="report"
    )
    officer = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20, blank=True)
    ground = models.CharField(max_length=8, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="duplicates")
    series = models.CharField(max_length=40, blank=True, db_index=True)
    # The open resolution clock, kept beside the report so that lists sort by it.
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)
    files = models.ManyToManyField("files.StoredFile", blank=True, related_name="reports")
    # Folded words of everything that is searched.
    search = models.TextField(blank=True)
    # The row of the workbook it came from (which row it is, and what it said): the same row again changes nothing.
    imported = models.CharField(max_length=64, blank=True, db_index=True)
    imported_content = models.CharField(max_length=64, blank=True)
    # `version` as the last load left it: a report worked on since is no longer changed by a load.
    imported_version = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ("-received_at", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="report_has_a_known_stage"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True, stage__in=[s for s in Stage.values if s != Stage.MERGED])
                | Q(merged_into__isnull=False, stage=Stage.MERGED),
                name="report_merged_into_another",
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("pk")), name="report_not_merged_into_itself"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, outcome="") | Q(closed_at__isnull=False),
                name="report_outcome_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(anonymous=False) | Q(envelope__isnull=True), name="report_anonymous_has_no_envelope"
            ),
            # Two loads of one book at once: the second one fails as a whole.
            models.UniqueConstraint(fields=("imported",), condition=~Q(imported=""), name="report_imported_once"),
        ]
        indexes = [
            models.Index(fields=("holder", "stage"), name="report_holder_stage"),
            models.Index(fields=("officer", "stage"), name="report_officer_stage"),
            models.Index(fields=("-received_at",), name="report_newest"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def received_on(self) -> date:
        """The day it counts for, on the city's calendar; a letter counts from its receipt."""
        return day_of(self.received_at)

    @property
    def is_open(self) -> bool:
        """Still to be resolved."""
        return self.stage in OPEN

    @property
    def has_reporter(self) -> bool:
        """Somebody reported, by name or not, and can read behind a code what is written to them."""
        return self.anonymous or self.envelope_id is not None

    def file_keys(self) -> set[int]:
        """The files that hang on it, on its acts and on its messages."""
        own = self.files.values_list("pk", flat=True)
        acts = Act.objects.of_report(self).values_list("files", flat=True)
        talk = Message.objects.of_report(self).values_list("files", flat=True)
        return {key for key in (*own, *acts, *talk) if key is not None}

    @property
    def codes(self) -> dict[str, str]:
        """What its counted entries are cut by."""
        return {
            "kind": self.kind,
            "channel": self.channel,
            "line": self.line,
            "severity": self.severity,
            "offence": self.article,
            "method": self.method,
        }


class Stay(models.Model):
    """A report in one unit's stock, for since ≤ day < until."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="stays")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    arrival = models.CharField(max_length=12)
    until = models.DateField(null=True, blank=True)
    destination = models.CharField(max_length=12, blank=True)
    # A suspended report is in no stock: handed over as such, it neither leaves nor enters one.
    counted_in = models.BooleanField(default=True)
    counted_out = models.BooleanField(default=True)

    objects = StayQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True, destination="") | Q(until__gte=F("since"), destination__gt=""),
                name="stay_ends_somewhere",
            ),
            models.UniqueConstraint(fields=("report",), condition=Q(until__isnull=True), name="stay_in_one_place"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.unit_id} {self.since}"


class Act(models.Model):
    """One thing an officer did with a report; its papers are printed from it. Taken back, it stays, struck."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="acts")
    verb = models.CharField(max_length=30)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    number = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    ground = models.CharField(max_length=8, blank=True)
    in_time = models.BooleanField(null=True, blank=True)
    other_unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    other_body = models.CharField(max_length=200, blank=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    files = models.ManyToManyField("files.StoredFile", blank=True, related_name="acts")
    # What the report said before, so that the act can be taken back; keys of fields, plain values.
    before = models.JSONField(default=dict, blank=True)
    # The batches of the journal it posted under.
    batches = models.JSONField(default=list, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = ActQuerySet.as_manager()

    class Meta:
        ordering = ("at", "pk")
        indexes = [models.Index(fields=("report", "verb"), name="act_of_report")]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.verb}"

    @property
    def on(self) -> date:
        """The day it counts for."""
        return day_of(self.at)


class Clock(models.Model):
    """One legal time limit running for one report in one unit; `ended_at` with `ending` say how it stopped."""

    class Ending(models.TextChoices):
        MET = "met", _("met")
        MOVED = "moved", _("moved with the report")
        REPLACED = "replaced", _("lengthened")
        VOID = "void", _("no longer applies")

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="clocks")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    limit = models.CharField(max_length=30)
    extension = models.PositiveSmallIntegerField(default=0)
    variant = models.CharField(max_length=20, blank=True)
    start_at = models.DateTimeField()
    warn_at = models.DateTimeField()
    due_at = models.DateTimeField()
    # The first day it counts as overdue here: the day of `due_at`, or of the arrival when it came overdue.
    counts_on = models.DateField()
    started_by = models.ForeignKey(Act, null=True, blank=True, on_delete=models.PROTECT, related_name="started")
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=10, choices=Ending.choices, blank=True)
    ended_by = models.ForeignKey(Act, null=True, blank=True, on_delete=models.PROTECT, related_name="ended")

    objects = ClockQuerySet.as_manager()

    class Meta:
        ordering = ("due_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ending="") | Q(ended_at__isnull=False, ending__gt=""),
                name="clock_ended_somehow",
            ),
            models.UniqueConstraint(
                fields=("report", "limit"), condition=Q(ended_at__isnull=True), name="clock_runs_once"
            ),
        ]
        indexes = [models.Index(fields=("unit", "ended_at", "due_at"), name="clock_running")]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.limit} → {self.due_at}"

    @property
    def late(self) -> bool:
        """Stopped only after it had run out."""
        return self.ended_at is not None and self.ended_at > self.due_at

    @property
    def in_time(self) -> str:
        return "no" if self.late else "yes"


class Offer(models.Model):
    """A report sent to another unit of the system, until it is accepted or returned; the sender stays responsible."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="offers")
    act = models.OneToOneField(Act, on_delete=models.PROTECT, related_name="offer")
    frm = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=10, blank=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("report",), condition=Q(answered_at__isnull=True), name="offer_to_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="")
                | Q(answered_at__isnull=False, answer__in=["accepted", "returned", "withdrawn"]),
                name="offer_answered_somehow",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.frm_id} → {self.to_id}"


class Mention(models.Model):
    """An identifier that a report mentions: a telephone, an account, an address on the net, a handle, a plate."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="mentions")
    kind = models.CharField(max_length=10)
    value = models.CharField(max_length=300)
    shown = models.CharField(max_length=300)

    objects = MentionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=("report", "kind", "value"), name="mention_once")]
        indexes = [models.Index(fields=("kind", "value"), name="mention_value")]

    def __str__(self) -> str:
        return self.shown


class Receipt(models.Model):
    """What the reporter holds: of the code only a keyed hash is kept, and the signed proof of what was received."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="receipt")
    code_hash = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField()
    content_hash = models.CharField(max_length=64)
    signature = models.CharField(max_length=128, blank=True)
    key_id = models.CharField(max_length=16, blank=True)

    objects = ReceiptQuerySet.as_manager()

    def __str__(self) -> str:
        return f"receipt of {self.report_id}"


class ReceiptKey(models.Model):
    """The public half of a key that has signed receipts; kept when the key changes, so that they stay provable."""

    key_id = models.CharField(max_length=16, unique=True)
    public = models.CharField(max_length=64)
    since = models.DateTimeField()

    objects = ReceiptKeyQuerySet.as_manager()

    class Meta:
        ordering = ("since", "pk")

    def __str__(self) -> str:
        return self.key_id


class Message(models.Model):
    """A message between the reporter, behind their code, and the officers. `by` is empty for the reporter's own."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="messages")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    files = models.ManyToManyField("files.StoredFile", blank=True, related_name="messages")

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.report_id} {self.at}"


class Load(LoadRecord):
    """One register being loaded, or loaded."""

    class Meta(LoadRecord.Meta):
        constraints = [models.CheckConstraint(condition=LOAD_ENDED, name="load_ended_some_time")]


def day_of(moment: datetime) -> date:
    """The day of a moment on the city's calendar."""
    return timezone.localtime(moment).date()
