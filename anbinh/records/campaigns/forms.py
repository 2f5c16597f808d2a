"""What is asked about a campaign, and of a unit that takes part."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.forms import EntryForm, NoteForm, Number, PaperForm, StepForm, TakeBackForm, Text, choose
from anbinh.foundation.files.forms import FilesField
from anbinh.foundation.units.forms import UnitField
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web.forms import DayField
from anbinh.records.campaigns import goals, measures, rules
from anbinh.records.campaigns.models import Aim, Daily, Goal, Part
from anbinh.records.campaigns.progress import Progress

PHASES_HELP = _(
    "One phase a line, for example 15/12/2023 - 14/01/2024: First phase. Leave it empty when there is only one."
)


class PhasesField(forms.CharField):
    """Phases, one a line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=_("Phases"),
            required=False,
            help_text=PHASES_HELP,
            widget=forms.Textarea(attrs={"rows": 3}),
            max_length=4000,
            **options,
        )

    def clean(self, value: Any) -> list[rules.Phase]:
        try:
            return rules.phases(super().clean(value) or "")
        except rules.BadPhase as fault:
            sentence = _("Line %(number)s is no phase. Write it as 15/12/2023 - 14/01/2024: First phase, in order.")
            raise forms.ValidationError(sentence % {"number": fault.number}) from fault


class UnitsField(forms.CharField):
    """Units of the day, one a line, by code or name."""

    def __init__(self, **options: Any) -> None:
        self.on: Any = None
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 4}), max_length=20_000, **options)

    def clean(self, value: Any) -> list[Unit]:
        lines = [line for line in (super().clean(value) or "").splitlines() if line.strip()]
        one = UnitField()
        one.on = self.on
        return [self._unit(one, line) for line in lines]

    def _unit(self, one: UnitField, line: str) -> Unit:
        try:
            found: Unit = one.clean(line)
        except forms.ValidationError as fault:
            raise forms.ValidationError([f"{line.strip()}: {text}" for text in fault.messages]) from fault
        return found


class CampaignFields(forms.Form):
    """What the book says of a campaign."""

    name = forms.CharField(label=_("Name of the campaign"), max_length=200)
    about = Text(label=_("Aims"), help_text=_("What it is against, where, and what it should bring."))
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"))
    phases = PhasesField()


class OpenForm(CampaignFields, EntryForm):
    """A campaign is opened by its plan."""

    unit = UnitField(label=_("Unit that directs it"))
    on = DayField(label=_("Day of the plan"))
    number = Number(label=_("Number of the plan"))
    uploads = FilesField(label=_("Papers, photos, recordings"), office=True, required=False)
    field_order: tuple[str, ...] = (
        "name",
        "about",
        "starts_on",
        "ends_on",
        "phases",
        "unit",
        "on",
        "number",
        "uploads",
    )

    def prepare(self) -> None:
        self.initial.setdefault("on", self.asked.on)


class EnlistForm(PaperForm):
    """Which units are added."""

    everyone = forms.BooleanField(label=_("Every commune and ward of today"), required=False)
    units = UnitsField(
        label=_("Or these units"), help_text=_("One a line, by code or name; diacritics are not needed.")
    )
    field_order: tuple[str, ...] = ("everyone", "units", "text", "number", "on", "uploads", "version")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("everyone"):
            cleaned["units"] = list(Unit.objects.on(self.asked.on).communes())
        elif not cleaned.get("units") and "units" not in self.errors:
            self.add_error("units", _("Choose at least one unit."))
        return cleaned

    @property
    def answers(self) -> dict[str, Any]:
        return {name: value for name, value in super().answers.items() if name != "everyone"}


class ReleaseForm(PaperForm):
    """Which unit is taken out, and why."""

    part = forms.ChoiceField(label=_("Unit"))
    text = Text(label=_("Ground"))
    field_order: tuple[str, ...] = ("part", "text", "number", "on", "uploads", "version")

    def prepare(self) -> None:
        self.parts = {str(part.pk): part for part in Part.objects.of(self.asked.record).joined()}
        choose(self, "part", [(key, part.unit.name) for key, part in self.parts.items()])

    @property
    def answers(self) -> dict[str, Any]:
        answers = super().answers
        return {**answers, "part": self.parts[answers["part"]]}


