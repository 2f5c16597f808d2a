"""Requests to open that wait are told to the custodians on every page, until one of them answers."""

from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.sealing.access import OPEN
from anbinh.foundation.sealing.models import Request
from anbinh.foundation.web.alarms import Alarm
from anbinh.foundation.web.words import number


def requests_waiting(person: Person, *, on: date, at: datetime) -> Alarm | None:  # noqa: ARG001 (called as all of its kind are)
    """How many officers wait for somebody who may open."""
    if not person.may(OPEN, on=on):
        return None
    waiting = Request.objects.visible_to(person, on=on).waiting().others_than(person).count()
    if not waiting:
        return None
    sentence = ngettext(
        "%(all)s request to open an envelope waits for an answer.",
        "%(all)s requests to open an envelope wait for an answer.",
        waiting,
    )
    return Alarm(sentence % {"all": number(waiting)}, reverse("sealing:requests"), _("Answer"), "near")
