"""Warnings and editions, who gets them by mail, decisions on methods, items for the bulletin and their broadcasts."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.models import Act, Record
from anbinh.foundation.units.models import Unit
from anbinh.records.series.models import Series
from anbinh.records.warnings.querysets import (
    AboutSeriesQuerySet,
    BroadcastQuerySet,
    BulletinItemQuerySet,
    MethodStandingQuerySet,
    SubscriberQuerySet,
    WarningDeliveryQuerySet,
    WarningEditionQuerySet,
    WarningQuerySet,
)


class Channel(models.TextChoices):
    """By what way the method reaches people."""

    PHONE = "phone", _("telephone calls, SMS")
    SOCIAL = "social", _("social networks, messaging")
    APP = "app", _("apps")
    WEB = "web", _("web pages")
    IN_PERSON = "in_person", _("face to face")


class Audience(models.TextChoices):
    """For whom it is written."""

    EVERYBODY = "everybody", _("everybody")
    ELDERLY = "elderly", _("older people")
    PARENTS = "parents", _("parents")
    PUPILS = "pupils", _("pupils, students")
    WORKERS = "workers", _("workers, employees")
    SHOPS = "shops", _("shops, businesses")
    DRIVERS = "drivers", _("vehicle owners")


class Severity(models.TextChoices):
    """How bad, in the words of the Common Alerting Protocol."""

    MINOR = "Minor", _("minor")
    MODERATE = "Moderate", _("moderate")
    SEVERE = "Severe", _("severe")
    EXTREME = "Extreme", _("extreme")


class Urgency(models.TextChoices):
    """How soon one should act."""

    IMMEDIATE = "Immediate", _("immediately")
    EXPECTED = "Expected", _("soon, within days")
    FUTURE = "Future", _("later, within weeks")


class Certainty(models.TextChoices):
    """How sure it is."""

    OBSERVED = "Observed", _("it has happened in the city")
    LIKELY = "Likely", _("likely: it has happened elsewhere")
    POSSIBLE = "Possible", _("possible")


class PublicWarning(Record):
    """One warning and what its next edition will say. What people read is its newest edition, never this row."""

    class Stage(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("waiting for approval")
        PUBLISHED = "published", _("published")
        REVISING = "revising", _("published, new edition being written")
        RESUBMITTED = "resubmitted", _("published, new edition waiting for approval")
        CANCELLED = "cancelled", _("cancelled")

    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.DRAFT)
    method = models.CharField(max_length=10)
    channel = models.CharField(max_length=20, choices=Channel.choices)
    title = models.CharField(max_length=160)
    happens = models.TextField()
    signs = models.TextField(blank=True)
    advice = models.TextField(blank=True)
    calls = models.TextField(blank=True)
    audiences = models.JSONField(default=list, blank=True)
    # Codes of units; none means the whole city.
    areas = models.JSONField(default=list, blank=True)
    severity = models.CharField(max_length=10, choices=Severity.choices, default=Severity.MODERATE)
    urgency = models.CharField(max_length=10, choices=Urgency.choices, default=Urgency.EXPECTED)
    certainty = models.CharField(max_length=10, choices=Certainty.choices, default=Certainty.OBSERVED)
    expires_on = models.DateField(null=True, blank=True)
    exercise = models.BooleanField(default=False)
    # As it was written before series were linked as records (AboutSeries); kept, and written no more.
    series = models.CharField(max_length=300, blank=True)
    # What of the system led to it: the kind of a finding and its key.
    finding_kind = models.CharField(max_length=40, blank=True)
    finding_key = models.CharField(max_length=120, blank=True)
    # Who last changed the words; somebody else approves them.
    writer = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = WarningQuerySet.as_manager()

    class Meta(Record.Meta):
        indexes = [models.Index(fields=("finding_kind", "finding_key"), name="warning_finding")]

    @property
    def codes(self) -> dict[str, str]:
        return {"method": self.method, "channel": self.channel}

    @property
    def heading(self) -> str:
        return self.title

    @property
    def words_searched(self) -> str:
        return " ".join([self.title, self.happens, self.method, self.series, *self.series_codes])

    @property
    def series_codes(self) -> list[str]:
        """Numbers of the series it is about."""
        return [one.series.code for one in AboutSeries.objects.of(self)] if self.pk else []

    @property
    def is_out(self) -> bool:
        """People read an edition of it now, be it that it is cancelled."""
        return self.stage not in {self.Stage.DRAFT, self.Stage.SUBMITTED}


class AboutSeries(models.Model):
    """A warning is about a series since one act, and no more since another."""

    warning = models.ForeignKey(PublicWarning, on_delete=models.PROTECT, related_name="about_series")
    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="+")
    since = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    until = models.ForeignKey(Act, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = AboutSeriesQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("warning", "series"), condition=Q(until__isnull=True), name="warning_about_series_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.warning_id} about {self.series_id}"


class Edition(models.Model):
    """What was sent out once: frozen words, and whether it begins, updates or cancels the warning."""

    class Kind(models.TextChoices):
        ALERT = "alert", _("first edition")
        UPDATE = "update", _("update")
        CANCEL = "cancel", _("cancellation")

    warning = models.ForeignKey(PublicWarning, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    sent_at = models.DateTimeField()
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    exercise = models.BooleanField(default=False)
    expires_on = models.DateField(null=True, blank=True)
    said = models.JSONField()

    objects = WarningEditionQuerySet.as_manager()

    class Meta:
        ordering = ("warning", "number")
        constraints = [models.UniqueConstraint(fields=("warning", "number"), name="edition_once")]

    def __str__(self) -> str:
        return f"{self.warning.code} {self.number}"

    @property
    def name(self) -> str:
        """As the Common Alerting Protocol wants it: no space, comma or angle bracket, never used again."""
        return f"{self.warning.code.replace('/', '-')}-{self.number}"

    @property
    def title(self) -> str:
        return str(self.said["title"])

    def lines(self, name: str) -> list[str]:
        """A text of several lines as its lines."""
        return [line.strip(" -•\t") for line in str(self.said.get(name, "")).splitlines() if line.strip(" -•\t")]


class Subscriber(models.Model):
    """An address that asked for warnings by mail; it counts once it was confirmed from the mailbox itself."""

    address = models.EmailField(max_length=254)
    language = models.CharField(max_length=5, default="vi")
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(Lower("address"), name="subscriber_once")]

    def __str__(self) -> str:
        return str(self.pk)


class Delivery(models.Model):
    """One edition on its way to one subscriber; what failed is kept and shown, and tried again."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="deliveries")
    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="deliveries")
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=120, blank=True)

    objects = WarningDeliveryQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=("edition", "subscriber"), name="delivery_once")]

    def __str__(self) -> str:
        return f"{self.edition_id} → {self.subscriber_id}"


