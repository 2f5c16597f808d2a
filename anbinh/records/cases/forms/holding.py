"""What is asked about somebody held: initials, the measure, and above all the hour."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.forms import Number, choose
from anbinh.foundation.web.forms import DayField
from anbinh.records.cases import rules
from anbinh.records.cases.forms.asked import ActForm, Moment, WhenForm
from anbinh.records.cases.models import Measure


class HoldForm(Moment):
    """Who is held, under which measure, since when."""

    moment = "started_at"

    initials = forms.CharField(
        label=_("Initials"),
        max_length=16,
        help_text=_("Capitals with full stops, for example N.V.A.; a number tells two of one case apart: N.V.A. 2"),
    )
    kind = forms.ChoiceField(label=_("Measure"), widget=forms.RadioSelect, choices=Measure.Kind.choices)
    day = DayField(label=_("Day it began"), required=False, help_text=_("Leave empty for today."))
    clock = forms.CharField(
        label=_("Hour it began"), max_length=10, help_text=_("For example 14:05. Every time limit counts from it.")
    )
    number = Number(label=_("Number of the decision or order"))

    def __init__(self, data: Any = None, *, on: date) -> None:
        super().__init__(data)
        self.on = on

    @property
    def today(self) -> date:
        return self.on

    def clean_initials(self) -> str:
        initials = str(self.cleaned_data["initials"]).strip()
        if not rules.is_initials(initials):
            raise forms.ValidationError(_("Write initials only, as capitals with full stops, for example N.V.A."))
        return initials

    @property
    def answers(self) -> dict[str, Any]:
        """The arguments of the command."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"day", "clock"}}


class HourForm(WhenForm):
    """Only when."""


class ExtendForm(WhenForm):
    """A paper with its number: the decision that extends, the order sent for approval."""

    number = Number()
    field_order: tuple[str, ...] = ("number", "day", "clock", "version")


class ContinueForm(ExtendForm):
    """Which measure comes next."""

    kind = forms.ChoiceField(label=_("Next measure"), widget=forms.RadioSelect)
    field_order: tuple[str, ...] = ("kind", "number", "day", "clock", "version")

    def prepare(self) -> None:
        held = self.asked.subject
        assert isinstance(held, Measure), "only a measure is followed by another"
        known = rules.NEXT.get(held.kind, ())
        choose(self, "kind", [pair for pair in Measure.Kind.choices if pair[0] in known])


class EndForm(WhenForm):
    """How it ended."""

    ending = forms.ChoiceField(
        label=_("How it ends"),
        widget=forms.RadioSelect,
        choices=[pair for pair in Measure.Ending.choices if pair[0] != Measure.Ending.CONTINUED],
        initial=Measure.Ending.RELEASED,
    )
    field_order: tuple[str, ...] = ("ending", "day", "clock", "version")


CUSTODY_FORMS: dict[str, type[ActForm]] = {
    "ask": ExtendForm,
    "approve": HourForm,
    "refuse": HourForm,
    "tell_family": HourForm,
    "extend": ExtendForm,
    "continue_as": ContinueForm,
    "end": EndForm,
}
