"""Entries told as the timeline of a record: each a sentence with its day and its name, corrections visible."""

from collections.abc import Iterable

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _

from anbinh.foundation.journal.models import Entry
from anbinh.foundation.web.timeline import Item


def timeline_of(subject: models.Model) -> list[Item]:
    """The history of one record, newest first; what was taken back stands struck, with its reason."""
    return told(Entry.objects.about(subject).with_names().newest_first())


def told(entries: Iterable[Entry]) -> list[Item]:
    """Entries as timeline items."""
    return [_item(entry) for entry in entries]


def _item(entry: Entry) -> Item:
    correction = getattr(entry, "reversed_by", None)
    return Item(
        sentence=entry.sentence,
        at=entry.recorded_at,
        by=str(entry.by) if entry.by else _("the system"),
        reason=entry.reason,
        struck=correction is not None,
        href=reverse("journal:entry", args=[entry.pk]),
        detail=str(entry.unit),
    )
