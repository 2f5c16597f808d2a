"""What the pages of the lists and the time limits ask for."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.catalogue.lists import list_named
from anbinh.kernels.procedure import Language, Limit

DAYS = ["%d/%m/%Y", "%Y-%m-%d"]
NOT_A_DAY = {"invalid": _("This is not a day. Write it as 06/03/2024."), "required": _("Enter the day, as 06/03/2024.")}
NOT_A_TIME = {"invalid": _("This is not a time. Write it as 14:30.")}


class OnDay(forms.Form):
    """The day whose lists are shown, from the address: `?on=2024-03-06`."""

    on = forms.DateField(required=False, input_formats=DAYS, error_messages=NOT_A_DAY)


class Start(forms.Form):
    """From when a limit is counted, and the circumstances its text knows."""

    day = forms.DateField(
        label=_("Day of the start"),
        input_formats=DAYS,
        widget=forms.DateInput(attrs={"inputmode": "numeric", "size": 12}, format="%d/%m/%Y"),
        error_messages=NOT_A_DAY,
    )
    clock = forms.TimeField(
        label=_("Time of day, as 14:30"),
        required=False,
        input_formats=["%H:%M", "%Hh%M", "%H"],
        widget=forms.TimeInput(attrs={"size": 6}, format="%H:%M"),
        error_messages=NOT_A_TIME,
    )
    severity = forms.ChoiceField(label=_("Class of the offence"))
    variant = forms.ChoiceField(label=_("Case"), required=False)
    extension = forms.ChoiceField(label=_("Extensions granted"), required=False)

    def __init__(self, asked: Mapping[str, str] | None, *, limit: Limit, language: Language) -> None:
        super().__init__(asked)
        all_terms = [terms for terms in (limit.terms, *limit.by_class.values()) if terms]
        longest = max(len(terms.extensions) for terms in all_terms)
        choices: dict[str, list[tuple[str, str]]] = {
            "severity": [(one.code, one.label) for one in list_named("severities").items] if limit.by_class else [],
            "variant": [(each.code, each.name.say(language)) for each in limit.variants],
            "extension": [(str(number), str(number)) for number in range(longest + 1)] if longest else [],
        }
        if choices["variant"]:
            choices["variant"].insert(0, ("", str(_("the ordinary case"))))
        for name, known in choices.items():
            if known:
                cast("forms.ChoiceField", self.fields[name]).choices = known
            else:
                del self.fields[name]

    @property
    def start(self) -> datetime:
        """The moment asked for; a day without a time is its 00:00."""
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data.get("clock") or time())
