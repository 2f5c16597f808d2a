"""The code of a receipt, and what its holder writes to the officers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.files.forms import FilesField, WithFiles
from anbinh.records.intake import proofs

FILES_LATER = _(
    "Very many files are coming in just now, so these were not taken yet. Choose them again when it is time, or go on "
    "without them and add them later."
)


class CodeForm(forms.Form):
    """Sixteen digits, however they are typed. `unsent` carries a message along whose page had expired."""

    code = forms.CharField(
        label=_("Code of the receipt"),
        max_length=60,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}),
        help_text=_("Sixteen digits in four groups; spaces do not matter."),
        error_messages={"required": _("Type the sixteen digits of the code.")},
    )
    unsent = forms.CharField(required=False, max_length=6000, widget=forms.HiddenInput)

    def clean_code(self) -> str:
        code = proofs.plain_code(self.cleaned_data["code"])
        if not code:
            number = sum(letter.isdigit() for letter in self.cleaned_data["code"])
            sentence = _("The code has sixteen digits; there are %(number)d. Compare it with the receipt.")
            raise forms.ValidationError(sentence % {"number": number})
        return code


class WriteForm(WithFiles):
    """A message, files, or both."""

    text = forms.CharField(
        label=_("Your message"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "Everybody who handles the report reads it. To stay unknown, write no name and nothing by which "
            "you can be recognised."
        ),
    )
    attachments = FilesField(label=_("Files"), required=False, most=10)
    # Of the page that was filled in, so that pressing twice makes one message.
    token = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not cleaned.get("text", "").strip() and not cleaned.get("attachments"):
            self.add_error("text", _("Write a message, or choose a file."))
        return cleaned
