"""What the log page asks for."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.verbs import all_verbs


def verb_choices() -> Iterable[tuple[str, str]]:
    """Every verb by its label."""
    yield "", str(_("everything that happened"))
    yield from sorted(((verb.name, str(verb.label)) for verb in all_verbs()), key=lambda choice: choice[1])


class LogFilter(forms.Form):
    """Which entries to show; every field may stay empty."""

    verb = forms.ChoiceField(label=_("What happened"), choices=verb_choices, required=False)
    unit = forms.CharField(label=_("Unit code"), required=False, max_length=40)
    first = forms.DateField(label=_("From day"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label=_("To day"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
