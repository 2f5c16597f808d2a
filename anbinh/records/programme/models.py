"""Committees and their members, documents, directives to units, tasks with their due days."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.models import Act, Record
from anbinh.foundation.units.models import Unit
from anbinh.records.programme import rules
from anbinh.records.programme.querysets import (
    CommitteeQuerySet,
    DeliveryQuerySet,
    DocumentQuerySet,
    MemberQuerySet,
    TaskQuerySet,
    TermQuerySet,
)


class Topic(models.TextChoices):
    """What it is about, by the committee's tasks of the year."""

    ORGANISED = "organised", _("organised and transnational crime, weapons, explosives")
    ORDER = "order", _("murder, robbery, theft and other crime against order")
    GAMBLING = "gambling", _("gambling and prostitution")
    HIGH_TECH = "high_tech", _("crime by high technology")
    DRUGS = "drugs", _("drugs, HIV/AIDS")
    ECONOMIC = "economic", _("economic crime, corruption, smuggling")
    ENVIRONMENT = "environment", _("environment, sand and gravel")
    MOVEMENT = "movement", _("movement of all the people, models")
    OUTREACH = "outreach", _("education and outreach")
    REPORTS = "reports", _("reports of crime, letters of citizens")
    STAFF = "staff", _("staff and training")
    INSPECTION = "inspection", _("inspection and supervision")
    DIGITAL = "digital", _("information technology, Project 06")
    OTHER = "other", _("other")


class Committee(Record):
    """A steering committee. `short` is its number, by which figures are cut: 138, 89."""

    class Stage(models.TextChoices):
        ACTIVE = "active", _("at work")
        ENDED = "ended", _("ended")

    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.ACTIVE)
    short = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=300)
    about = models.TextField(blank=True)
    standing_office = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")

    objects = CommitteeQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def heading(self) -> str:
        return self.name

    @property
    def words_searched(self) -> str:
        return f"{self.short} {self.name} {self.about}"


