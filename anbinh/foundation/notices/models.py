"""What was told to whom, how each person wants it, and the letters that carry it."""

from django.db import models
from django.db.models import Q

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.notices.kinds import Way, label_of
from anbinh.foundation.notices.querysets import (
    AddressQuerySet,
    ChosenWayQuerySet,
    NoticeMailQuerySet,
    NoticeQuerySet,
)
from anbinh.foundation.notices.wording import said
from anbinh.foundation.units.models import Unit


class Telling(models.Model):
    """One thing that was told to some people. `sentence` is a message id, `params` fills it; `number` names the record.

    `route` and `keys` lead to it. A telling with a mark (`once`) is told to nobody twice.
    """

    kind = models.CharField(max_length=60)
    sentence = models.TextField()
    params = models.JSONField(default=dict, blank=True)
    number = models.CharField(max_length=60, blank=True)
    route = models.CharField(max_length=80)
    keys = models.JSONField(default=dict, blank=True)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    once = models.CharField(max_length=80, blank=True)

    class Meta:
        indexes = [models.Index(fields=("kind", "once"), condition=~Q(once=""), name="telling_told_once")]

    def __str__(self) -> str:
        return said(self.sentence, self.params)

    @property
    def label(self) -> str:
        """The kind in words."""
        return label_of(self.kind)


class NoticeMail(models.Model):
    """A letter to one person about some notices; what could not be sent is kept with the reason and tried again."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True, db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=300, blank=True)

    objects = NoticeMailQuerySet.as_manager()

    class Meta:
        ordering = ("made_at", "pk")

    def __str__(self) -> str:
        return f"{self.person_id}: {self.made_at:%Y-%m-%d %H:%M}"


class Notice(models.Model):
    """One telling for one person: read or not, and by which way it goes out."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    telling = models.ForeignKey(Telling, on_delete=models.CASCADE, related_name="notices")
    read_at = models.DateTimeField(null=True, blank=True)
    way = models.CharField(max_length=10, choices=Way.choices)
    letter = models.ForeignKey(NoticeMail, null=True, blank=True, on_delete=models.SET_NULL, related_name="notices")

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints = [models.UniqueConstraint(fields=("person", "telling"), name="notice_told_once")]
        indexes = [models.Index(fields=("person", "read_at"), name="notice_unread")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.telling_id}"


class ChosenWay(models.Model):
    """How somebody wants one kind of notice by e-mail, when it is not the kind's own way."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    way = models.CharField(max_length=10, choices=Way.choices)

    objects = ChosenWayQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=("person", "kind"), name="way_chosen_once")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.kind} {self.way}"


class Address(models.Model):
    """Where somebody's letters go; given and taken away by themselves, used for nothing else."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField(max_length=200)

    objects = AddressQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "addresses"

    def __str__(self) -> str:
        return self.email
