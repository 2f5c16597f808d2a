"""Which period the situation is asked of."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.web.words import language
from anbinh.kernels.figures import FigureError, Period
from anbinh.kernels.figures.periods import containing, named

SCHEME = "nd09"


class PeriodForm(forms.Form):
    """A period of the scheme of the reports; without one, the year that runs."""

    ky = forms.CharField(
        label=_("Period"),
        required=False,
        max_length=40,
        help_text=_("2023, 2023-H1, 2023-Q2 or 2023-06."),
    )

    def __init__(self, data: Any = None, *, on: date) -> None:
        super().__init__(data)
        self.on = on
        self.period: Period = containing(SCHEME, "year", on)
        if data is not None:
            self.full_clean()

    def clean_ky(self) -> str:
        """The period that is named."""
        text = str(self.cleaned_data["ky"]).strip().upper()
        if text:
            try:
                self.period = named(SCHEME, text)
            except FigureError as fault:
                raise forms.ValidationError(fault.say(language())) from fault
        return text
