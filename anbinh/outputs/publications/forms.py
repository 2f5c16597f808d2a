"""What is typed when published figures are withdrawn."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PublishForm(forms.Form):
    """Nothing to type: pressing the button is the decision."""


class WithdrawForm(forms.Form):
    """People may have kept what was published."""

    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
