"""Letters, where they lie, what was done with them, the clocks that run, and who was received in person."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.units.models import Unit
from anbinh.records.intake.models import Report, day_of
from anbinh.records.letters.querysets import (
    CitizenReceptionQuerySet,
    LetterActQuerySet,
    LetterBookQuerySet,
    LetterClockQuerySet,
    LetterOfferQuerySet,
    LetterQuerySet,
    LetterStayQuerySet,
)


class Stage(models.TextChoices):
    """How far a letter has come."""

    RECEIVED = "received", _("received")
    CLASSIFIED = "classified", _("classified")
    ACCEPTED = "accepted", _("being resolved")
    SUSPENDED = "suspended", _("suspended")
    CLOSED = "closed", _("closed")


class Way(models.TextChoices):
    """How a letter came."""

    COUNTER = "counter", _("handed in at the counter")
    POST = "post", _("by post")
    RECEPTION = "reception", _("at the reception of citizens")
    PASSED_ON = "passed_on", _("passed on by another body")
    PRESS = "press", _("passed on by the press")
    WEB = "web", _("by the web")


class Procedure(models.TextChoices):
    """Whether a complaint or denunciation is about criminal procedure (BLTTHS, Chương XXXIII), and about what."""

    NONE = "", _("not about criminal procedure")
    CUSTODY = "custody", _("holding, arrest, custody or detention of a person")
    OFFICER = "officer", _("an investigator, an officer or a deputy head of the investigating body")
    HEAD = "head", _("the head of the investigating body")


class Outcome(models.TextChoices):
    """How a letter ended here."""

    RESOLVED = "resolved", _("resolved")
    REFUSED = "refused", _("not accepted")
    TRANSFERRED = "transferred", _("transferred to the competent body")
    GUIDED = "guided", _("sender shown the way")
    FILED = "filed", _("filed")
    DROPPED = "dropped", _("discontinued")
    CRIME = "crime", _("made a report of crime")
    SPLIT = "split", _("split by subject")


class Result(models.TextChoices):
    """What resolving showed."""

    FOUNDED = "founded", _("founded")
    PARTLY = "partly", _("partly founded")
    UNFOUNDED = "unfounded", _("unfounded")
    ANSWERED = "answered", _("answered")


class Book(models.Model):
    """The book of letters, or of citizens received, of one unit for one year: how far its numbers have run."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10)
    last = models.PositiveIntegerField(default=0)

    objects = LetterBookQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=("unit", "year", "kind"), name="letter_book_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.unit_id}/{self.year}: {self.last}"


