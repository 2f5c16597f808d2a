"""What stands on a receipt, typed or scanned."""

import re
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

HEX = re.compile(r"[0-9a-f]+")


class ProofForm(forms.Form):
    """The lines of a receipt; `scanned` takes the whole address of its QR code instead."""

    n = forms.CharField(label=_("Number of the report"), max_length=60, required=False)
    h = forms.CharField(label=_("Hash of the content (SHA-256)"), max_length=90, required=False)
    t = forms.CharField(
        label=_("Moment of signing (UTC)"),
        max_length=40,
        required=False,
        help_text=_("Like 2026-11-24T02:03:04+00:00."),
    )
    s = forms.CharField(label=_("Signature (Ed25519)"), max_length=180, required=False)
    k = forms.CharField(label=_("Key"), max_length=24, required=False)

    def _hex(self, name: str, digits: int) -> str:
        plain = re.sub(r"\s", "", self.cleaned_data[name]).casefold()
        if not HEX.fullmatch(plain) or len(plain) != digits:
            sentence = gettext("There are %(digits)d signs: digits and letters a to f. Compare it with the receipt.")
            raise forms.ValidationError(sentence % {"digits": digits})
        return plain

    def clean_n(self) -> str:
        number = str(self.cleaned_data["n"]).strip()
        if not number:
            raise forms.ValidationError(gettext("Type the number as on the receipt, like 0012/2026/CA-09739."))
        return number

    def clean_h(self) -> str:
        return self._hex("h", 64)

    def clean_s(self) -> str:
        return self._hex("s", 128)

    def clean_k(self) -> str:
        return self._hex("k", 16)

    def clean_t(self) -> datetime:
        try:
            found = datetime.fromisoformat(self.cleaned_data["t"].strip().replace(" ", "+"))
        except ValueError as fault:
            raise forms.ValidationError(gettext("Write the moment as it stands on the receipt.")) from fault
        return found if found.tzinfo else found.replace(tzinfo=UTC)


class ScannedForm(forms.Form):
    """The address that a scanner read from the QR code."""

    scanned = forms.CharField(
        label=_("Address from the QR code"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean_scanned(self) -> dict[str, str]:
        query = parse_qs(urlsplit(self.cleaned_data["scanned"].strip()).query)
        if not {"n", "h", "t", "s", "k"} <= set(query):
            raise forms.ValidationError(gettext("This is not the address of a receipt. Scan its QR code again."))
        return {name: values[0] for name, values in query.items()}
