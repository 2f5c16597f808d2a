"""What ties reports, the series they form, and what people ruled about them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.models import Act, Record
from anbinh.records.intake.models import Report
from anbinh.records.series.querysets import (
    IdentifierQuerySet,
    MembershipQuerySet,
    RulingQuerySet,
    SeriesQuerySet,
    StandingQuerySet,
    TieQuerySet,
)


class Sort(models.TextChoices):
    """What an identifier is."""

    PHONE = "phone", _("Telephone")
    ACCOUNT = "account", _("Bank account")
    URL = "url", _("Web page")
    HANDLE = "handle", _("Name on the net")
    PLATE = "plate", _("Vehicle plate")


class Ties(models.TextChoices):
    """Whether an identifier ties the reports that name it."""

    ORDINARY = "ordinary", _("ties, unless very many reports name it")
    NEVER = "never", _("never ties: an office's, or everybody's")
    ALWAYS = "always", _("ties however many reports name it")


class Identifier(models.Model):
    """A telephone, account, page, name or plate by which reports meet; `reports` says how many name it.

    Of one that ties nothing the number is brought up at night: no report waits for another on the number of 113.
    """

    kind = models.CharField(max_length=10, choices=Sort.choices)
    value = models.CharField(max_length=300)
    shown = models.CharField(max_length=300)
    reports = models.PositiveIntegerField(default=0)
    standing = models.CharField(max_length=10, choices=Ties.choices, default=Ties.ORDINARY)

    objects = IdentifierQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=("kind", "value"), name="identifier_once")]
        indexes = [models.Index(fields=("standing", "-reports"), name="identifier_standing")]

    def __str__(self) -> str:
        return self.shown


class Tie(models.Model):
    """A report names an identifier; `stated` in a field of its own, otherwise in its words."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    identifier = models.ForeignKey(Identifier, on_delete=models.PROTECT, related_name="ties")
    stated = models.BooleanField(default=False)

    objects = TieQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=("report", "identifier"), name="tie_once")]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.identifier_id}"


class Series(Record):
    """Reports that belong together. `unit` leads it since `lead_on`; until one is named, it is the unit that holds the
    first report. `seed` is the report it began with: by it a number comes back when a merging is undone."""

    class Stage(models.TextChoices):
        OPEN = "open", _("followed")
        MERGED = "merged", _("merged into another series")
        DISSOLVED = "dissolved", _("dissolved: nothing ties it any more")

    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.OPEN)
    component = models.BigIntegerField(null=True, blank=True, db_index=True)
    seed = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    first_on = models.DateField()
    last_on = models.DateField(db_index=True)
    reports = models.PositiveIntegerField(default=0)
    units = models.PositiveIntegerField(default=0)
    victims = models.PositiveIntegerField(default=0)
    loss = models.BigIntegerField(default=0)
    method = models.CharField(max_length=12, blank=True)
    tied_by = models.JSONField(default=list, blank=True)
    lead_on = models.DateField(null=True, blank=True)
    grown_at = models.DateTimeField()
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = SeriesQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ("-last_on", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(stage="merged", merged_into__isnull=False)
                | (~Q(stage="merged") & Q(merged_into__isnull=True)),
                name="series_merged_into_another",
            ),
            models.CheckConstraint(condition=Q(stage="open") | Q(reports=0), name="series_without_reports_rests"),
        ]

    @property
    def heading(self) -> str:
        return ", ".join(self.tied_by[:3]) or self.code

    @property
    def words_searched(self) -> str:
        return " ".join(self.tied_by)


class Membership(models.Model):
    """A report lies in a component, and in one series at most; in none where people parted it from all others."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="in_series")
    component = models.BigIntegerField(db_index=True)
    series = models.ForeignKey(Series, null=True, blank=True, on_delete=models.PROTECT, related_name="members")
    received_at = models.DateTimeField()

    objects = MembershipQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=("series", "-received_at"), name="membership_series")]

    def __str__(self) -> str:
        return f"{self.report_id} in {self.series_id}"


class Ruling(models.Model):
    """A person ruled that these reports are one series, or that these groups are none; withdrawn, it stays."""

    class Kind(models.TextChoices):
        TOGETHER = "together", _("belong together")
        APART = "apart", _("do not belong together")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(Act, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = RulingQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.pk}: {self.kind}"


class RulingReport(models.Model):
    """A report that a ruling names, in one of its groups."""

    ruling = models.ForeignKey(Ruling, on_delete=models.CASCADE, related_name="named")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    group = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("ruling", "report"), name="ruling_names_once")]

    def __str__(self) -> str:
        return f"{self.ruling_id}: {self.report_id}"


class Standing(models.Model):
    """What was decided about an identifier, and how it stood before; the act says who, when and why."""

    identifier = models.ForeignKey(Identifier, on_delete=models.PROTECT, related_name="decided")
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    before = models.CharField(max_length=10, choices=Ties.choices)
    after = models.CharField(max_length=10, choices=Ties.choices)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = StandingQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.identifier_id}: {self.before} → {self.after}"