class Member(models.Model):
    """Somebody, or whoever holds a named post, on a committee from a day on; `valid_to` is the first day without."""

    class Capacity(models.TextChoices):
        HEAD = "head", _("head of the committee")
        STANDING_DEPUTY = "standing_deputy", _("standing deputy head")
        DEPUTY = "deputy", _("deputy head")
        MEMBER = "member", _("member")
        SECRETARY = "secretary", _("secretary")

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="members")
    capacity = models.CharField(max_length=20, choices=Capacity.choices)
    rank = models.PositiveSmallIntegerField(default=0)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    post = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    begun_by = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(Act, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    void = models.BooleanField(default=False)

    objects = MemberQuerySet.as_manager()

    class Meta:
        ordering = ("rank", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="member_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True, ended_by__isnull=True)
                | Q(valid_to__isnull=False, ended_by__isnull=False),
                name="member_ended_by_act",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.post}" if self.person else self.post


class Given(Record):
    """What carries a committee's codes: documents and tasks."""

    committee = models.ForeignKey(Committee, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # The second committee of what two give together.
    with_committee = models.ForeignKey(Committee, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=20, choices=Topic.choices, default=Topic.OTHER)
    campaign = models.CharField(max_length=40, blank=True)

    class Meta(Record.Meta):
        abstract = True

    @property
    def committees(self) -> list[Committee]:
        """Whose it is: none, one, or two together."""
        return [one for one in (self.committee, self.with_committee) if one is not None]

    @property
    def codes(self) -> dict[str, str]:
        committee = rules.committee_code(*(one.short for one in self.committees))
        return {"committee": committee, "topic": self.topic, "campaign": self.campaign or "none"}


class Document(Given):
    """A plan, a directive, guidance, rules. `opened_on` is the day it was signed."""

    class Kind(models.TextChoices):
        PLAN = "plan", _("plan")
        DIRECTIVE = "directive", _("directive")
        GUIDANCE = "guidance", _("guidance")
        COORDINATION = "coordination", _("coordination rules")
        RULES = "rules", _("working rules")
        DECISION = "decision", _("decision")
        NOTICE = "notice", _("notice of conclusions")
        LETTER = "letter", _("official letter")

    class Stage(models.TextChoices):
        IN_FORCE = "in_force", _("in force")
        REPLACED = "replaced", _("replaced")
        REPEALED = "repealed", _("no longer in force")

    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.IN_FORCE)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    number = models.CharField(max_length=60)
    title = models.CharField(max_length=500)
    summary = models.TextField(blank=True)
    text = models.TextField(blank=True)
    signer = models.CharField(max_length=200)
    replaces = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    ended_on = models.DateField(null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta(Given.Meta):
        constraints = [
            models.UniqueConstraint(fields=("unit", "number", "opened_on"), name="document_number_of_a_day"),
            models.CheckConstraint(
                condition=Q(stage="in_force", ended_on__isnull=True) | ~Q(stage="in_force") & Q(ended_on__isnull=False),
                name="document_ended_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    @property
    def heading(self) -> str:
        return f"{self.number}: {self.title}"

    @property
    def words_searched(self) -> str:
        return f"{self.number} {self.title} {self.summary} {self.signer} {self.text}"

    def counted(self) -> list[models.Model]:
        return []


class Delivery(Record):
    """A document sent to one unit, which confirms it, refuses it with a reason, or says that it is the wrong unit."""

    class Stage(models.TextChoices):
        SENT = "sent", _("not answered")
        ACCEPTED = "accepted", _("accepted")
        REFUSED = "refused", _("refused with a reason")
        WRONG_UNIT = "wrong_unit", _("says it is the wrong unit")
        DONE = "done", _("carried out")
        RELEASED = "released", _("released")

    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.SENT)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="deliveries")
    delivered_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(default=0)

    objects = DeliveryQuerySet.as_manager()

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(fields=("document", "unit"), name="delivery_once_a_unit"),
            models.CheckConstraint(condition=Q(due_on__isnull=False), name="delivery_has_a_day"),
            models.CheckConstraint(
                condition=Q(stage="done", done_on__isnull=False) | ~Q(stage="done") & Q(done_on__isnull=True),
                name="delivery_done_on_a_day",
            ),
        ]

    @property
    def codes(self) -> dict[str, str]:
        return self.document.codes

    @property
    def heading(self) -> str:
        return self.document.heading

    @property
    def words_searched(self) -> str:
        return f"{self.unit.search} {self.document.search}"


class Task(Given):
    """Something one unit leads until a day. `unit` leads; `done_on` is the day it reported it done, once accepted."""

    class Stage(models.TextChoices):
        GIVEN = "given", _("to be accepted")
        UNDER_WAY = "under_way", _("under way")
        REPORTED = "reported", _("reported done, to be accepted as done")
        DONE = "done", _("done")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Source(models.TextChoices):
        DOCUMENT = "document", _("a document")
        CONFERENCE = "conference", _("a conclusion of a conference")
        CAMPAIGN = "campaign", _("a campaign")
        TRAINING = "training", _("training")
        INSPECTION = "inspection", _("an inspection")
        ORDER = "order", _("an order of its own")

    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.GIVEN)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    supporting = models.ManyToManyField(Unit, blank=True, related_name="+")
    giver = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks")
    source = models.CharField(max_length=20, choices=Source.choices, default=Source.ORDER)
    source_number = models.CharField(max_length=60, blank=True)
    is_key = models.BooleanField(default=False)
    starts_on = models.DateField()
    percent = models.PositiveSmallIntegerField(default=0)
    reported_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    explain_by = models.DateField(null=True, blank=True)

    objects = TaskQuerySet.as_manager()

    class Meta(Given.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(percent__lte=100), name="task_percent"),
            models.CheckConstraint(condition=Q(due_on__gte=F("starts_on")), name="task_due_after_start"),
            models.CheckConstraint(
                condition=Q(stage="done", done_on__isnull=False) | ~Q(stage="done") & Q(done_on__isnull=True),
                name="task_done_on_a_day",
            ),
        ]

    @property
    def heading(self) -> str:
        return self.title

    @property
    def words_searched(self) -> str:
        return f"{self.title} {self.text} {self.source_number} {self.unit.name}"

    def counted(self) -> list[models.Model]:
        return [self, *self.terms.all()]

    @property
    def in_time(self) -> bool:
        """Done by its day."""
        return self.done_on is not None and self.due_on is not None and self.done_on <= self.due_on


class Term(models.Model):
    """A day by which a task is due. It ends when the task is done, extended or withdrawn (then it may be void)."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="terms")
    due_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    void = models.BooleanField(default=False)
    begun_by = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(Act, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=("task",), condition=Q(ended_by__isnull=True, void=False), name="task_term_running_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.due_on}"

    @property
    def counts_on(self) -> date:
        """The first day it counts as overdue."""
        return rules.first_overdue(self.due_on)

    @property
    def late(self) -> bool:
        """Ended only after its day."""
        return self.ended_on is not None and self.ended_on > self.due_on

    @property
    def codes(self) -> dict[str, Any]:
        return self.task.codes
