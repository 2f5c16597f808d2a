"""What the public side keeps: which forms were sent already, and how many came in which minute. No address, no name."""

from django.db import models

from anbinh.records.intake.models import Report
from anbinh.records.receipts.querysets import CountQuerySet, SendingQuerySet


class Sending(models.Model):
    """A form that was sent: a keyed hash of its own number, so that pressing twice makes one report."""

    mark = models.CharField(max_length=32, unique=True)
    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="sending")
    at = models.DateTimeField()

    objects = SendingQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.report_id} {self.at}"


class Count(models.Model):
    """How many of one thing came in one minute, or that one thing was used up; forgotten after two days."""

    name = models.CharField(max_length=40)
    minute = models.BigIntegerField(db_index=True)
    number = models.PositiveIntegerField(default=0)

    objects = CountQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=("name", "minute"), name="count_once_a_minute")]

    def __str__(self) -> str:
        return f"{self.name} {self.minute}: {self.number}"
