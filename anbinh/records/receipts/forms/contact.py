"""Who reports: sealed for the identity custodians, kept nowhere else."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.web import words
from anbinh.kernels.identifiers import NotACitizenNumber, NotAnIdentifier, normalise, parse_number
from anbinh.records.receipts.forms.steps import StepForm, Told

FIELDS = ("full_name", "phone", "number", "address")


class ContactForm(StepForm):
    """Name, telephone, number, address; and the organisation one speaks for, which is not sealed."""

    title = _("Who you are")
    full_name = forms.CharField(
        label=_("Full name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your full name, or go back to the first page and choose without a name.")},
    )
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
        error_messages={"required": _("Write a telephone at which officers may call you.")},
    )
    number = forms.CharField(
        label=_("Personal number"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("The 12 digits of the identity card, if you have it at hand."),
    )
    address = forms.CharField(
        label=_("Address"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    organisation = forms.CharField(
        label=_("Organisation you report for"),
        required=False,
        max_length=200,
        help_text=_("Only when you speak for one. Its name is not sealed: officers read it."),
    )
    consent = forms.BooleanField(
        label=_(
            "I agree that these lines are sealed for the identity custodians, who open them only for this report, with "
            "a reason that I can read."
        ),
        error_messages={
            "required": _("Without your consent nothing can be sealed. You can also report without a name.")
        },
    )

    def clean_phone(self) -> str:
        typed = str(self.cleaned_data["phone"])
        try:
            return normalise("phone", typed).shown
        except NotAnIdentifier as fault:
            raise forms.ValidationError(fault.say("en" if words.language() == "en" else "vi")) from fault

    def clean_number(self) -> str:
        typed = str(self.cleaned_data["number"])
        if not typed.strip():
            return ""
        try:
            return parse_number(typed).value
        except NotACitizenNumber as fault:
            raise forms.ValidationError(fault.say("en" if words.language() == "en" else "vi")) from fault

    @property
    def reporter(self) -> dict[str, str]:
        """What is sealed."""
        said: dict[str, Any] = self.cleaned_data
        return {name: said[name].strip() for name in FIELDS if said.get(name, "").strip()}

    def told(self) -> Told:
        rows: Told = [(self.fields[name].label, value) for name, value in self.reporter.items()]
        if organisation := self.cleaned_data["organisation"].strip():
            rows.append((gettext("Organisation you report for"), organisation))
        return rows
