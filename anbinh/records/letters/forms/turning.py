"""Why a report is no report of crime."""

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.records.letters.forms.asked import Text


class TurnForm(forms.Form):
    """The reason, and the version of the report that was seen."""

    text = Text(
        label=_("Why this is no report of crime"),
        help_text=_("Whoever reported reads that it went to the book of letters, with its number."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, localize=False)
