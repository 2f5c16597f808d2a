"""What the unit pages ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _


class OnDay(forms.Form):
    """The day whose units are shown, from the address: `?on=2024-03-06`."""

    on = forms.DateField(
        required=False,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": _("This is not a day. Write it as 06/03/2024.")},
    )
