"""A night that failed is loud on every page of the administrators, until one goes well."""

from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from anbinh.config.nightly.models import Night
from anbinh.foundation.web.alarms import Alarm
from anbinh.foundation.web.words import day


def failed_night(person: Any, *, on: date, at: datetime) -> Alarm | None:  # noqa: ARG001 (called as all of its kind are)
    """The last night, when it was broken off or one of its jobs failed."""
    if not person.may("accounts.manage", on=on):
        return None
    last = Night.objects.newest_first().first()
    if last is None or last.under_way or last.is_done:
        return None
    sentence = _("The nightly work of %(day)s failed.") % {"day": day(last.day)}
    return Alarm(sentence, reverse("nightly:nights"), _("See what failed"))
