"""Reports: drafts with their figures and passages, comments, and what was issued, frozen."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.units.models import Unit
from anbinh.kernels.figures import Period, named
from anbinh.outputs.briefs.facts import Facts, read_facts
from anbinh.outputs.briefs.linking import Moved, moved
from anbinh.outputs.briefs.outline import Outline, Section, outlines
from anbinh.outputs.briefs.querysets import BriefQuerySet, CommentQuerySet, PassageQuerySet
from anbinh.outputs.briefs.telling import Cite, Parts, read_parts, words_of


class Status(models.TextChoices):
    """How far a report has come."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    APPROVED = "approved", _("approved")
    ISSUED = "issued", _("issued")


class Brief(models.Model):
    """One report. `facts` are its figures as last asked; `snapshot` is what was issued, and never changes.

    `version` grows with every change of the report as a whole: who acts on an older one is told.
    """

    kind = models.CharField(max_length=20)
    outline_version = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    scheme = models.CharField(max_length=20)
    period_key = models.CharField(max_length=40)
    as_of = models.DateField()
    facts = models.JSONField()
    refreshed_at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(null=True)
    symbol = models.CharField(max_length=40)
    titles = models.TextField()
    signer = models.ForeignKey("accounts.Post", on_delete=models.PROTECT, related_name="+", null=True)
    recipients = models.TextField()
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    issued_at = models.DateTimeField(null=True)
    snapshot = models.JSONField(null=True)
    # SHA-256 of docx and PDF as they were issued, so that a copy can be compared.
    prints = models.JSONField(default=dict)

    objects = BriefQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(status__in=Status.values), name="brief_has_a_known_status"),
            models.CheckConstraint(
                condition=Q(status=Status.ISSUED, number__isnull=False, signer__isnull=False)
                & Q(issued_at__isnull=False, snapshot__isnull=False)
                | ~Q(status=Status.ISSUED) & Q(issued_at__isnull=True, snapshot__isnull=True),
                name="brief_issued_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=True) | Q(number__gt=0), name="brief_number_counts_from_1"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outline.name.vi}: {self.period.say('vi')}"

    @property
    def outline(self) -> Outline:
        return outlines()[self.kind]

    @property
    def period(self) -> Period:
        return named(self.scheme, self.period_key)

    @property
    def known(self) -> Facts:
        """Its figures as last asked."""
        return read_facts(self.facts)

    @property
    def is_draft(self) -> bool:
        return self.status == Status.DRAFT

    @property
    def is_issued(self) -> bool:
        return self.status == Status.ISSUED


class Passage(models.Model):
    """The text of a section: what the figures say (`generated`), and what somebody wrote instead (`human`).

    `beneath` are the numbers of the figures when that was written. `version` grows with each writing.
    """

    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="passages")
    key = models.CharField(max_length=40)
    place = models.PositiveSmallIntegerField()
    generated = models.JSONField()
    human = models.TextField(null=True)  # noqa: DJ001 (an empty text is somebody's decision, none is nobody's)
    beneath = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField(null=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)

    objects = PassageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("brief", "key"), name="passage_stands_once"),
            models.CheckConstraint(
                condition=Q(human__isnull=True, written_at__isnull=True, written_by__isnull=True)
                | Q(human__isnull=False, written_at__isnull=False, written_by__isnull=False),
                name="passage_written_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.brief_id}: {self.key}"

    @property
    def section(self) -> Section:
        """Its place in the outline; a section that an outline no longer has keeps its key as title."""
        return self.brief.outline.section(self.key) or Section(self.key, self.key)

    @property
    def told(self) -> Parts:
        """What the figures say."""
        return read_parts(self.generated)

    @property
    def text(self) -> str:
        """What stands in the report."""
        return words_of(self.told) if self.human is None else self.human

    @property
    def lacks_its_writer(self) -> bool:
        """Only a person can say it, and nobody has."""
        return self.section.required and not (self.human or "").strip()

    @property
    def moved(self) -> list[Moved]:
        """The numbers that changed beneath what somebody wrote."""
        if self.human is None:
            return []
        beneath: list[Any] = self.beneath
        return moved([Cite(*one) for one in beneath], self.told)


class Comment(models.Model):
    """A remark on a passage, open until somebody settles it."""

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True)
                | Q(settled_at__gte=F("at"), settled_by__isnull=False),
                name="comment_settled_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]
