"""What is typed when a period is closed or opened again."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CloseForm(forms.Form):
    """The figures are final."""

    zero = forms.BooleanField(
        label=_("Nothing happened in this period"),
        required=False,
        help_text=_("Saying so is a report of its own; saying nothing is not."),
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What a reader of the figures should know; above the communes also why it is closed without some."),
    )


class ReopenForm(forms.Form):
    """Something is still to be added."""

    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
