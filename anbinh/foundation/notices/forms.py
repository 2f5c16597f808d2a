"""How somebody wants to be told."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.notices.kinds import Kind, Way


class WaysForm(forms.Form):
    """An address, and for each kind that concerns the person how it goes there."""

    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        max_length=200,
        help_text=_(
            "Letters hold only the number of a record and the way to it. Leave it empty to get none: notices stay here."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, data: Any = None, *, kinds: Sequence[Kind], ways: Mapping[str, str], email: str) -> None:
        super().__init__(data, initial={"email": email})
        self.kinds = kinds
        for kind in kinds:
            self.fields[kind.name] = forms.ChoiceField(
                label=str(kind.label),
                choices=Way.choices,
                initial=ways.get(kind.name, kind.way),
                widget=forms.RadioSelect,
            )

    @property
    def answers(self) -> dict[str, Any]:
        """The arguments of the command."""
        ways = {kind.name: self.cleaned_data[kind.name] for kind in self.kinds}
        return {"ways": ways, "email": self.cleaned_data["email"]}
