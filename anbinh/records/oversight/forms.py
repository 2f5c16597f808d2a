"""What is asked about an inspection."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.forms import (
    EntryForm,
    NoteForm,
    Number,
    PaperForm,
    StepForm,
    TakeBackForm,
    Text,
    choose,
)
from anbinh.foundation.files.forms import FilesField
from anbinh.foundation.units.forms import UnitField
from anbinh.foundation.web.forms import DayField
from anbinh.records.oversight.models import Drawable, Finding, Kind, Recommendation, Topic
from anbinh.records.oversight.suggesting import Line


class OpenForm(EntryForm):
    """An inspection is opened."""

    unit = UnitField(label=_("Unit inspected"))
    kind = forms.ChoiceField(label=_("Kind of inspection"), choices=Kind.choices)
    topic = forms.ChoiceField(label=_("What is inspected"), choices=Topic.choices)
    scope = Text(label=_("What is looked at"))
    period_from = DayField(label=_("First day looked at"))
    period_to = DayField(label=_("Last day looked at"))
    team = Text(label=_("Team"), required=False, help_text=_("Posts and offices, as the decision names them."))
    on = DayField(label=_("Day of the decision"))
    number = Number(label=_("Number of the decision"))
    uploads = FilesField(label=_("Papers, photos, recordings"), office=True, required=False)

    def prepare(self) -> None:
        today = self.asked.on
        for name, day in {"on": today, "period_from": date(today.year, 1, 1), "period_to": today}.items():
            self.initial.setdefault(name, day)


class BeginForm(PaperForm):
    """What was planned is opened by decision."""

    team = Text(label=_("Team"), help_text=_("Posts and offices, as the decision names them."))
    number = Number(label=_("Number of the decision"))
    field_order: tuple[str, ...] = ("team", "text", "number", "on", "uploads", "version")


class SeedForm(PaperForm):
    """The seed, and what is to be drawn."""

    book = forms.ChoiceField(label=_("Draw from"), choices=Drawable.choices)
    size = forms.IntegerField(label=_("How many"), min_value=1, max_value=200, initial=10)
    seed = forms.CharField(
        label=_("Seed"),
        max_length=60,
        help_text=_("8 to 60 letters, digits, or . : / + - without spaces, for example XSMB-2026-11-13-46392."),
    )
    text = Text(label=_("Where the seed comes from"))
    field_order: tuple[str, ...] = ("book", "size", "seed", "text", "number", "on", "uploads", "version")


class FindingForm(PaperForm):
    """What was found."""

    kind = forms.ChoiceField(label=_("Kind of finding"), choices=Finding.Kind.choices, widget=forms.RadioSelect)
    text = Text(label=_("What was found"))
    about = forms.CharField(
        label=_("Number in its book"), max_length=60, required=False, help_text=_("As its book writes it.")
    )
    field_order: tuple[str, ...] = ("kind", "text", "about", "number", "on", "uploads", "version")


class RecommendForm(PaperForm):
    """What the unit is to do."""

    text = Text(label=_("What is recommended"))
    due_on = DayField(label=_("To be done by"))
    field_order: tuple[str, ...] = ("text", "due_on", "number", "on", "uploads", "version")


class ConcludeForm(PaperForm):
    """The conclusion."""

    text = Text(label=_("Conclusion"))


class FulfilForm(PaperForm):
    """Which recommendation was followed, and how."""

    recommendation = forms.ChoiceField(label=_("Recommendation"), widget=forms.RadioSelect)
    text = Text(label=_("What the unit did"))
    field_order: tuple[str, ...] = ("recommendation", "text", "number", "on", "uploads", "version")

    def prepare(self) -> None:
        self.open: dict[str, Recommendation] = {
            str(one.pk): one for one in Recommendation.objects.standing(self.asked.record).open()
        }
        choose(self, "recommendation", [(key, one.text) for key, one in self.open.items()])

    def clean_recommendation(self) -> Recommendation:
        key: str = self.cleaned_data["recommendation"]
        return self.open[key]


class PlanForm(forms.Form):
    """Which of the suggested units go into the plan."""

    units = forms.MultipleChoiceField(widget=forms.MultipleHiddenInput)
    topic = forms.ChoiceField(label=_("What is inspected"), choices=Topic.choices)
    due_on = DayField(label=_("To be held by"))

    def __init__(self, data: Any = None, *, on: date, lines: Sequence[Line]) -> None:
        super().__init__(data, initial={"due_on": date(on.year, 12, 31)})
        self.lines = {line.unit.code: line for line in lines}
        choose(self, "units", [(code, line.unit.name) for code, line in self.lines.items()])
        self.fields["units"].error_messages["required"] = _("Choose at least one unit.")

    @property
    def answers(self) -> dict[str, Any]:
        """The arguments of the command; what was counted is kept as the reason."""
        chosen = [self.lines[code] for code in self.cleaned_data["units"]]
        reason = "\n".join(f"{line.unit.name}: {line.reason}" for line in chosen)
        return {
            "units": [line.unit for line in chosen],
            "topic": self.cleaned_data["topic"],
            "due_on": self.cleaned_data["due_on"],
            "reason": reason,
        }


FORMS: dict[str, type[StepForm]] = {
    "begin": BeginForm,
    "seed": SeedForm,
    "draw": PaperForm,
    "find": FindingForm,
    "recommend": RecommendForm,
    "conclude": ConcludeForm,
    "fulfil": FulfilForm,
    "close": PaperForm,
    "note": NoteForm,
    "take_back": TakeBackForm,
}
