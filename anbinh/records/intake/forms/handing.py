"""Who takes over from units that ended and left nobody."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
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
