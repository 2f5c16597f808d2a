"""What can be followed up: telephones, accounts, links, plates, and what was lost. Nothing that is told is refused."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.web import words
from anbinh.kernels.identifiers import Identifier, Kind, NotAnIdentifier, extract, normalise
from anbinh.kernels.sheets.amounts import money
from anbinh.kernels.sheets.errors import Unfit
from anbinh.kernels.vietnamese.letters import fold
from anbinh.records.receipts.forms.steps import StepForm, Told, lines

KINDS = {"phones": Kind.PHONE, "accounts": Kind.ACCOUNT, "links": Kind.URL, "plates": Kind.PLATE}


class _Lines(forms.CharField):
    """One thing a line."""

    def __init__(self, **options: Any) -> None:
        attrs = {"rows": 2, "autocomplete": "off", "spellcheck": "false"}
        super().__init__(required=False, max_length=1500, widget=forms.Textarea(attrs=attrs), **options)


class MarksForm(StepForm):
    """Telephones, accounts, links, plates, damage; each may be left empty."""

    title = _("Numbers, accounts, links")
    phones = _Lines(label=_("Telephone numbers of those who did it"), help_text=_("One a line. Leave out your own."))
    accounts = _Lines(
        label=_("Bank accounts or wallets that received money"),
        help_text=_("One a line: the number, then the bank, for example 0123456789 Vietcombank."),
    )
    links = _Lines(label=_("Web addresses, account names"), help_text=_("One a line: a link, a Facebook or Zalo name."))
    plates = _Lines(label=_("Number plates"), help_text=_("One a line, as far as you remember them."))
    damage = forms.CharField(
        label=_("What was lost"),
        required=False,
        max_length=300,
        help_text=_("Money or things, roughly, for example 45 million đồng, or a red Vision motorcycle."),
    )

    @property
    def identifiers(self) -> tuple[Identifier, ...]:
        """What could be read; what could not stays in the words of the report."""
        found = {(one.kind, one.value): one for name in KINDS for one in self._read(name)}
        return tuple(found.values())

    def _read(self, name: str) -> Iterator[Identifier]:
        for line in lines(self.cleaned_data[name]):
            mentions = [mention.identifier for mention in extract(line)]
            try:
                yield normalise(KINDS[name], line)
            except NotAnIdentifier:
                yield from mentions

    @property
    def amount(self) -> int | None:
        """The damage in đồng where it is an amount."""
        try:
            return money(self.cleaned_data["damage"], scale=1, fold=fold)
        except Unfit:
            return None

    @property
    def as_told(self) -> str:
        """Every line as it was typed, for the text of the report."""
        said = [f"{self.fields[name].label}: {'; '.join(lines(self.cleaned_data[name]))}" for name in self._given()]
        return "\n".join(said)

    def _given(self) -> list[str]:
        return [name for name in KINDS if lines(self.cleaned_data[name])]

    def told(self) -> Told:
        rows: Told = [(self.fields[name].label, "\n".join(lines(self.cleaned_data[name]))) for name in self._given()]
        if damage := self.cleaned_data["damage"].strip():
            amount = self.amount
            rows.append((self.fields["damage"].label, f"{words.number(amount)} đồng" if amount is not None else damage))
        return rows or [(self.title, str(_("none")))]