class GoalForm(PaperForm):
    """What is aimed at."""

    figure = forms.ChoiceField(label=_("Figure"))
    aim = forms.ChoiceField(label=_("Aim"), choices=Aim.choices, widget=forms.RadioSelect)
    value = forms.DecimalField(
        label=_("Value"),
        max_digits=12,
        decimal_places=2,
        localize=True,
        help_text=_("For a rate the percentage: 85 for 85 %."),
    )
    field_order: tuple[str, ...] = ("figure", "aim", "value", "text", "number", "on", "uploads", "version")

    def prepare(self) -> None:
        choose(self, "figure", goals.choices())
        self.initial.setdefault("aim", Aim.AT_LEAST)


class DropGoalForm(PaperForm):
    """Which target is dropped."""

    figure = forms.ChoiceField(label=_("Target"))
    field_order: tuple[str, ...] = ("figure", "text", "number", "on", "uploads", "version")

    def prepare(self) -> None:
        standing = Goal.objects.of(self.asked.record)
        choose(
            self,
            "figure",
            [(one.figure, f"{goals.name_of(one.figure)}: {goals.aim_in_words(one)}") for one in standing],
        )


class CloseForm(PaperForm):
    """The closing report, drafted from the numbers."""

    text = Text(label=_("Closing report"), rows=16)

    def prepare(self) -> None:
        self.initial.setdefault("text", Progress(self.asked.record, on=self.asked.on).draft)


class ReopenForm(PaperForm):
    """Why it is opened again."""

    text = Text(label=_("Ground"))


class CorrectForm(CampaignFields, StepForm):
    """Every field as it stands; why it is changed."""

    reason = Text(label=_("Why it is corrected"), rows=3)

    def prepare(self) -> None:
        campaign = self.asked.record
        for name in ("name", "about", "starts_on", "ends_on"):
            self.initial[name] = getattr(campaign, name)
        self.initial["phases"] = rules.written(campaign.phases)

    @property
    def answers(self) -> dict[str, Any]:
        answers = super().answers
        reason, phases = answers.pop("reason"), answers.pop("phases")
        rows = [[one.name, one.starts_on.isoformat(), one.ends_on.isoformat()] for one in phases]
        return {"values": {**answers, "phase_rows": rows}, "reason": reason}


class ReportForm(PaperForm):
    """The numbers of a day; empty boxes count as nothing."""

    def prepare(self) -> None:
        keys = list(measures.numbered())
        for key in keys:
            label = capfirst(measures.label_of(key))
            self.fields[box_of(key)] = forms.IntegerField(label=label, required=False, min_value=0, max_value=100_000)
        self.order_fields(["on", *(box_of(key) for key in keys), "text", "number", "uploads", "version"])
        there = Daily.objects.on_day(self.asked.record, self.asked.on)
        for key, value in (there.numbers if there else {}).items():
            self.initial[box_of(key)] = value

    @property
    def answers(self) -> dict[str, Any]:
        answers = super().answers
        numbers = {key: answers.pop(box_of(key)) or 0 for key in measures.numbered()}
        return {**answers, "numbers": numbers}


def box_of(key: str) -> str:
    """The name of the box of a number."""
    return key.replace(":", "_").lower()


FORMS: dict[str, type[StepForm]] = {
    "enlist": EnlistForm,
    "release": ReleaseForm,
    "set_goal": GoalForm,
    "drop_goal": DropGoalForm,
    "close": CloseForm,
    "reopen": ReopenForm,
    "note": NoteForm,
    "correct": CorrectForm,
    "take_back": TakeBackForm,
}
PART_FORMS: dict[str, type[StepForm]] = {"report": ReportForm, "note": NoteForm, "take_back": TakeBackForm}
