"""Who takes over from units that ended and left nobody."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from anbinh.foundation.units.models import Unit
from anbinh.records.intake.forms.fields import UnitField

PREFIX = "heir_"


class HeirsForm(forms.Form):
    """One question for each unit without a successor; left empty, its reports stay where they are."""

    def __init__(self, data: Any = None, *, orphaned: Sequence[Unit], on: date) -> None:
        super().__init__(data)
        for unit in orphaned:
            field = UnitField(
                label=_("Who takes over from %(unit)s (%(code)s)") % {"unit": unit.name, "code": unit.code},
                required=False,
            )
            field.on = on
            self.fields[f"{PREFIX}{unit.pk}"] = field

    @property
    def heirs(self) -> dict[int, Unit]:
        """The unit named for each unit, by key."""
        return {int(name.removeprefix(PREFIX)): unit for name, unit in self.cleaned_data.items() if unit is not None}


def run_asked(text: str) -> datetime | None:
    """The moment of one run of handing over, as an address carries it."""
    try:
        found = parse_datetime(text.replace(" ", "+"))
    except ValueError:
        return None
    return found if found is not None and timezone.is_aware(found) else None
