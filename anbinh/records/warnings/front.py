"""The newest warnings in force, for the public front page."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy

from anbinh.foundation.web import words
from anbinh.foundation.web.front import Board, Line
from anbinh.records.warnings.models import Edition

MOST = 3


def newest(*, on: date) -> Board | None:
    """Three at most; nothing where none is in force."""
    found = Edition.objects.newest().in_force(on)[:MOST]
    lines = [
        Line(one.title, reverse("alerts:page", kwargs={"key": one.warning_id}), words.day(one.sent_at)) for one in found
    ]
    if not lines:
        return None
    return Board(gettext_lazy("Crime warnings"), lines, reverse("alerts:index"), gettext_lazy("All warnings"))