class Letter(models.Model):
    """One letter, or one subject of a letter of several. `unit` received it; `holder` is responsible for it now."""

    code = models.CharField(max_length=60, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    holder = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.RECEIVED)
    # A class of the catalogue's list `letters`; empty until it is classified.
    kind = models.CharField(max_length=30, blank=True)
    way = models.CharField(max_length=12, choices=Way.choices)
    received_at = models.DateTimeField()
    # When it reached its holder: the time of the law begins anew where a transferred letter arrives.
    arrived_at = models.DateTimeField()
    postmarked_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # The body or newspaper that passed it on; never a private person.
    source = models.CharField(max_length=200, blank=True)
    summary = models.TextField()
    # The office it is against; a person's name lies in the envelope `accused`.
    against = models.CharField(max_length=200, blank=True)
    procedure = models.CharField(max_length=10, choices=Procedure.choices, blank=True)
    remote = models.BooleanField(default=False)
    # Ours to resolve, as far as is known.
    ours = models.BooleanField(default=True)
    anonymous = models.BooleanField(default=False)
    # Clear on the violator and with evidence: an anonymous denunciation is then checked all the same (Luật Tố cáo 25).
    evidence = models.BooleanField(default=False)
    # Two envelopes, so that whoever must know against whom a letter is does not learn who wrote it.
    envelope = models.ForeignKey(
        "sealing.Envelope", null=True, blank=True, on_delete=models.PROTECT, related_name="letters"
    )
    accused = models.ForeignKey("sealing.Envelope", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # A second complaint, the first one of which was resolved or left too long.
    level = models.PositiveSmallIntegerField(default=1)
    first = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="seconds")
    # When the complainant learned of what is complained of, and whether the time to complain had run out.
    learned_on = models.DateField(null=True, blank=True)
    out_of_time = models.BooleanField(default=False)
    part_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    report = models.OneToOneField(Report, null=True, blank=True, on_delete=models.PROTECT, related_name="letter")
    # The report as which it was first received, when it was none of crime.
    came_from = models.OneToOneField(
        Report, null=True, blank=True, on_delete=models.PROTECT, related_name="turned_letter"
    )
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    result = models.CharField(max_length=10, choices=Result.choices, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    # The running clock that ends first, kept beside the letter so that lists sort by it.
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)
    files = models.ManyToManyField("files.StoredFile", blank=True, related_name="letters")
    search = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ("-received_at", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="letter_has_a_known_stage"),
            models.CheckConstraint(
                condition=Q(stage=Stage.CLOSED, closed_at__isnull=False, outcome__gt="")
                | (~Q(stage=Stage.CLOSED) & Q(closed_at__isnull=True, outcome="")),
                name="letter_closed_with_its_outcome",
            ),
            models.CheckConstraint(
                condition=Q(anonymous=False) | Q(envelope__isnull=True), name="letter_anonymous_has_no_envelope"
            ),
            models.CheckConstraint(
                condition=Q(level=1, first__isnull=True) | Q(level=2, first__isnull=False), name="letter_second_of_one"
            ),
            models.CheckConstraint(
                condition=Q(report__isnull=True) | Q(outcome=Outcome.CRIME), name="letter_report_is_its_outcome"
            ),
        ]
        indexes = [
            models.Index(fields=("holder", "stage"), name="letter_holder_stage"),
            models.Index(fields=("-received_at",), name="letter_newest"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def received_on(self) -> date:
        """The day it counts for, on the city's calendar."""
        return day_of(self.received_at)

    @property
    def is_open(self) -> bool:
        """Still to be resolved."""
        return self.stage != Stage.CLOSED

    @property
    def codes(self) -> dict[str, str]:
        """What its counted entries are cut by."""
        return {"kind": self.kind, "way": self.way, "procedure": self.procedure, "level": str(self.level)}


class Reception(models.Model):
    """A citizen received in person: the fields of Luật Tiếp công dân 25.2. Name and address lie in the envelope."""

    number = models.PositiveIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by_head = models.BooleanField(default=False)
    envelope = models.ForeignKey("sealing.Envelope", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    matter = models.TextField()
    earlier = models.TextField(blank=True)
    wish = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    letter = models.OneToOneField(Letter, null=True, blank=True, on_delete=models.PROTECT, related_name="reception")

    objects = CitizenReceptionQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(letter__isnull=False) | Q(answer__gt=""), name="reception_led_somewhere")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.unit_id} {self.at}"

    @property
    def on(self) -> date:
        """The day it counts for."""
        return day_of(self.at)

    @property
    def codes(self) -> dict[str, str]:
        """What its counted entry is cut by."""
        return {"by_head": "yes" if self.by_head else "no", "letter": "yes" if self.letter_id else "no"}


class Stay(models.Model):
    """A letter in one unit's stock, for since ≤ day < until."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="stays")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    arrival = models.CharField(max_length=12)
    until = models.DateField(null=True, blank=True)
    destination = models.CharField(max_length=12, blank=True)
    in_time = models.BooleanField(null=True, blank=True)

    objects = LetterStayQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True, destination="") | Q(until__gte=F("since"), destination__gt=""),
                name="letter_stay_ends_somewhere",
            ),
            models.UniqueConstraint(
                fields=("letter",), condition=Q(until__isnull=True), name="letter_stay_in_one_place"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter_id}: {self.unit_id} {self.since}"


class Act(models.Model):
    """One thing an officer did with a letter; its papers are printed from it. Taken back, it stays, struck."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="acts")
    verb = models.CharField(max_length=30)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    number = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)
    ground = models.CharField(max_length=20, blank=True)
    result = models.CharField(max_length=10, choices=Result.choices, blank=True)
    in_time = models.BooleanField(null=True, blank=True)
    other_unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    other_body = models.CharField(max_length=200, blank=True)
    # What the letter said before, so that the act can be taken back; keys of fields, plain values.
    before = models.JSONField(default=dict, blank=True)
    # The batches of the journal it posted under.
    batches = models.JSONField(default=list, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = LetterActQuerySet.as_manager()

    class Meta:
        ordering = ("at", "pk")
        indexes = [models.Index(fields=("letter", "verb"), name="act_of_letter")]

    def __str__(self) -> str:
        return f"{self.letter_id}: {self.verb}"

    @property
    def on(self) -> date:
        """The day it counts for."""
        return day_of(self.at)

    @property
    def codes(self) -> dict[str, Any]:
        """What the entry of an ending is cut by, beside the letter's own."""
        outcome = OUTCOME_OF[self.verb]
        return {"outcome": outcome, "result": self.result, "in_time": "no" if self.in_time is False else "yes"}


class Offer(models.Model):
    """A letter sent to another unit of the police, until it is accepted or returned; the sender stays responsible."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="offers")
    act = models.OneToOneField(Act, on_delete=models.PROTECT, related_name="offer")
    frm = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    # Whether it was sent within the time for passing on.
    in_time = models.BooleanField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=10, blank=True)

    objects = LetterOfferQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("letter",), condition=Q(answered_at__isnull=True), name="letter_offer_to_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="")
                | Q(answered_at__isnull=False, answer__in=["accepted", "returned", "withdrawn"]),
                name="letter_offer_answered_somehow",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter_id}: {self.frm_id} → {self.to_id}"


# How each verb that ends a letter here ends it.
OUTCOME_OF = {
    "resolve": Outcome.RESOLVED.value,
    "refuse": Outcome.REFUSED.value,
    "guide": Outcome.GUIDED.value,
    "file": Outcome.FILED.value,
    "drop": Outcome.DROPPED.value,
    "make_report": Outcome.CRIME.value,
    "split": Outcome.SPLIT.value,
}


class Clock(models.Model):
    """One legal time limit running for one letter in one unit; `ended_at` with `ending` say how it stopped."""

    class Ending(models.TextChoices):
        MET = "met", _("met")
        MOVED = "moved", _("moved with the letter")
        REPLACED = "replaced", _("lengthened")
        CLOSED = "closed", _("ended with the letter")
        VOID = "void", _("no longer applies")

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="clocks")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    limit = models.CharField(max_length=30)
    extension = models.PositiveSmallIntegerField(default=0)
    variant = models.CharField(max_length=20, blank=True)
    start_at = models.DateTimeField()
    warn_at = models.DateTimeField()
    due_at = models.DateTimeField()
    # The first day it counts as overdue here.
    counts_on = models.DateField()
    started_by = models.ForeignKey(Act, null=True, blank=True, on_delete=models.PROTECT, related_name="started")
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=10, choices=Ending.choices, blank=True)
    ended_by = models.ForeignKey(Act, null=True, blank=True, on_delete=models.PROTECT, related_name="ended")

    objects = LetterClockQuerySet.as_manager()

    class Meta:
        ordering = ("due_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ending="") | Q(ended_at__isnull=False, ending__gt=""),
                name="letter_clock_ended_somehow",
            ),
            models.UniqueConstraint(
                fields=("letter", "limit"), condition=Q(ended_at__isnull=True), name="letter_clock_runs_once"
            ),
        ]
        indexes = [models.Index(fields=("unit", "ended_at", "due_at"), name="letter_clock_running")]

    def __str__(self) -> str:
        return f"{self.letter_id}: {self.limit} → {self.due_at}"

    @property
    def late(self) -> bool:
        """Stopped only after it had run out."""
        return self.ended_at is not None and self.ended_at > self.due_at

    @property
    def in_time(self) -> str:
        return "no" if self.late else "yes"
