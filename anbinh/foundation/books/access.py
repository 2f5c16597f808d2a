"""Whether somebody's posts let them do something in a unit."""

from datetime import datetime

from django.utils import timezone

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.units.models import Unit


def allowed(person: Person, permission: str, unit: Unit, *, at: datetime) -> bool:
    """Somebody's posts let them do this in the unit."""
    today = timezone.localtime(at).date()
    return person.may(permission, on=today) and person.reach(on=today, permission=permission).covers(unit)
