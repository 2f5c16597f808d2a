"""What the unit pages ask for, and the field of every form that asks for a unit."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.units.models import Unit
from anbinh.foundation.units.rules import short_name
from anbinh.foundation.web.forms import UnitPicker


class OnDay(forms.Form):
    """The day whose units are shown, from the address: `?on=2024-03-06`."""

    on = forms.DateField(
        required=False,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": _("This is not a day. Write it as 06/03/2024.")},
    )


class UnitField(forms.CharField):
    """A unit of the day, by its code or its name; cleaned to the unit, or None."""

    widget = UnitPicker

    def __init__(self, **options: Any) -> None:
        self.on: date | None = None
        options.setdefault("help_text", _("Its code, or its name; diacritics are not needed."))
        super().__init__(max_length=200, **options)

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value) or "").strip()
        if not text:
            return None
        assert self.on is not None, "the form tells the day"
        found = as_accented(list(Unit.objects.on(self.on).known_as(text).with_parents()[:12]), text)[:6]
        if not found:
            raise forms.ValidationError(
                _("No unit of that day has this code or name. Look it up in the list of units.")
            )
        if len(found) > 1:
            choices = "; ".join(f"{unit.code}: {unit}, {unit.parent or ''}" for unit in found)
            raise forms.ValidationError(
                _("Several units have this name. Type the code: %(choices)s") % {"choices": choices}
            )
        return found[0]


def as_accented(units: list[Unit], text: str) -> list[Unit]:
    """Of several, only those written as in the text, where it has diacritics: `Vân Phúc` is not `Vạn Phúc`."""
    written = text.casefold()
    exact = [unit for unit in units if short_name(unit.name).casefold() in written]
    return exact if exact and not written.isascii() else units
