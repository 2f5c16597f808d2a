"""What the log page asks for."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.verbs import all_verbs
from anbinh.foundation.web.forms import UnitPicker


def verb_choices() -> Iterable[tuple[str, str]]:
    """Every verb by its label."""
    yield "", str(_("everything that happened"))
    yield from sorted(((verb.name, str(verb.label)) for verb in all_verbs()), key=lambda choice: choice[1])


class Day(forms.DateField):
    """A day typed as people write it, or as a link carries it."""

    def __init__(self, **options: Any) -> None:
        invalid = {"invalid": _("This is not a day. Write it as 06/03/2024.")}
        formats = ["%d/%m/%Y", "%Y-%m-%d"]
        box = forms.DateInput(attrs={"inputmode": "numeric", "size": 12}, format="%d/%m/%Y")
        super().__init__(required=False, input_formats=formats, widget=box, error_messages=invalid, **options)


class LogFilter(forms.Form):
    """Which entries to show; every field may stay empty."""

    verb = forms.ChoiceField(label=_("What happened"), choices=verb_choices, required=False)
    unit = forms.CharField(label=_("Unit code"), required=False, max_length=40, widget=UnitPicker())
    first = Day(label=_("From day, as 06/03/2024"))
    last = Day(label=_("To day"))
