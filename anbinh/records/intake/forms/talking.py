"""What an officer writes to the reporter, and why a reporter is protected."""

from django import forms
from django.utils.translation import gettext_lazy as _


class MessageForm(forms.Form):
    """A message to the reporter."""

    text = forms.CharField(
        label=_("Your message"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The reporter reads it behind their code. Ask for nothing that would tell others who they are."),
    )


class ProtectForm(forms.Form):
    """Why a reporter is protected; it stays in the journal of the envelope."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("At least 10 characters. It stays in the journal. Write no personal data."),
    )