class Status(models.TextChoices):
    """Where a method of crime stands."""

    NEW = "new", _("newly appeared")
    RETURNING = "returning", _("has come back")
    RISING = "rising", _("known, rising")
    FALLING = "falling", _("falling")
    CONTROLLED = "controlled", _("brought under control")


class Standing(models.Model):
    """A decision on where a method stands from a day on, until the next one."""

    method = models.CharField(max_length=10)
    status = models.CharField(max_length=20, choices=Status.choices)
    since = models.DateField()
    reason = models.TextField()
    number = models.CharField(max_length=60, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_why = models.TextField(blank=True)

    objects = MethodStandingQuerySet.as_manager()

    class Meta:
        ordering = ("method", "since", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("method", "since"), condition=Q(taken_back_at__isnull=True), name="standing_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.method} {self.status} {self.since}"


class Topic(models.TextChoices):
    """What an item of the bulletin is about."""

    METHOD = "method", _("method of crime")
    CASE = "case", _("outcome of a case")
    PATROL = "patrol", _("patrol, public order")
    LAW = "law", _("law explained")
    MOVEMENT = "movement", _("movement of the people")


class Item(Record):
    """One item for Bulletin 141: written by one person, released by another, visible to the editor from its hour."""

    class Stage(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("waiting for release")
        RELEASED = "released", _("released to the broadcaster")
        WITHDRAWN = "withdrawn", _("withdrawn")

    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.DRAFT)
    topic = models.CharField(max_length=20, choices=Topic.choices)
    method = models.CharField(max_length=10, blank=True)
    title = models.CharField(max_length=200)
    text = models.TextField()
    figures = models.TextField(blank=True)
    contact = models.CharField(max_length=200)
    embargo_at = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    warning = models.ForeignKey(PublicWarning, null=True, blank=True, on_delete=models.PROTECT, related_name="items")
    writer = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = BulletinItemQuerySet.as_manager()

    @property
    def codes(self) -> dict[str, str]:
        return {"topic": self.topic, **({"method": self.method} if self.method else {})}

    @property
    def heading(self) -> str:
        return self.title

    @property
    def words_searched(self) -> str:
        return f"{self.title} {self.text}"

    def visible_at(self, moment: Any) -> bool:
        """The editor may read it."""
        return self.stage == self.Stage.RELEASED and (self.embargo_at is None or self.embargo_at <= moment)


class Broadcast(models.Model):
    """When an item was on air."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="broadcasts")
    aired_at = models.DateTimeField()
    programme = models.CharField(max_length=120)
    note = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    struck_at = models.DateTimeField(null=True, blank=True)

    objects = BroadcastQuerySet.as_manager()

    class Meta:
        ordering = ("aired_at", "pk")

    def __str__(self) -> str:
        return f"{self.item_id} {self.aired_at:%Y-%m-%d %H:%M}"
