"""Whom a case can be given to: those who may handle cases, office by office, within the reach of whoever asks."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.records.intake.officers import offices_of


def officers_for(now: Person | None, *, by: Person | None, on: date) -> list[tuple[str, Any]]:
    """Nobody yet, whoever has it now, and everybody it may be given to."""
    offices = offices_of(by, on=on, within="cases.handle", doing=["cases.handle"]) if by is not None else []
    known = {key for _office, people in offices for key, _name in people}
    present = [(str(now.pk), str(now))] if now is not None and str(now.pk) not in known else []
    return [("", _("nobody yet")), *present, *offices]


def officer_of(key: str) -> Person:
    """The officer of a choice."""
    found: Person = Person.objects.get(pk=int(key))
    return found
