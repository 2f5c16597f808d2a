"""What a custodian types: passphrases, reasons, what was read before an act. The commands check again."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.sealing.cipher import written
from anbinh.foundation.sealing.rules import SHORTEST_PASSPHRASE
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web.forms import UnitPicker


class PassphraseField(forms.CharField):
    """A passphrase: never shown again, never proposed by the browser, spaces kept as typed."""

    def __init__(self, **options: Any) -> None:
        attrs = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}
        options.setdefault("widget", forms.PasswordInput(attrs=attrs))
        super().__init__(strip=False, max_length=300, **options)


class ReasonField(forms.CharField):
    """Why: it stays in the journal, so it names nobody."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Reason"))
        options.setdefault("help_text", _("At least 10 characters. It stays in the journal. Write no personal data."))
        super().__init__(max_length=300, widget=forms.Textarea(attrs={"rows": 3}), **options)


class SetUpForm(forms.Form):
    """A new passphrase, twice."""

    passphrase = PassphraseField(label=_("Passphrase"))
    again = PassphraseField(label=_("Passphrase, once more"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passphrase"].help_text = _(
            "At least %(number)s characters: five or six words that do not belong together. Not your sign-in password."
        ) % {"number": SHORTEST_PASSPHRASE}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "again" in cleaned and written(cleaned.get("passphrase", "")) != written(cleaned.pop("again")):
            self.add_error("again", _("The two passphrases differ. Type both again."))
        return cleaned


class ChangeForm(SetUpForm):
    """The present passphrase, and a new one twice."""

    old = PassphraseField(label=_("Present passphrase"))
    field_order = ("old", "passphrase", "again")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passphrase"].label = _("New passphrase")
        self.fields["again"].label = _("New passphrase, once more")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        cleaned["new"] = cleaned.pop("passphrase", "")
        return cleaned


class OpenForm(forms.Form):
    """What opening an envelope takes."""

    reason = ReasonField()
    passphrase = PassphraseField(label=_("Your passphrase"))


class AdmitForm(forms.Form):
    """One's own passphrase, to seal for a colleague."""

    passphrase = PassphraseField(label=_("Your passphrase"))


class ReasonForm(forms.Form):
    """A reason alone."""

    reason = ReasonField()


class HandForm(OpenForm):
    """To which unit an envelope goes, and why."""

    unit = forms.CharField(
        label=_("To the unit"), widget=UnitPicker, help_text=_("Its code, or its name; diacritics are not needed.")
    )
    field_order = ("unit", "reason", "passphrase")

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on

    def clean_unit(self) -> Unit:
        """The one unit of the day with this code or name."""
        found = list(Unit.objects.on(self.on).known_as(self.cleaned_data["unit"]).with_parents()[:6])
        if not found:
            raise forms.ValidationError(
                _("No unit of that day has this code or name. Look it up in the list of units.")
            )
        if len(found) > 1:
            choices = "; ".join(f"{unit.code}: {unit}, {unit.parent or ''}" for unit in found)
            raise forms.ValidationError(
                _("Several units have this name. Type the code: %(choices)s"), params={"choices": choices}
            )
        return found[0]


class AcknowledgingForm(forms.Form):
    """An act after which something hangs by a thread: the number that was read comes back with the tick."""

    acknowledged = forms.IntegerField(widget=forms.HiddenInput, localize=False)
    understood = forms.BooleanField(label=_("I have read what will be left"))

    def __init__(self, data: Any = None, *, number: int) -> None:
        super().__init__(data, initial={"acknowledged": number})
        if not number:
            del self.fields["understood"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        cleaned.pop("understood", None)
        return cleaned


class LostForm(AcknowledgingForm):
    """Giving up a key."""


class DismissForm(AcknowledgingForm):
    """Withdrawing a key."""

    reason = ReasonField()
    passphrase = PassphraseField(label=_("Your passphrase"))
    field_order = ("reason", "passphrase", "understood")
